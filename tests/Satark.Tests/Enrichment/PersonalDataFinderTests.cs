using Satark.Enrichment;

namespace Satark.Tests.Enrichment;

public sealed class PersonalDataFinderTests
{
    [Theory]
    [InlineData("call 9876543210 now", "9876543210")]
    [InlineData("98765 43210", "98765 43210")]
    [InlineData("987-654-3210", "987-654-3210")]
    [InlineData("+91 98765 43210 pe call karo", "+91 98765 43210")]
    [InlineData("+91-9876543210", "+91-9876543210")]
    [InlineData("+919876543210", "+919876543210")]
    [InlineData("0091 9876543210", "0091 9876543210")]
    [InlineData("09876543210", "09876543210")]
    [InlineData("91 9876543210", "91 9876543210")]
    [InlineData("(+91) 98765-43210", "+91) 98765-43210")]
    [InlineData("9 8 7 6 5 4 3 2 1 0", "9 8 7 6 5 4 3 2 1 0")]
    [InlineData("98.76.54.32.10", "98.76.54.32.10")]
    [InlineData("mob9876543210", "9876543210")]
    [InlineData("Mob-9876543210", "9876543210")]
    [InlineData("मेरा नंबर ९८७६५४३२१० है", "९८७६५४३२१०")]
    [InlineData("نمبر ۹۸۷۶۵۴۳۲۱۰", "۹۸۷۶۵۴۳۲۱۰")]
    [InlineData("9876543210को बुलाओ", "9876543210")]
    [InlineData("https://wa.me/919876543210", "919876543210")]
    [InlineData("0522-2612345", "0522-2612345")]
    [InlineData("0522 261 2345", "0522 261 2345")]
    [InlineData("05222612345", "05222612345")]
    [InlineData("(0522) 2612345", "0522) 2612345")]
    [InlineData("98765_43210", "98765_43210")]
    [InlineData("987 65 43210", "987 65 43210")]
    [InlineData("9\u200D876543210", "9\u200D876543210")]
    [InlineData("+९१ ९८७६५ ४३२१०", "+९१ ९८७६५ ४३२१०")]
    [InlineData("मोबाइल ९८७६५४३२१०और", "९८७६५४३२१०")]
    [InlineData("call9876543210now", "9876543210")]
    [InlineData("+977 9841234567", "+977 9841234567")]
    [InlineData("+1 202 555 0143", "+1 202 555 0143")]
    [InlineData("PIN 226010 9876543210", "9876543210")]
    public void A_telephone_number_is_marked_in_every_usual_spacing(string text, string number) => Assert.Equal([(number, PersonalDataKind.Phone)], Marks(text));

    [Theory]
    [InlineData("case no. 9876543210")]
    [InlineData("FIR 0123/2025 dated 12-08-2025")]
    [InlineData("केस नंबर 9876543210")]
    [InlineData("CR-9876543210")]
    [InlineData("₹9876543210")]
    [InlineData("Rs. 9876543210")]
    [InlineData("9876543210 rupees")]
    [InlineData("9,876,543,210")]
    [InlineData("9-12-2024 500")]
    [InlineData("08.12.2025 14:30")]
    [InlineData("1800-180-1234")]
    [InlineData("112")]
    [InlineData("1234567890")]
    [InlineData("98765432101")]
    [InlineData("26.846708, 80.946159")]
    [InlineData("https://facebook.com/posts/9876543210")]
    public void A_case_number_a_date_or_an_amount_is_no_telephone_number(string text) => Assert.Empty(Marks(text));

    [Theory]
    [InlineData("UP65AB1234")]
    [InlineData("UP 65 AB 1234")]
    [InlineData("UP-32-FG-9876")]
    [InlineData("221005")]
    [InlineData("Lucknow 226 010")]
    public void Plates_and_PIN_codes_are_left_alone(string text) => Assert.Empty(Marks(text));

    [Theory]
    [InlineData("2345 6789 0124", "2345 6789 0124")]
    [InlineData("aadhaar 234567890124.", "234567890124")]
    [InlineData("२३४५ ६७८९ ०१२४", "२३४५ ६७८९ ०१२४")]
    [InlineData("aadhaar 2345 67890124", "2345 67890124")]
    public void Twelve_digits_with_the_right_check_digit_are_an_Aadhaar_number(string text, string number) => Assert.Equal([(number, PersonalDataKind.Aadhaar)], Marks(text));

    [Theory]
    [InlineData("2345 6789 0125")]
    [InlineData("134567890124")]
    public void Twelve_digits_with_a_wrong_check_digit_are_not(string text) => Assert.Empty(Marks(text));

    [Theory]
    [InlineData("aadhaar no 234567890125", "234567890125")]
    [InlineData("आधार 2345 6789 0125", "2345 6789 0125")]
    public void What_the_text_calls_an_Aadhaar_number_is_marked_with_a_wrong_digit_too(string text, string number) => Assert.Equal([(number, PersonalDataKind.Aadhaar)], Marks(text));

    [Theory]
    [InlineData("4111 1111 1111 1111", "4111 1111 1111 1111")]
    [InlineData("card 5555555555554444", "5555555555554444")]
    [InlineData("3782-822463-10005", "3782-822463-10005")]
    public void A_card_number_is_marked(string text, string number) => Assert.Equal([(number, PersonalDataKind.BankCard)], Marks(text));

    [Fact]
    public void Sixteen_digits_that_fail_the_Luhn_formula_are_no_card() => Assert.Empty(Marks("4111 1111 1111 1112"));

    [Theory]
    [InlineData("account 123456789012345", "123456789012345")]
    [InlineData("a/c no 31234567890", "31234567890")]
    [InlineData("a/c 1234 5678 9012 34", "1234 5678 9012 34")]
    [InlineData("खाता संख्या 31234567890", "31234567890")]
    public void A_number_called_an_account_is_marked(string text, string number) => Assert.Equal([(number, PersonalDataKind.BankAccount)], Marks(text));

    [Theory]
    [InlineData("PAN ABCPK1234F", "ABCPK1234F")]
    [InlineData("abcpk1234f", "abcpk1234f")]
    [InlineData("PAN: ABCPK 1234 F", "ABCPK 1234 F")]
    [InlineData("pan abcpk-1234-f", "abcpk-1234-f")]
    public void A_PAN_is_marked(string text, string number) => Assert.Equal([(number, PersonalDataKind.Pan)], Marks(text));

    [Theory]
    [InlineData("ABCXK1234F")]
    [InlineData("ABCPK12345")]
    [InlineData("XABCPK1234F")]
    [InlineData("ABCPK 1234 For")]
    [InlineData("hello 1234 f")]
    public void What_breaks_the_rules_of_a_PAN_is_none(string text) => Assert.Empty(Marks(text));

    [Theory]
    [InlineData("write to rahul.k+1@example.co.in.", "rahul.k+1@example.co.in", PersonalDataKind.Email)]
    [InlineData("rahul9876543210@gmail.com", "rahul9876543210@gmail.com", PersonalDataKind.Email)]
    [InlineData("9876543210@ybl पर भेजो", "9876543210@ybl", PersonalDataKind.UpiId)]
    [InlineData("pay priya-22@okhdfcbank now", "priya-22@okhdfcbank", PersonalDataKind.UpiId)]
    [InlineData("Rahul@Paytm.", "Rahul@Paytm", PersonalDataKind.UpiId)]
    [InlineData("9876543210 @ ybl", "9876543210 @ ybl", PersonalDataKind.UpiId)]
    public void Addresses_with_an_at_sign_are_marked(string text, string address, PersonalDataKind kind) => Assert.Equal([(address, kind)], Marks(text));

    [Theory]
    [InlineData("@uppolice help")]
    [InlineData("meet@cafe at 5")]
    [InlineData("a @ b")]
    [InlineData("milo @ sbi")]
    [InlineData("@@@@")]
    public void A_handle_is_no_address(string text) => Assert.Empty(Marks(text));

    [Theory]
    [InlineData("I live at House No. 12, Gali 3, Mohalla Kazipura, Lucknow 226001", "House No. 12, Gali 3, Mohalla Kazipura")]
    [InlineData("flat no 402 Shanti Apartments, Kanpur", "flat no 402 Shanti Apartments")]
    [InlineData("मकान नंबर 45, गली नंबर 2, राजाजी नगर, वाराणसी", "मकान नंबर 45, गली नंबर 2, राजाजी नगर")]
    [InlineData("makan no B-21/3 sector 9 me rehta hu", "makan no B-21/3 sector 9")]
    [InlineData("H.No. 221B, Sector 9, Noida", "H.No. 221B, Sector 9")]
    [InlineData("म.नं. 45 मोहल्ला काजीपुरा बलिया", "म.नं. 45 मोहल्ला काजीपुरा")]
    [InlineData("mohalla Sheikhpura ke paas", "mohalla Sheikhpura")]
    [InlineData("مکان نمبر 7 گلی 2", "مکان نمبر 7 گلی 2")]
    public void House_street_and_quarter_are_marked_and_the_town_is_not(string text, string address) => Assert.Equal([(address, PersonalDataKind.Address)], Marks(text));

    [Theory]
    [InlineData("my house is burning")]
    [InlineData("मकान गिर गया")]
    [InlineData("main theek h 12 baje milte hain")]
    [InlineData("Hazratganj, Lucknow")]
    [InlineData("room service is late. 3 people waiting")]
    public void A_house_without_a_number_is_no_address(string text) => Assert.Empty(Marks(text));

    [Fact]
    public void Several_kinds_in_one_text_are_marked_in_order()
    {
        const string text = "Rahul 9876543210, rahul@ybl, ABCPK1234F, 2345 6789 0124";
        Assert.Equal([PersonalDataKind.Phone, PersonalDataKind.UpiId, PersonalDataKind.Pan, PersonalDataKind.Aadhaar], Marks(text).Select(mark => mark.Kind));
    }

    private static List<(string Text, PersonalDataKind Kind)> Marks(string text) =>
        [.. PersonalDataFinder.Find(text).Select(mark => (text.Substring(mark.Start, mark.Length), mark.Kind))];
}

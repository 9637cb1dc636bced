using Satark.Places.Evidence;

namespace Satark.Tests.Places.Evidence;

public sealed class NumbersInTextTests
{
    [Theory]
    [InlineData("pin 277001", "ballia")]
    [InlineData("PIN CODE - 277 001", "ballia")]
    [InlineData("pincode:277001", "ballia")]
    [InlineData("पिन कोड 277001", "ballia")]
    [InlineData("पिन २७७००१", "ballia")]
    [InlineData("पिन277001", "ballia")]
    [InlineData("پن ۲۷۷۰۰۱", "ballia")]
    [InlineData("gali no 4, 226001", "lucknow")]
    [InlineData("मेरा घर 221001 में है", "varanasi")]
    [InlineData("pin 800001", "BR")]
    public void PIN_codes_are_read(string text, string where)
    {
        Assert.Equal($"PinCode:{where}", TextReading.Summary(text));
    }

    [Theory]
    [InlineData("House 12, Lane 3, 226010")]
    [InlineData("मकान 4, गली 2, 226010. कोई आ जाओ")]
    [InlineData("Vasant Vihaar Extn, 226010")]
    public void A_PIN_code_that_ends_an_address_needs_no_word(string text)
    {
        var guess = Hypothesis.Of(TextReading.Text.Of(text, TextReading.At));
        Assert.Equal("lucknow", guess.District);
        Assert.True(guess.Confidence >= 0.5, $"{guess.Confidence}");
    }

    [Theory]
    [InlineData("226010")]
    [InlineData("mujhe 226010 dene the")]
    [InlineData("room ka rent 226010")]
    [InlineData("flat ki kist 226010 rupaye")]
    public void A_number_that_may_be_anything_places_nobody(string text)
    {
        Assert.False(Hypothesis.Of(TextReading.Text.Of(text, TextReading.At)).HasPlace);
    }

    [Theory]
    [InlineData("otp 277001 hai")]
    [InlineData("your code is 277001")]
    [InlineData("upi pin 277001 daalo")]
    [InlineData("rs 277001 ka karz")]
    [InlineData("₹277001")]
    [InlineData("277001 rupaye ka loan")]
    [InlineData("order id 277001")]
    [InlineData("order #277001")]
    [InlineData("277001 followers")]
    [InlineData("1277001")]
    [InlineData("277001.50")]
    [InlineData("2770012")]
    [InlineData("ab277001")]
    [InlineData("277000")]
    [InlineData("999999")]
    [InlineData("012345")]
    [InlineData("CR/277001")]
    public void Other_numbers_of_six_digits_are_no_PIN_codes(string text)
    {
        Assert.DoesNotContain("PinCode", TextReading.Summary(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_PIN_code_that_says_so_is_surer_than_a_bare_number()
    {
        var said = Assert.Single(TextReading.Numbers("pin 277001"));
        var bare = Assert.Single(TextReading.Numbers("bas 277001 likh do"));
        Assert.True(said.Confidence > 2 * bare.Confidence);
    }

    [Theory]
    [InlineData("0522-2612345", "AreaCode:lucknow")]
    [InlineData("0522 2612345", "AreaCode:lucknow")]
    [InlineData("05222612345", "AreaCode:lucknow")]
    [InlineData("(0522) 2612345", "AreaCode:lucknow")]
    [InlineData("+91 522 2612345", "AreaCode:lucknow")]
    [InlineData("०५२२-२६१२३४५", "AreaCode:lucknow")]
    [InlineData("05498-220123", "AreaCode:ballia")]
    [InlineData("0612-2212345", "AreaCode:BR")]
    [InlineData("011-23456789", "AreaCode:DL")]
    [InlineData("9415012345", "MobileSeries:UP")]
    [InlineData("+91 94150 12345", "MobileSeries:UP")]
    [InlineData("mob. 098680-12345", "MobileSeries:DL")]
    [InlineData("otp 0522 2612345", "")]
    [InlineData("case no 9415012345", "")]
    [InlineData("account 9415012345", "")]
    [InlineData("1234567890", "")]
    [InlineData("0522", "")]
    [InlineData("6000012345", "")]
    public void Telephone_numbers_say_where_they_are_from(string text, string expected)
    {
        Assert.Equal(expected, TextReading.Summary(text));
    }

    [Theory]
    [InlineData("UP60AB1234", "ballia")]
    [InlineData("UP 60 AB 1234", "ballia")]
    [InlineData("UP-60-AB-1234", "ballia")]
    [InlineData("up60ab1234", "ballia")]
    [InlineData("gaadi number up 60 ab 1234", "ballia")]
    [InlineData("U.P. 60 AB 1234", "ballia")]
    [InlineData("UP 60 1234", "ballia")]
    [InlineData("UP 65 A 0001", "varanasi")]
    [InlineData("यूपी 60 एबी 1234", "ballia")]
    [InlineData("यूपी-60-AB-१२३४", "ballia")]
    [InlineData("یوپی 60 AB 1234", "ballia")]
    [InlineData("ham UP65 wale hain", "varanasi")]
    [InlineData("UP-65 zindabad", "varanasi")]
    [InlineData("यूपी 65 वाले", "varanasi")]
    [InlineData("UP18 AB 1234", "UP")]
    [InlineData("BR 01 AB 1234", "BR")]
    [InlineData("MH12DE1433", "MH")]
    [InlineData("DL 3C AB 1234", "DL")]
    [InlineData("DL3CAB1234", "DL")]
    [InlineData("22 BH 1234 AA", "-")]
    [InlineData("22BH1234A", "-")]
    public void Number_plates_say_where_a_vehicle_was_registered(string text, string where)
    {
        Assert.Equal($"NumberPlate:{where}", TextReading.Summary(text));
    }

    [Theory]
    [InlineData("UP 75 districts")]
    [InlineData("यूपी 80 सीट")]
    [InlineData("woke up 60 min late")]
    [InlineData("up 60")]
    [InlineData("as 10 am 2024")]
    [InlineData("UP112")]
    [InlineData("UP-112")]
    [InlineData("UP 60%")]
    [InlineData("up 12 to 2000 log")]
    [InlineData("ok 10 ab 1234")]
    [InlineData("@UP65")]
    public void Other_words_and_numbers_are_no_plates(string text)
    {
        Assert.Equal("", TextReading.Summary(text));
    }

    [Fact]
    public void Pieces_come_in_the_order_of_the_text()
    {
        Assert.Equal(
            "NumberPlate:ballia MapLink:- PinCode:lucknow Coordinates:varanasi AreaCode:ballia",
            TextReading.Summary("UP60AB1234 https://maps.app.goo.gl/x pin 226001, 25.3176, 82.9739; 05498-220123"));
    }

    [Theory]
    [InlineData("Bansdih, Ballia 277202", "PinCode:ballia")]
    [InlineData("Ballia-277001", "PinCode:ballia")]
    [InlineData("बलिया 277 001", "PinCode:ballia")]
    [InlineData("RWWW+MF Lucknow", "Coordinates:lucknow")]
    [InlineData("https://www.google.com/maps/place/Ballia+Railway+Station/", "MapLink:ballia")]
    public void A_name_beside_helps(string text, string expected)
    {
        Assert.Equal(expected, TextReading.Summary(text));
    }

    [Fact]
    public void A_name_in_a_link_is_a_part_of_the_link()
    {
        Assert.Single(TextReading.Text.Of("https://www.google.com/maps/place/Ballia", TextReading.At));
    }

    [Fact]
    public void The_code_of_where_somebody_was_born_is_no_more_than_that()
    {
        var born = Assert.Single(TextReading.Numbers("I was born in Ballia 277001, now I am at Nashik station"));
        var here = Assert.Single(TextReading.Numbers("I am in Ballia 277001 now"));
        Assert.Equal(EvidenceKind.PinCode, born.Kind);
        Assert.Equal((PlaceRole.Origin, PlaceRole.Here), (born.Role, here.Role));
        Assert.True(born.Confidence < here.Confidence, $"{born.Confidence} and {here.Confidence}");
    }
}

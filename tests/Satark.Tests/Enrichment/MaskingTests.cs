using Satark.Enrichment;

namespace Satark.Tests.Enrichment;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("call +91 98765 43210 now", "call ••••10 now")]
    [InlineData("नंबर ९८७६५ ४३२१० है", "नंबर ••••१० है")]
    [InlineData("9876543210, 9123456780", "••••10, ••••80")]
    [InlineData("pay rahul.k@oksbi or 9876543210@ybl", "pay •••• or ••••")]
    [InlineData("PAN ABCPK1234F aadhaar 2345 6789 0124", "PAN •••• aadhaar ••••")]
    [InlineData("House No. 12, Gali 3, Mohalla Kazipura, Lucknow 226001", "••••, Lucknow 226001")]
    [InlineData("nothing here", "nothing here")]
    [InlineData("", "")]
    public void Personal_data_is_hidden_and_of_a_telephone_number_two_digits_stay(string text, string masked) => Assert.Equal(masked, Masking.Apply(text).Text);

    [Fact]
    public void A_segment_says_where_it_stands_in_both_texts()
    {
        const string text = "call 98765 43210 or mail a.b@example.org soon";
        var masked = Masking.Apply(text);

        Assert.Equal([PersonalDataKind.Phone, PersonalDataKind.Email], masked.Segments.Select(segment => segment.Kind));
        Assert.Equal(["••••10", "••••"], masked.Segments.Select(segment => masked.Text.Substring(segment.Start, segment.Length)));
        Assert.Equal(["98765 43210", "a.b@example.org"], masked.Segments.Select(segment => text.Substring(segment.OriginalStart, segment.OriginalLength)));
    }

    [Fact]
    public void The_length_of_what_is_hidden_does_not_show() => Assert.Equal(Masking.Apply("a@example.org").Text, Masking.Apply("a.very.long.name@example.org").Text);

    [Fact]
    public void Text_around_the_marks_stays_as_it_is() => Assert.Equal("\uD800 ••••10 \uDC00\0", Masking.Apply("\uD800 9876543210 \uDC00\0").Text);

    [Theory]
    [InlineData(0, 9)]
    [InlineData(4, 1)]
    [InlineData(-1, 2)]
    [InlineData(0, 0)]
    [InlineData(2, int.MaxValue)]
    public void Marks_of_another_text_are_refused(int start, int length) =>
        Assert.Throws<ArgumentException>(() => Masking.Apply("four", [new PersonalData(start, length, PersonalDataKind.Phone)]));

    [Fact]
    public void Marks_that_overlap_are_refused() =>
        Assert.Throws<ArgumentException>(() => Masking.Apply("four", [new PersonalData(0, 3, PersonalDataKind.Phone), new PersonalData(2, 2, PersonalDataKind.Pan)]));

    [Fact]
    public void No_text_is_the_empty_text() => Assert.Equal("", Masking.Apply(null).Text);
}

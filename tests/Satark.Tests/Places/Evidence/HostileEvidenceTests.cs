using System.Text;
using Satark.Places.Evidence;

namespace Satark.Tests.Places.Evidence;

[Collection(Alone.Name)]
public sealed class HostileEvidenceTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("26.8467,")]
    [InlineData("26.8467, 80.9462 ")]
    [InlineData("277001 ")]
    [InlineData("UP60AB1234 ")]
    [InlineData("UP 60 ")]
    [InlineData("0522-2612345 ")]
    [InlineData("http://")]
    [InlineData("https://maps.google.com/?q=")]
    [InlineData("geo:1")]
    [InlineData("///a.b.")]
    [InlineData("2345+")]
    [InlineData("N 2°3'")]
    [InlineData("lat long ")]
    [InlineData("\uD800")]
    [InlineData("१\u093C")]
    [InlineData("पिन ")]
    [InlineData("&q=")]
    public void A_hostile_text_of_a_million_characters_is_finished_in_time(string unit)
    {
        var text = new StringBuilder().Insert(0, unit, 1_000_000 / unit.Length).ToString();
        var pieces = 0;
        var seconds = Alone.Seconds(() => pieces = TextReading.Text.Of(text, TextReading.At).Count);
        Assert.InRange(pieces, 0, TextEvidence.MostPieces);

        // A second or two of a processor; hours for anything that is not linear.
        Assert.InRange(seconds, 0, 60);
    }

    [Fact]
    public void Random_pieces_never_throw_and_every_piece_lies_inside_the_text()
    {
        var random = new Random(20260301);
        string[] pieces =
        [
            "26.8467", "80.9462", "26°50'48\"", "N", "E", "S", ",", " ", " ", "lat", "lng", ":", "UP60", "UP", "60", "AB", "1234", "यूपी", "277001", "pin", "पिन", "otp", "0522", "2612345",
            "+91", "9415012345", "https://maps.google.com/?q=", "%2C", "%", "%E0%A4", "geo:", "///", "a.b.c", "@26.8,80.9", "!3d26.8!4d80.9", "#map=1/26/80", "7MV7RWWW+MF", "RWWW+MF",
            "22", "BH", "\uD800", "\uDC00", "\u0301", "\u200C", "\u202E", "\n", "\0", "٢٦٫٨٤", "°", "'", "-", "(", ")", "İ", "𝟚", "maps.app.goo.gl/",
        ];
        var found = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => pieces[random.Next(pieces.Length)]));
            var end = 0;
            foreach (var evidence in TextReading.Text.Of(text, TextReading.At))
            {
                Assert.InRange(evidence.Start!.Value, end, text.Length);
                end = evidence.Start.Value + evidence.Length!.Value;
                Assert.InRange(end, evidence.Start.Value + 1, text.Length);
                Assert.Equal(text[evidence.Start.Value..end], evidence.Value);
                Assert.InRange(evidence.Confidence, 0, 1);
                Assert.Equal(evidence.Place is null, evidence.Confidence == 0);
                found++;
            }
        }

        Assert.True(found > 5_000, $"only {found} pieces met");
    }

    [Theory]
    [InlineData("गाड़ी यूपी 60 एबी 1234, पिन 277001", "NumberPlate:ballia PinCode:ballia")]
    [InlineData("गाड़ी नंबर up 60 ab 1234 ज़रूर", "NumberPlate:ballia")]
    [InlineData("खड़ा हूँ 26.8467, 80.9462", "Coordinates:lucknow")]
    public void Composed_and_decomposed_text_say_the_same(string text, string expected)
    {
        var (composed, decomposed) = (Spelling.Composed(text), Spelling.Decomposed(text));
        Assert.NotEqual(composed, decomposed);
        Assert.Equal(expected, TextReading.Summary(composed));
        Assert.Equal(expected, TextReading.Summary(decomposed));
    }
}

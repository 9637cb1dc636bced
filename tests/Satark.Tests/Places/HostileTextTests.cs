using System.Text;
using Satark.Places;

namespace Satark.Tests.Places;

public sealed class HostileTextTests
{
    private static readonly DistrictFinder Finder = new(Gazetteer.Default);

    public static TheoryData<string, int> HostileUnits => new()
    {
        { "a", 0 },
        { "\u0301", 0 },
        { "न्", 0 },
        { "\uD800", 0 },
        { "Chhatrapati Shahuji Maharaj ", 0 },
        { "के ", 0 },
        { ". ", 0 },
        { "बस्ती जिला ", 1_000_000 / 11 },
        { "बस्ती ", 1_000_000 / 6 },
    };

    [Theory]
    [MemberData(nameof(HostileUnits))]
    public void A_hostile_text_of_a_million_characters_is_finished(string unit, int districts)
    {
        var text = new StringBuilder().Insert(0, unit, 1_000_000 / unit.Length).ToString();
        Assert.Equal(districts, Finder.FindInText(text).Length);
    }

    [Fact]
    public void Random_text_never_throws_and_every_mention_lies_inside_it()
    {
        // Pieces of names, cues, marks and broken surrogates in any order; the seed is fixed so that a failure repeats.
        var random = new Random(20260101);
        string[] pieces =
        [
            "Rae", "Bareli", "बस्ती", "जिला", "में", "के", "पास", "ضلع", "مئو", "न", "\u094D", "\u093C", "\u0902", "\u0301", "\u200C", "\u00AD",
            "\uD800", "\uDC00", ".", ",", " ", " ", "-", "_", "|", "\n", "\0", "İ", "ß",
        ];
        var found = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var end = 0;
            foreach (var mention in Finder.FindInText(text))
            {
                Assert.InRange(mention.Position, end, text.Length);
                end = mention.Position + mention.Length;
                Assert.InRange(end, mention.Position + 1, text.Length);
                found++;
            }
        }

        Assert.True(found > 1_000, $"only {found} mentions met");
    }
}

using System.Text;
using Satark.Places;
using Satark.Places.Finding;

namespace Satark.Tests.Places.Finding;

public sealed class HostileFindingTests
{
    private static readonly PlaceFinder Finder = new(Gazetteer.Default);

    public static TheoryData<string> Units =>
    [
        "a", "\u0301", "न्", "\uD800", "kanpur ", "kanpur, Delhi ", "Rasra, Ballia ", "कानपुर में ", "#savelucknow", "a_", "(", "@a", "kotwali ", "ka\u200B",
        "abhi ", "mera bhai ", "aक", "\uD83D\uDCCD", "Luck", "film ", "zila ", "1", ".",
    ];

    [Theory]
    [MemberData(nameof(Units))]
    public void A_hostile_text_of_a_million_characters_is_finished(string unit)
    {
        var text = new StringBuilder().Insert(0, unit, 1_000_000 / unit.Length).ToString();
        Assert.All(Finder.Find(text), mention => Assert.InRange(mention.Start + mention.Length, 1, text.Length));
    }

    [Fact]
    public void Random_text_never_throws_and_mentions_stand_in_order_inside_it()
    {
        // The seed is fixed so that a failure repeats.
        var random = new Random(20261122);
        string[] pieces =
        [
            "Rae", "Bareli", "बस्ती", "जिला", "में", "से", "हूं", "ضلع", "لکھنؤ", "میں", "kanpur", "me", "hu", "nahi", "Delhi", "thana", "Kotwali", "Ballia", "film",
            "न", "\u094D", "\u093C", "\u0301", "\u200C", "\u200B", "\uD800", "\uDC00", ".", ",", " ", " ", " ", "-", "_", "#", "@", "\n", "\0", "İ", "ß", "277001",
        ];
        var found = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var end = 0;
            foreach (var mention in Finder.Find(text))
            {
                Assert.InRange(mention.Start, end, text.Length);
                end = mention.Start + mention.Length;
                Assert.InRange(end, mention.Start + 1, text.Length);
                Assert.InRange(mention.Confidence, 0, 1);
                Assert.NotEmpty(mention.Candidates);
                Assert.All(mention.Candidates, candidate => Assert.Equal(2, candidate.State.Length));
                found++;
            }
        }

        Assert.True(found > 1_000, $"only {found} mentions met");
    }

    [Fact]
    public void Composed_and_decomposed_text_give_the_same_places()
    {
        var different = 0;
        foreach (var row in FindingRow.Read())
        {
            var (composed, decomposed) = (Spelling.Composed(row.Text), Spelling.Decomposed(row.Text));
            different += string.Equals(composed, decomposed, StringComparison.Ordinal) ? 0 : 1;
            Assert.Equal(
                Finder.Find(composed).Select(mention => (mention.Candidates[0], mention.Role, mention.Confidence)),
                Finder.Find(decomposed).Select(mention => (mention.Candidates[0], mention.Role, mention.Confidence)));
        }

        Assert.True(different > 20, $"only {different} texts differ");
    }
}

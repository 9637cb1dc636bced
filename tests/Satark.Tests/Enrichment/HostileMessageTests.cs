using System.Text;
using Satark.Enrichment;
using Xunit.Abstractions;

namespace Satark.Tests.Enrichment;

[Collection(Alone.Name)]
public sealed class HostileMessageTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "मैं", "नहींंं", "बा", "ہے", "mujhe", "help", "#SaveMe", "#", "@", "@x", "a@b.co", "9876543210", "+91", "4111 1111", "१२", "۱۲", "House No", "गली", "https://", "wa.me/",
        "\u094D", "\u093C", "\u0902", "\u0301", "\u200C", "\u200B", "\u00AD", "\uD800", "\uDC00", "\uD835\uDC00", "\U0001F62D", "ᄒ", "ᅡ", "\uFE0F", ".", ",", " ", " ", "-", "_", "/", "₹",
        "\n", "\0", "İ", "ß", "’", "ABCPK1234F", "\u09F0", "안",
    ];

    [Fact]
    public void Random_text_never_throws_and_every_mark_lies_inside_it()
    {
        // The seed is fixed so that a failure repeats. Half of the texts are any characters at all, half are pieces that mean something, broken ones too.
        var random = new Random(20261121);
        var (languages, marks) = (0, 0);
        for (var round = 0; round < 100_000; round++)
        {
            var text = round % 2 == 0 ? AnyCharacters(random) : string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var guess = LanguageFinder.Find(text);
            Assert.InRange(guess.Confidence, 0, 1);
            languages += guess.Code == LanguageGuess.Undetermined ? 0 : 1;
            var end = 0;
            foreach (var mark in PersonalDataFinder.Find(text))
            {
                Assert.InRange(mark.Start, end, text.Length);
                end = mark.End;
                Assert.InRange(end, mark.Start + 1, text.Length);
                marks++;
            }
        }

        output.WriteLine($"{languages} languages, {marks} marks met");
        Assert.True(languages > 10_000 && marks > 5_000, $"only {languages} languages and {marks} marks met");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("9 ")]
    [InlineData("9876543210 ")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("a.b/")]
    [InlineData("#A")]
    [InlineData("#a_")]
    [InlineData("'")]
    [InlineData("a'")]
    [InlineData("\u0301")]
    [InlineData("न्")]
    [InlineData("\uD800")]
    [InlineData("\uD835\uDC00")]
    [InlineData("https://")]
    [InlineData("http:wa.me/")]
    [InlineData("मकान नंबर ")]
    [InlineData("house no 1 ")]
    [InlineData("case no 9876543210 ")]
    [InlineData("mohalla ")]
    [InlineData("मैं नहीं hoon ")]
    [InlineData("\u200B")]
    public void A_hostile_text_of_a_million_characters_is_finished_in_linear_time(string unit)
    {
        var tenth = Seconds(unit, 100_000);
        var whole = Seconds(unit, 1_000_000);

        // Ten times the text takes about ten times as long; quadratic work would take a hundred times. The constant allows for what the runtime does meanwhile.
        Assert.True(whole < (30 * tenth) + 1, $"{tenth:F3} s, then {whole:F3} s");
    }

    private static double Seconds(string unit, int length)
    {
        var text = new StringBuilder().Insert(0, unit, length / unit.Length).ToString();
        return Alone.Seconds(() =>
        {
            LanguageFinder.Find(text);
            PersonalDataFinder.Find(text);
        });
    }

    private static string AnyCharacters(Random random)
    {
        Span<char> text = stackalloc char[random.Next(0, 60)];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(0x20, 0xC00);
        }

        return new string(text);
    }
}

namespace Satark.Tests.Places;

/// <summary>The composed and the decomposed spelling of a text.</summary>
/// <remarks>
/// Written out, because <see cref="string.Normalize()"/> changes nothing in invariant globalization mode: a test that relied on it would compare a text
/// with itself.
/// </remarks>
internal static class Spelling
{
    private static readonly (string Composed, string Decomposed)[] Pairs =
    [
        ("\u0101", "a\u0304"), ("\u012B", "i\u0304"), ("\u1E47", "n\u0323"),
        ("\u0622", "\u0627\u0653"), ("\u0624", "\u0648\u0654"), ("\u0626", "\u064A\u0654"), // alef, waw and ye with their sign
        ("\u0958", "\u0915\u093C"), ("\u0959", "\u0916\u093C"), ("\u095A", "\u0917\u093C"), ("\u095B", "\u091C\u093C"), // letters with nukta
        ("\u095C", "\u0921\u093C"), ("\u095D", "\u0922\u093C"), ("\u095E", "\u092B\u093C"), ("\u095F", "\u092F\u093C"),
    ];

    public static string Composed(string text) =>
        Pairs.Aggregate(text, (spelt, pair) => spelt.Replace(pair.Decomposed, pair.Composed, StringComparison.Ordinal));

    public static string Decomposed(string text) =>
        Pairs.Aggregate(text, (spelt, pair) => spelt.Replace(pair.Composed, pair.Decomposed, StringComparison.Ordinal));
}

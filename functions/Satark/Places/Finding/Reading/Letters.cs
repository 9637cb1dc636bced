using System.Globalization;

namespace Satark.Places.Finding.Reading;

/// <summary>What the characters of a text are to a reader of names.</summary>
internal static class Letters
{
    /// <summary>What stands for the sign of a pin (U+1F4CD), which people put before the place where they are.</summary>
    public const char Pin = '\u2316';

    /// <summary>True where the sign of a pin begins.</summary>
    public static bool IsPin(ReadOnlySpan<char> text, int at) => text[at] == '\uD83D' && at + 1 < text.Length && text[at + 1] == '\uDCCD';

    /// <summary>Where the word that begins at <paramref name="start"/> ends, if an underscore inside it makes it somebody's handle; else <paramref name="start"/>.</summary>
    public static int EndOfHandle(ReadOnlySpan<char> text, int start)
    {
        var isHandle = false;
        var i = start;
        for (; i < text.Length && (text[i] == '_' || IsInWord(text[i])); i++)
        {
            isHandle |= text[i] == '_' && i + 1 < text.Length && IsInWord(text[i + 1]);
        }

        return isHandle ? i : start;
    }

    /// <summary>True for what stands inside words: letters, digits, marks, joiners. U+200B is a space of no width.</summary>
    public static bool IsInWord(char c) => c < '\u0080'
        ? char.IsAsciiLetterOrDigit(c)
        : c != '\u200B' && (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.Format);

    /// <summary>True where a "font" letter (𝐇) begins.</summary>
    public static bool IsFontLetter(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && Enrichment.Scripts.PlainLetter(text[at], text[at + 1]) != '\0';

    /// <summary>How much the character at <paramref name="at"/>, which is no part of a word, parts what stands before it from what stands after.</summary>
    public static Gap GapOf(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> wordBefore) => text[at] switch
    {
        '\u200B' => Gap.Glued,
        '-' or '\u2010' or '\u2011' or '(' or ')' or '[' or ']' or '/' or '"' or '\'' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '`' or '_' or '*' or '&' => Gap.Space,
        ',' or ':' or '\u060C' or '\u2013' or '\u2014' or '\u2192' or '|' or '~' or '=' or '>' or '\u3001' or '\uFF0C' => Gap.Comma,

        // "Distt. Banda", "G. B. Nagar", "U.P." go on; "ok.bye" and a stop before a space end a sentence.
        '.' => wordBefore.Length <= 2 || IsAbbreviation(wordBefore) ? Gap.Space : Gap.Sentence,
        '\n' or '\u2028' or '\u2029' => Gap.Sentence,
        '\r' => Gap.Space,
        var c => char.IsWhiteSpace(c) ? Gap.Space : Gap.Sentence,
    };

    /// <summary>True for what stands before the words that somebody said or wrote: a colon, an opening quotation mark.</summary>
    public static bool OpensWords(char c) => c is ':' or '"' or '\u201C' or '\u2018' or '\u00AB';

    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word is "dist" or "distt" or "teh" or "vill" or "post" or "mohd" or "opp" or "dis";
}

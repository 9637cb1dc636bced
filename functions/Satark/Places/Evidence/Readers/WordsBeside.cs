using System.Collections.Frozen;
using System.Globalization;

namespace Satark.Places.Evidence.Readers;

/// <summary>The words beside a piece of a plain text, as far as they belong to it. Looks no farther than a few dozen characters.</summary>
internal static class WordsBeside
{
    private const int LongestGap = 6;
    private const int LongestWord = 24;

    /// <summary>True when one of the last <paramref name="words"/> words before <paramref name="start"/>, in the same sentence, is one of these.</summary>
    public static bool AnyBefore(ReadOnlySpan<char> text, int start, int words, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> cues)
    {
        var end = start;
        for (; words > 0; words--)
        {
            var word = Before(text, ref end);
            if (word.IsEmpty)
            {
                return false;
            }

            if (cues.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when one of the next <paramref name="words"/> words after <paramref name="end"/>, in the same sentence, is one of these.</summary>
    public static bool AnyAfter(ReadOnlySpan<char> text, int end, int words, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> cues)
    {
        var start = end;
        for (; words > 0; words--)
        {
            var word = After(text, ref start);
            if (word.IsEmpty)
            {
                return false;
            }

            if (cues.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word before, and moves there; empty where a sentence begins or numbers stand between.</summary>
    public static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, ref int end)
    {
        var to = end;
        while (to > 0 && end - to < LongestGap && !IsLetter(text[to - 1]))
        {
            // "pin no. 277001" goes on after its full stop; a sentence does not.
            if (text[to - 1] is '\n' or '।' or '!' or '?' or '\u06D4' || char.IsAsciiDigit(text[to - 1]) || (text[to - 1] == '.' && !IsShortWord(text, to - 1)))
            {
                return [];
            }

            to--;
        }

        var from = to;
        while (from > 0 && to - from < LongestWord && IsLetter(text[from - 1]))
        {
            from--;
        }

        end = from;
        return text[from..to];
    }

    /// <summary>The word after, and moves there; empty where the sentence ends or numbers stand between.</summary>
    public static ReadOnlySpan<char> After(ReadOnlySpan<char> text, ref int start)
    {
        var from = start;
        while (from < text.Length && from - start < LongestGap && !IsLetter(text[from]))
        {
            if (text[from] is '\n' or '।' or '!' or '?' or '\u06D4' or '.' || char.IsAsciiDigit(text[from]))
            {
                return [];
            }

            from++;
        }

        var to = from;
        while (to < text.Length && to - from < LongestWord && IsLetter(text[to]))
        {
            to++;
        }

        start = to;
        return text[from..to];
    }

    /// <summary>A letter, or a mark inside a word.</summary>
    public static bool IsLetter(char c) => char.IsLetter(c)
        || (c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Some words, made plain, to look pieces of a plain text up in.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split(' ').Select(PlainText.Word).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool IsShortWord(ReadOnlySpan<char> text, int end)
    {
        var from = end;
        while (from > 0 && end - from < 5 && IsLetter(text[from - 1]))
        {
            from--;
        }

        return end - from is > 0 and < 5;
    }
}

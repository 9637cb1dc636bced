using System.Buffers;

namespace Satark.Enrichment;

/// <summary>
/// Knows a Permanent Account Number by its build. Rule 114 of the Income-tax Rules 1962: AAAAA9999A; the fourth letter is the holder's kind (P person,
/// C company, H family, F firm, …).
/// </summary>
internal static class PanNumbers
{
    private static readonly SearchValues<char> AsciiLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>True when ten letters and digits are built like one.</summary>
    public static bool IsPan(ReadOnlySpan<char> word) => word.Length == 10
        && !word[..5].ContainsAnyExcept(AsciiLetters) && !word[5..9].ContainsAnyExceptInRange('0', '9') && char.IsAsciiLetter(word[9])
        && "PCHFATBLJGpchfatbljg".Contains(word[3], StringComparison.Ordinal);

    /// <summary>Where "ABCPK 1234 F" ends, in capitals or called a PAN ("hello 1234 f" is none); 0 where none starts here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where a word starts.</param>
    /// <param name="letters">Where its letters end.</param>
    public static int SpacedEnd(ReadOnlySpan<char> text, int start, int letters)
    {
        Span<char> pan = stackalloc char[10];
        if (letters != start + 5 || letters == text.Length || text[letters] is not (' ' or '-')
            || (text[start..letters].ContainsAnyExceptInRange('A', 'Z') && !text[Math.Max(0, start - 12)..start].Contains("pan", StringComparison.OrdinalIgnoreCase)))
        {
            return 0;
        }

        var length = 0;
        var end = start;
        for (; end < text.Length && length < pan.Length && end < start + 12; end++)
        {
            if (char.IsAsciiLetterOrDigit(text[end]))
            {
                pan[length++] = text[end];
            }
            else if (text[end] is not (' ' or '-'))
            {
                return 0;
            }
        }

        return length == pan.Length && IsPan(pan) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])) ? end : 0;
    }
}

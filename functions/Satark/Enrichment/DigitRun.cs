using System.Globalization;

namespace Satark.Enrichment;

/// <summary>Groups of digits in a row, parted by no more than spaces, hyphens, underscores, full stops or brackets: a number as people space it. Digits of any script.</summary>
internal ref struct DigitRun(Span<byte> digits, Span<DigitRun.Group> groups)
{
    /// <summary>A run is cut after so many digits, so that hostile text costs no more than its length.</summary>
    public const int MostDigits = 64;

    private readonly Span<byte> _digits = digits;
    private readonly Span<Group> _groups = groups;
    private int _digitCount;

    /// <summary>How many groups were read.</summary>
    public int Count { get; private set; }

    /// <summary>A group of the run.</summary>
    public readonly Group this[int index] => _groups[index];

    /// <summary>The digits (0 to 9) of some groups in a row.</summary>
    public readonly ReadOnlySpan<byte> Digits(int first, int last) => _digits[_groups[first].FirstDigit..(_groups[last].FirstDigit + _groups[last].Digits)];

    /// <summary>Reads the run that starts with a digit at <paramref name="start"/>; answers where it ends (exclusive).</summary>
    public int Read(ReadOnlySpan<char> text, int start)
    {
        Count = 0;
        _digitCount = 0;
        var end = start;
        for (var i = start; i < text.Length && _digitCount < MostDigits;)
        {
            var groupStart = i;
            var firstDigit = _digitCount;
            for (; i < text.Length && _digitCount < MostDigits && ValueOf(text[i]) is >= 0 and var value; i++)
            {
                _digits[_digitCount++] = (byte)value;
                while (i + 2 < text.Length && IsUnseen(text[i + 1]) && (IsUnseen(text[i + 2]) || ValueOf(text[i + 2]) >= 0))
                {
                    i++; // what nobody sees parts no number
                }
            }

            _groups[Count++] = new Group(groupStart, i, firstDigit, _digitCount - firstDigit);
            end = i;
            var gap = 0;
            while (gap < 3 && i + gap < text.Length && IsSeparator(text[i + gap]))
            {
                gap++;
            }

            if (gap == 0 || i + gap >= text.Length || ValueOf(text[i + gap]) < 0)
            {
                break;
            }

            i += gap;
        }

        return end;
    }

    /// <summary>The value of a decimal digit of any script, or -1.</summary>
    public static int ValueOf(char c) => char.IsAsciiDigit(c) ? c - '0' : c < '\u0660' ? -1 : CharUnicodeInfo.GetDecimalDigitValue(c);

    private static bool IsUnseen(char c) => c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool IsSeparator(char c) => c is ' ' or '-' or '_' or '.' or '(' or ')' or '\u00A0' or '\u2009' or '\u202F' or '\u200B' or '\u2010' or '\u2011' or '\u2013'
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>One group: where it stands in the text, and which digits of the run are its.</summary>
    internal readonly record struct Group(int Start, int End, int FirstDigit, int Digits);
}

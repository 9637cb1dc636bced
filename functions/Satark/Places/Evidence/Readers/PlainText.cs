namespace Satark.Places.Evidence.Readers;

/// <summary>
/// A text as number readers want it: digits of every script as 0 to 9, letters folded (see <see cref="NameFolding"/>), the many dashes, quotes, degree
/// signs and spaces each as one. Composed and decomposed text give the same. Takes any text; linear.
/// </summary>
internal sealed class PlainText
{
    private readonly char[] _plain;
    private readonly int[] _origin;
    private readonly int _length;

    private PlainText(ReadOnlySpan<char> text)
    {
        _plain = new char[text.Length];
        _origin = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            if (Fold(text[i]) is var plain && plain != NameFolding.Nothing)
            {
                _plain[_length] = plain;
                _origin[_length++] = i;
            }
        }

        _origin[_length] = text.Length;
    }

    /// <summary>The plain characters.</summary>
    public ReadOnlySpan<char> Span => _plain.AsSpan(0, _length);

    /// <summary>Makes a text plain.</summary>
    public static PlainText Of(ReadOnlySpan<char> text) => new(text);

    /// <summary>A word made plain.</summary>
    public static string Word(string word) => Of(word).Span.ToString();

    /// <summary>Where the piece from <paramref name="start"/> to <paramref name="end"/> (exclusive) stands in the text as it was given.</summary>
    public (int Start, int Length) Original(int start, int end) => (_origin[start], _origin[end - 1] + 1 - _origin[start]);

    /// <summary>Where a plain character stands in the text as it was given.</summary>
    public int OriginOf(int index) => _origin[index];

    private static char Fold(char c)
    {
        if (c < '\u0080')
        {
            return char.IsWhiteSpace(c) && c != '\n' ? ' ' : char.ToLowerInvariant(c);
        }

        if (Enrichment.DigitRun.ValueOf(c) is >= 0 and var digit)
        {
            return (char)('0' + digit);
        }

        return c switch
        {
            '\u00B0' or '\u00BA' or '\u02DA' => '°',
            '\u2032' or '\u2018' or '\u2019' or '\u00B4' or '\u02B9' or '\u02BC' or '\uFF07' => '\'',
            '\u2033' or '\u201C' or '\u201D' or '\u02BA' or '\uFF02' => '"',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\uFF0D' => '-',
            '\u060C' or '\uFF0C' or '\u066C' or '\u3001' => ',',
            '\u066B' or '\uFF0E' => '.',
            '\u061B' or '\uFF1B' => ';',
            '\uFF0B' => '+',
            '\u2028' or '\u2029' or '\u0085' => '\n',
            _ => char.IsWhiteSpace(c) ? ' ' : NameFolding.Fold(c),
        };
    }
}

using System.Globalization;

namespace Satark.Places;

/// <summary>
/// A name cut into words and folded, so that its spellings have one key (names inside a text are <see cref="Finding.PlaceFinder"/>'s business). Takes any
/// text; time and memory are linear in its length. Words that more than spaces or hyphens part make another key.
/// </summary>
internal sealed class FoldedText
{
    private const char Space = ' ';
    private const char Break = '|';

    // A folded character comes from a character of the text and a parting one from the gap before the word.
    private readonly char[] _buffer;
    private readonly List<Word> _words = [];

    private FoldedText(string text) => _buffer = new char[text.Length + 1];

    private int Count => _words.Count;

    private static FoldedText Of(string text)
    {
        var folded = new FoldedText(text);
        var length = 0;
        var gap = Space;
        for (var i = 0; i < text.Length;)
        {
            if (!IsInWord(text[i]))
            {
                gap = folded.IsSoft(text[i]) ? gap : Break;
                i++;
                continue;
            }

            var foldedStart = folded.Count == 0 ? 0 : length + 1;
            var foldedEnd = foldedStart;
            for (; i < text.Length && IsInWord(text[i]); i++)
            {
                var c = NameFolding.Fold(text[i]);
                foldedEnd = c == NameFolding.Nothing ? foldedEnd : NameFolding.Append(folded._buffer, foldedStart, foldedEnd, c);
            }

            if (foldedEnd == foldedStart)
            {
                continue;
            }

            if (folded.Count > 0)
            {
                folded._buffer[length] = gap;
            }

            folded._words.Add(new Word(foldedStart, foldedEnd));
            length = foldedEnd;
            gap = Space;
        }

        return folded;
    }

    /// <summary>The key of a name: its folded words with one space between them. Empty when it has no word.</summary>
    public static string KeyOf(string name)
    {
        var folded = Of(name);
        return folded.Count == 0 ? "" : folded[0, folded.Count].ToString();
    }

    // Some words in a row: they stand one after the other in the buffer.
    private ReadOnlySpan<char> this[int first, int count] => _buffer.AsSpan(_words[first].FoldedStart.._words[first + count - 1].FoldedEnd);

    // An underscore keeps a handle together: agra_lover says nothing about Agra.
    private static bool IsInWord(char c) => c == '_' || (c != '\u200B' && (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format));

    private bool IsSoft(char c) => c switch
    {
        '-' or '\u2010' or '\u2011' or '\u2013' or '(' or ')' or ':' or '/' or '#' or '"' or '\'' or '\u2018' or '\u2019' or '\u201C' or '\u201D' => true,
        '\u200B' => true,
        '.' => Count > 0 && IsAbbreviation(this[Count - 1, 1]), // "Distt. Banda", "G. B. Nagar"
        _ => char.IsWhiteSpace(c),
    };

    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word.Length <= 2 || Cues.IsDistrictWord(word);

    private readonly record struct Word(int FoldedStart, int FoldedEnd);
}

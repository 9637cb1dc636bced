using System.Globalization;
using Satark.Enrichment;

namespace Satark.Places.Finding.Reading;

/// <summary>
/// A text cut into folded words. Links and addresses of mail are left out; a hashtag is cut at its capitals; a word ends where its script changes. Takes any
/// text; time and memory are linear in its length.
/// </summary>
/// <remarks>The folded words stand in one buffer without anything between them, so that words in a row, written apart or together, are one slice of it.</remarks>
internal sealed class TextWords
{
    /// <summary>Longer words are kept apart like any other but name nothing.</summary>
    public const int MaxLength = 40;

    private readonly char[] _buffer;
    private readonly List<TextWord> _words = [];

    private TextWords(int length) => _buffer = new char[length];

    /// <summary>How many words the text has.</summary>
    public int Count => _words.Count;

    /// <summary>A word.</summary>
    public TextWord this[int index] => _words[index];

    /// <summary>Cuts and folds a text.</summary>
    public static TextWords Of(ReadOnlySpan<char> text)
    {
        var words = new TextWords(text.Length);
        words.Cut(text);
        return words;
    }

    /// <summary>Some words in a row, folded, without what stands between them.</summary>
    public ReadOnlySpan<char> Folded(int first, int count) => _buffer.AsSpan(_words[first].FoldedStart.._words[first + count - 1].FoldedEnd);

    /// <summary>One word, folded.</summary>
    public ReadOnlySpan<char> Folded(int word) => Folded(word, 1);

    /// <summary>Puts other words in the place of these: they must stand in the same buffer.</summary>
    public void Replace(List<TextWord> words)
    {
        _words.Clear();
        _words.AddRange(words);
    }

    private void Cut(ReadOnlySpan<char> text)
    {
        var gap = Gap.Sentence;
        var (mark, opening) = (WordTraits.None, WordTraits.None);
        var startsChunk = true;
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is '#' or '\uFF03')
            {
                mark = WordTraits.Tag;
                gap = Later(gap, Gap.Space);
                i++;
                continue;
            }

            if (c == '@')
            {
                mark = WordTraits.Handle;
                gap = Later(gap, Gap.Space);
                var end = WebAddresses.EndOfUnreadable(text, i);
                i = end > i + 1 && text[i..end].Contains('_') ? end : i + 1; // an underscored handle says nothing
                continue;
            }

            if (startsChunk && WebAddresses.EndOfUnreadable(text, i) is var after && after > i)
            {
                i = after;
                gap = Later(gap, Gap.Comma);
                continue;
            }

            startsChunk = c <= ' ' || char.IsWhiteSpace(c);
            if (Letters.IsPin(text, i))
            {
                _buffer[length] = Letters.Pin;
                _words.Add(new TextWord(i, i + 2, length, length + 1, Script.None, Later(gap, Gap.Comma), WordTraits.None));
                length++;
                gap = Gap.Space;
                i += 2;
                continue;
            }

            if (!Letters.IsInWord(c) && !Letters.IsFontLetter(text, i))
            {
                opening |= Letters.OpensWords(c) ? WordTraits.Opening : WordTraits.None;
                var parts = Letters.GapOf(text, i, Count > 0 ? Folded(Count - 1) : default);
                mark = c == '_' && mark != WordTraits.None ? mark : WordTraits.None;
                gap = Later(gap, parts);
                i += 1;
                continue;
            }

            startsChunk = false;
            if (mark == WordTraits.None && gap != Gap.Glued && Letters.EndOfHandle(text, i) is var endOfHandle && endOfHandle > i)
            {
                i = endOfHandle;
                gap = Later(gap, Gap.Comma);
                continue;
            }

            i = ReadWord(text, i, gap, mark, ref length, opening);
            (gap, opening) = (Gap.Glued, WordTraits.None);
        }
    }

    private int ReadWord(ReadOnlySpan<char> text, int start, Gap gap, WordTraits mark, ref int length, WordTraits opening)
    {
        var foldedStart = length;
        var script = Script.None;
        var digits = 0;
        var capitals = 0;
        var letters = 0;
        var i = start;
        var lastWasSmall = false;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c))
            {
                var plain = i + 1 < text.Length ? Enrichment.Scripts.PlainLetter(c, text[i + 1]) : '\0';
                if (plain == '\0' || (script != Script.None && script != Script.Latn))
                {
                    break;
                }

                script = Script.Latn;
                letters++;
                _buffer[length++] = plain;
                i++;
                continue;
            }

            if (!Letters.IsInWord(c))
            {
                break;
            }

            if (char.IsDigit(c))
            {
                if (letters > 0 && mark != WordTraits.None)
                {
                    break;
                }

                digits++;
                _buffer[length++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
                continue;
            }

            var folded = LetterFolding.Fold(c);
            if (char.IsLetter(c))
            {
                var itsScript = Enrichment.Scripts.Of(c);
                if ((script != Script.None && script != itsScript) || (digits > 0 && letters == 0 && mark != WordTraits.None))
                {
                    break;
                }

                var isCapital = char.IsUpper(c);
                if (mark != WordTraits.None && letters > 0 && isCapital && (lastWasSmall || (i + 1 < text.Length && char.IsLower(text[i + 1]) && capitals == letters)))
                {
                    break;
                }

                lastWasSmall = !isCapital;
                capitals += isCapital ? 1 : 0;
                letters++;
                script = itsScript;
            }

            if (folded != LetterFolding.Nothing)
            {
                length = foldedStart + NameFolding.Append(_buffer.AsSpan(foldedStart), 0, length - foldedStart, folded);
            }
        }

        if (length > foldedStart)
        {
            var traits = mark | opening
                | (char.IsUpper(text[start]) ? WordTraits.Capital : 0)
                | (letters > 1 && capitals == letters ? WordTraits.AllCapitals : 0)
                | (letters == 0 && digits > 0 ? WordTraits.Number : 0);
            _words.Add(new TextWord(start, i, foldedStart, length, script, gap, traits));
        }

        return Math.Max(i, start + 1);
    }

    private static Gap Later(Gap one, Gap other) => one > other ? one : other;
}

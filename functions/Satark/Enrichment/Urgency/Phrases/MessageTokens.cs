using System.Globalization;
using System.Runtime.InteropServices;

namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>Cuts a message into words, numbers and emoji, with the sentence each stands in and whether it stands between quotation marks.</summary>
/// <remarks>Takes any text; linear in its length.</remarks>
internal sealed class MessageTokens
{
    private const int LongestWord = 32;

    private readonly List<MessageToken> _tokens = [];
    private readonly CueVocabulary _words;
    private readonly Quotations _quotations = new();
    private int _sentence;
    private bool _sentenceEnds;

    private MessageTokens(CueVocabulary words) => _words = words;

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>How many sentences.</summary>
    public int Sentences => _tokens.Count == 0 ? 0 : _sentence + 1;

    /// <summary>A token.</summary>
    public ref readonly MessageToken this[int index] => ref CollectionsMarshal.AsSpan(_tokens)[index];

    /// <summary>True when the token stands between quotation marks.</summary>
    public bool IsQuoted(int token) => _quotations.Holds(token);

    /// <summary>Cuts a text.</summary>
    public static MessageTokens Of(ReadOnlySpan<char> text, CueVocabulary words)
    {
        var tokens = new MessageTokens(words);
        Span<char> letters = stackalloc char[LongestWord];
        Span<char> key = stackalloc char[LongestWord];
        var inTag = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is '@' || (char.IsAsciiLetter(c) && (i == 0 || text[i - 1] <= ' ')))
            {
                var end = WebAddresses.EndOfUnreadable(text, i);
                if (end > i)
                {
                    i = end;
                    continue;
                }
            }

            inTag = c is '#' or '\uFF03' || (inTag && (c == '_' || IsInWord(c)));
            if (IsDigit(c))
            {
                i = tokens.TakeNumber(text, i, letters);
            }
            else if (IsInWord(c) || IsFontLetter(text, i))
            {
                i = tokens.TakeWord(text, i, inTag, letters, key);
            }
            else if (char.IsHighSurrogate(c) || c >= '\u2190')
            {
                i = tokens.TakeSign(text, i);
            }
            else
            {
                tokens.TakeMark(text, i++);
            }
        }

        return tokens;
    }

    private static bool IsInWord(char c) => c < '\u0080'
        ? char.IsAsciiLetter(c)
        : c != '\u200B' && (char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format);

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || (c > '\u0600' && char.IsDigit(c));

    private static bool IsFontLetter(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && Scripts.PlainLetter(text[at], text[at + 1]) != '\0';

    private int TakeNumber(ReadOnlySpan<char> text, int start, Span<char> digits)
    {
        var end = start;
        var length = 0;
        for (; end < text.Length && IsDigit(text[end]); end++)
        {
            if (length < digits.Length)
            {
                digits[length++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[end]));
            }
        }

        Add(start, end, _words.OfNumber(digits[..length]), null, firstPerson: false);
        return end;
    }

    private int TakeWord(ReadOnlySpan<char> text, int start, bool inTag, Span<char> letters, Span<char> key)
    {
        var length = 0;
        var run = 0;
        var script = Script.None;
        var lastWasSmall = false;
        var end = start;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (IsFontLetter(text, end))
            {
                c = Scripts.PlainLetter(c, text[++end]);
            }
            else if (c is '\'' or '\u2019' && script == Script.Latn && end + 1 < text.Length && char.IsLetter(text[end + 1]))
            {
                continue; // don't is what many write as dont
            }
            else if (!IsInWord(c))
            {
                break;
            }

            if (char.IsLetter(c))
            {
                var letterScript = Scripts.Of(c);
                if ((script != Script.None && script != letterScript) || (inTag && lastWasSmall && char.IsUpper(c)))
                {
                    break;
                }

                script = letterScript;
                lastWasSmall = char.IsLower(c);
            }

            // A letter written three times or more counts once: pleaseee, मरररना.
            var folded = LetterFolding.Fold(c);
            if (folded != LetterFolding.Nothing)
            {
                run = length > 0 && letters[length - 1] == folded ? run + 1 : 0;
                length -= run == 2 ? 1 : 0;
                if (run < 2 && length < letters.Length)
                {
                    letters[length++] = folded;
                }
            }
        }

        // A letter font's low surrogate is passed with its high one, so end never stops inside a pair.
        if (end == start)
        {
            return start + 1;
        }

        if (length > 0)
        {
            var word = letters[..length];
            Add(start, end, _words.OfLetters(word), _words.OfKey(key[..WordKey.Write(word, key)]), FirstPerson.IsVerb(word));
        }

        return end;
    }

    private int TakeSign(ReadOnlySpan<char> text, int at)
    {
        var length = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        if (_words.OfLetters(text.Slice(at, length)) is { } known)
        {
            // An emoji belongs to the sentence before it, full stop or not.
            var ends = _sentenceEnds;
            _sentenceEnds = false;
            Add(at, at + length, known, null, firstPerson: false);
            _sentenceEnds = ends;
        }

        return at + length;
    }

    private void TakeMark(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        _sentenceEnds |= c is '.' or '!' or '?' or '\n' or '\u0964' or '\u0965' or '\u06D4' or '\u061F' or ';';
        _quotations.Take(c, at == 0 || text[at - 1] <= ' ');
    }

    private void Add(int start, int end, KnownWord? byLetters, KnownWord? byKey, bool firstPerson)
    {
        _sentence += _sentenceEnds && Count > 0 ? 1 : 0;
        _sentenceEnds = false;
        _quotations.AddToken();
        _tokens.Add(new MessageToken { Start = start, End = end, Sentence = _sentence, ByLetters = byLetters, ByKey = byKey, IsFirstPersonVerb = firstPerson });
    }
}

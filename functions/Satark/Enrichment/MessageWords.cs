using System.Globalization;

namespace Satark.Enrichment;

/// <summary>
/// Walks over the words of a message that say something about its language: links, addresses, handles and numbers are passed over, hashtags are split
/// at capitals, a letter written three times or more counts once, a word ends where its script changes. Linear in the text, no allocation.
/// </summary>
internal ref struct MessageWords(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>The longest word that is looked at; the rest of a longer one is passed over.</summary>
    public const int MaxLength = 32;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer[..MaxLength];
    private int _next;
    private int _length;
    private int _run;
    private bool _inTag;

    /// <summary>The folded letters of the word.</summary>
    public readonly ReadOnlySpan<char> Word => _buffer[.._length];

    /// <summary>The script of its letters.</summary>
    public Script Script { get; private set; }

    /// <summary>True when the word stands in a hashtag.</summary>
    public bool IsTag { get; private set; }

    /// <summary>True when the word has the Assamese ra or wa, which Bengali does not write.</summary>
    public bool IsAssamese { get; private set; }

    /// <summary>Goes to the next word; false at the end of the text.</summary>
    public bool MoveNext()
    {
        while (_next < _text.Length)
        {
            var c = _text[_next];
            if (c is '#' or '\uFF03')
            {
                _inTag = true;
                _next++;
            }
            else if (c == '@' || StartsChunk(_next))
            {
                _inTag = false;
                var end = WebAddresses.EndOfUnreadable(_text, _next);
                if (end > _next)
                {
                    _next = end;
                }
                else if (!ReadWord())
                {
                    continue;
                }
                else
                {
                    return true;
                }
            }
            else if (IsInWord(c) || IsFontLetter(_next))
            {
                if (ReadWord())
                {
                    return true;
                }
            }
            else
            {
                _inTag = _inTag && c == '_';
                _next++;
            }
        }

        return false;
    }

    private readonly bool StartsChunk(int at) => char.IsAsciiLetterOrDigit(_text[at]) && (at == 0 || char.IsWhiteSpace(_text[at - 1]));

    // Reads one word from _next on; false where it holds no letter or is a number, code or plate.
    private bool ReadWord()
    {
        _length = 0;
        _run = 0;
        Script = Script.None;
        IsTag = _inTag;
        IsAssamese = false;
        var digits = 0;
        var lastWasSmall = false;
        for (; _next < _text.Length; _next++)
        {
            var c = _text[_next];
            var folded = c;
            if (char.IsHighSurrogate(c))
            {
                folded = _next + 1 < _text.Length ? Scripts.PlainLetter(c, _text[_next + 1]) : '\0';
                if (folded == '\0' || (Script != Script.None && Script != Script.Latn))
                {
                    break;
                }

                _next++;
                Script = Script.Latn;
                Append(folded, isMark: false);
                continue;
            }

            if (c is '\'' or '\u2019' && Script == Script.Latn)
            {
                continue; // don't is what many write as dont
            }

            if (c is 'S' or 's' && Script == Script.Deva && (_next + 1 == _text.Length || !IsInWord(_text[_next + 1])))
            {
                Append('\u093D', isMark: false); // आवS: keyboards without the avagraha of Bhojpuri
                continue;
            }

            if (!IsInWord(c))
            {
                break;
            }

            if (char.IsDigit(c))
            {
                digits++;
                Append(c, isMark: false);
                continue;
            }

            // The later parts of a decomposed Korean syllable count like marks.
            var isMark = !char.IsLetter(c) || c is >= '\u1160' and <= '\u11FF';
            folded = LetterFolding.Fold(c);
            if (!isMark)
            {
                var script = Scripts.Of(c);
                if (Script != Script.None && script != Script)
                {
                    break;
                }

                var isCapital = char.IsUpper(c);
                if (_inTag && isCapital && lastWasSmall)
                {
                    break;
                }

                lastWasSmall = !isCapital;
                Script = script;
                IsAssamese |= c is '\u09F0' or '\u09F1';
            }

            if (folded != LetterFolding.Nothing)
            {
                Append(folded, isMark);
            }
        }

        return Script != Script.None && digits <= 2;
    }

    private void Append(char folded, bool isMark)
    {
        if (_length > 0 && _buffer[_length - 1] == folded)
        {
            _run++;
            if (isMark || _run > 2)
            {
                return;
            }

            if (_run == 2)
            {
                _length--; // pleaseee: the second e goes again with the third
                return;
            }
        }
        else
        {
            _run = 0;
        }

        if (_length < MaxLength)
        {
            _buffer[_length++] = folded;
        }
    }

    private readonly bool IsFontLetter(int at) => at + 1 < _text.Length && Scripts.PlainLetter(_text[at], _text[at + 1]) != '\0';

    // U+200B is a space of no width; all other format characters stand inside words.
    private static bool IsInWord(char c) => c < '\u0080'
        ? char.IsAsciiLetterOrDigit(c)
        : c != '\u200B' && (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.Format);
}

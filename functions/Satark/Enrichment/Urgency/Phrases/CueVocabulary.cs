namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>
/// The words of the cue table. A symbol stands for a class of words or for one place of a phrase; a word may belong to several. English words are known by
/// their letters, all others by <see cref="WordKey"/>, because people spell romanised words as they like.
/// </summary>
internal sealed class CueVocabulary
{
    /// <summary>The symbol of any number.</summary>
    public const int Number = 0;

    /// <summary>The symbol of a number that may be a year.</summary>
    public const int Year = 1;

    private readonly KnownWord _anyNumber = new([Number]);
    private readonly KnownWord _anyYear = new([Number, Year]);

    private readonly Dictionary<string, KnownWord> _byLetters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownWord> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownWord>.AlternateLookup<ReadOnlySpan<char>> _letters;
    private readonly Dictionary<string, KnownWord>.AlternateLookup<ReadOnlySpan<char>> _keys;

    /// <summary>An empty vocabulary, to be filled before it is shared.</summary>
    public CueVocabulary()
    {
        _letters = _byLetters.GetAlternateLookup<ReadOnlySpan<char>>();
        _keys = _byKey.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All words.</summary>
    public IEnumerable<KnownWord> All => [_anyNumber, _anyYear, .. _byLetters.Values, .. _byKey.Values];

    /// <summary>A folded word by its letters, or null.</summary>
    public KnownWord? OfLetters(ReadOnlySpan<char> word) => _letters.TryGetValue(word, out var known) ? known : null;

    /// <summary>A word by its key, or null.</summary>
    public KnownWord? OfKey(ReadOnlySpan<char> key) => !key.IsEmpty && _keys.TryGetValue(key, out var known) ? known : null;

    /// <summary>A number written in ASCII digits.</summary>
    public KnownWord OfNumber(ReadOnlySpan<char> digits) =>
        OfLetters(digits) ?? (digits.Length == 4 && (digits.StartsWith("19") || digits.StartsWith("20")) ? _anyYear : _anyNumber);

    /// <summary>Adds a word to a symbol.</summary>
    /// <returns>False when nothing of the word is left to know it by.</returns>
    public bool Add(string word, int symbol, bool byLetters)
    {
        Span<char> folded = stackalloc char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            var letter = LetterFolding.Fold(c);
            if (letter != LetterFolding.Nothing && letter is not ('\'' or '\u2019'))
            {
                folded[length++] = letter;
            }
        }

        if (length == 0)
        {
            return false;
        }

        Span<char> key = stackalloc char[length];
        var keyLength = byLetters ? 0 : WordKey.Write(folded[..length], key);
        var (table, entry) = keyLength > 0 ? (_byKey, key[..keyLength].ToString()) : (_byLetters, folded[..length].ToString());
        if (!table.TryGetValue(entry, out var known))
        {
            table.Add(entry, known = new KnownWord(char.IsAsciiDigit(entry[0]) ? [Number] : []));
        }

        known.Add(symbol);
        return true;
    }
}

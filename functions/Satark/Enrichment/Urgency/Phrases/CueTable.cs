namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>
/// The cue phrases, from the tables built into this assembly (<c>Enrichment/Data</c>, whose README tells how rows are written). Read once, immutable
/// afterwards, safe to share.
/// </summary>
internal sealed class CueTable
{
    private static readonly Lazy<CueTable> Loaded = new(() => new CueTable(CueRow.BuiltIn("urgency-words.csv"), CueRow.BuiltIn("urgency-phrases.csv")));

    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal) { ["num"] = CueVocabulary.Number, ["year"] = CueVocabulary.Year };
    private readonly Dictionary<string, List<(string Word, bool ByLetters)>> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int[]>> _expressions = [];
    private readonly List<string> _clashes = [];

    /// <summary>Reads both tables.</summary>
    /// <exception cref="InvalidDataException">A row says nothing sensible: the product is broken and must not start.</exception>
    public CueTable(string words, string phrases)
    {
        foreach (var row in CueRow.Read(words, "urgency-words.csv", "class", "language", "words"))
        {
            ReadClass(row);
        }

        Negation = SymbolOf("neg");
        Phrases = new PhraseTree(Negation);
        foreach (var row in CueRow.Read(phrases, "urgency-phrases.csv", "phrase", "kind", "means", "weight", "traits", "language", "note"))
        {
            ReadPhrase(row);
        }

        if (_clashes.Count > 0)
        {
            throw new InvalidDataException(string.Join('\n', _clashes.Distinct()));
        }

        Phrases.Close(Words);
    }

    /// <summary>The built-in tables, read at first use.</summary>
    public static CueTable Default => Loaded.Value;

    /// <summary>The words of the phrases.</summary>
    public CueVocabulary Words { get; } = new();

    /// <summary>The phrases.</summary>
    public PhraseTree Phrases { get; }

    /// <summary>How many rows of phrases there are.</summary>
    public int Count { get; private set; }

    /// <summary>The symbol of words that negate.</summary>
    public int Negation { get; }

    /// <summary>The symbol of a class of words.</summary>
    public int SymbolOf(string name) => _symbols.TryGetValue(name, out var symbol) ? symbol : throw new InvalidDataException($"There is no class of words '{name}'.");

    private void ReadClass(CueRow row)
    {
        var (name, words) = (row.Fields[0], row.Fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (name.Length == 0 || words.Length == 0)
        {
            throw row.Wrong("a class needs a name and words");
        }

        var symbol = _symbols.TryGetValue(name, out var known) ? known : _symbols[name] = _symbols.Count;
        foreach (var word in words)
        {
            AddWord(row, symbol, Members(name), word);
        }
    }

    private List<(string Word, bool ByLetters)> Members(string name) => _classes.TryGetValue(name, out var members) ? members : _classes[name] = [];

    // English is spelt in one way; = asks for the very letters of a word of another language.
    private void AddWord(CueRow row, int symbol, List<(string Word, bool ByLetters)> members, string word)
    {
        var byLetters = row.IsEnglish || word[0] == '=';
        members.Add((word.TrimStart('='), byLetters));
        AddMember(row, symbol, members[^1]);
    }

    // kar_lunga is an expression of two words, as good as any one word of its class.
    private void AddMember(CueRow row, int symbol, (string Word, bool ByLetters) member)
    {
        if (!member.Word.Contains('_', StringComparison.Ordinal))
        {
            if (!Words.Add(member.Word, symbol, member.ByLetters))
            {
                throw row.Wrong($"'{member.Word}' has no letters");
            }

            return;
        }

        AddExpression(symbol, [.. member.Word.Split('_').Select(word => SymbolOfWord(row, word, member.ByLetters))]);
    }

    private void AddExpression(int symbol, int[] expression)
    {
        if (!_expressions.TryGetValue(symbol, out var expressions))
        {
            _expressions.Add(symbol, expressions = []);
        }

        expressions.Add(expression);
    }

    private int SymbolOfWord(CueRow row, string word, bool byLetters)
    {
        var id = $"{(byLetters ? "en" : "")}:{word}";
        if (!_symbols.TryGetValue(id, out var symbol))
        {
            symbol = _symbols[id] = _symbols.Count;
            AddMember(row, symbol, (word, byLetters));
        }

        return symbol;
    }

    private void ReadPhrase(CueRow row)
    {
        var kind = row.Fields[1] == "nothing" ? (UrgencyCueKind?)null : Words<UrgencyCueKind>.TryParse(row.Fields[1], out var k) ? k : throw row.Wrong($"'{row.Fields[1]}' is no kind");
        var means = row.Fields[2].Length == 0 ? MeansClass.None : Words<MeansClass>.TryParse(row.Fields[2], out var m) ? m : throw row.Wrong($"'{row.Fields[2]}' is no class of means");
        var weight = row.Fields[3] is ['1' or '2' or '3'] digit ? digit[0] - '0' : throw row.Wrong("a weight is 1, 2 or 3");
        var traits = CueTraits.None;
        foreach (var trait in row.Fields[4].Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            traits |= Enum.TryParse<CueTraits>(trait, ignoreCase: true, out var t) ? t : throw row.Wrong($"'{trait}' is no trait");
        }

        if (kind == UrgencyCueKind.Means == (means == MeansClass.None))
        {
            throw row.Wrong("means, and only means, have a class");
        }

        var phrase = new CuePhrase(kind, means, weight, traits);
        var elements = row.Fields[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (elements.Length is 0 or > 12 || elements[0] == ".." || elements[^1] == "..")
        {
            throw row.Wrong("a phrase has 1 to 12 words and no gap at its ends");
        }

        Add(row, phrase, elements, 0, []);
        Count++;
    }

    // A word with a question mark is there or not: both are entered.
    private void Add(CueRow row, CuePhrase phrase, string[] elements, int next, int[] before)
    {
        if (next == elements.Length)
        {
            if (before.Length == 0 || !Phrases.Add(before, phrase))
            {
                _clashes.Add(row.Wrong($"'{row.Fields[0]}' is empty, or stands in another row with another meaning").Message);
            }

            return;
        }

        var element = elements[next];
        if (element[^1] == '?')
        {
            Add(row, phrase, elements, next + 1, before);
            element = element[..^1];
        }

        var symbol = element == ".." ? PhraseTree.Gap : SymbolOf(row, element);
        Add(row, phrase, elements, next + 1, [.. before, symbol]);
        foreach (var expression in _expressions.GetValueOrDefault(symbol) ?? [])
        {
            Add(row, phrase, elements, next + 1, [.. before, .. expression]);
        }
    }

    private int SymbolOf(CueRow row, string element)
    {
        if (element is ['{', .. var name, '}'] && !name.Contains('|', StringComparison.Ordinal))
        {
            return _symbols.TryGetValue(name, out var symbol) ? symbol : throw row.Wrong($"there is no class of words '{name}'");
        }

        // The same alternatives are one symbol wherever they stand.
        var id = $"{(row.IsEnglish ? "en" : "")}:{element}";
        if (_symbols.TryGetValue(id, out var known))
        {
            return known;
        }

        var added = _symbols[id] = _symbols.Count;
        foreach (var word in element.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is not ['{', .. var className, '}'])
            {
                AddWord(row, added, Members(id), word);
                continue;
            }

            if (_symbols.TryGetValue(className, out var any) && any <= CueVocabulary.Year)
            {
                AddExpression(added, [any]); // any number is no list of words
                continue;
            }

            foreach (var member in _classes.GetValueOrDefault(className) ?? throw row.Wrong($"there is no class of words '{className}'"))
            {
                AddMember(row, added, member);
            }
        }

        return added;
    }
}

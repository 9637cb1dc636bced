namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>All phrases of the cue table as one tree of symbols, so that a message is read once, whatever the number of phrases.</summary>
internal sealed class PhraseTree
{
    /// <summary>How many words a gap in a phrase may hold.</summary>
    public const int LongestGap = 3;

    /// <summary>Stands for a gap among the symbols of a phrase.</summary>
    public const int Gap = -1;

    private const int NoNode = -1;

    private readonly Dictionary<long, int> _building = [];
    private Node[] _nodes = [];
    private readonly List<CuePhrase?> _ends = [null];
    private readonly List<int> _gaps = [NoNode];
    private readonly int _negation;

    /// <summary>An empty tree, to be filled before it is shared.</summary>
    /// <param name="negation">The symbol of words that no gap holds: "marna … chahta" is not "marna nahi chahta".</param>
    public PhraseTree(int negation) => _negation = negation;

    /// <summary>Adds a phrase: symbols in a row, <see cref="Gap"/> for a gap.</summary>
    /// <returns>False when the tree holds another phrase of these symbols.</returns>
    public bool Add(ReadOnlySpan<int> symbols, CuePhrase phrase)
    {
        var node = 0;
        foreach (var symbol in symbols)
        {
            if (symbol == Gap)
            {
                node = _gaps[node] != NoNode ? _gaps[node] : _gaps[node] = NewNode();
            }
            else if (!_building.TryGetValue(Edge(node, symbol), out var child))
            {
                _building.Add(Edge(node, symbol), node = NewNode());
            }
            else
            {
                node = child;
            }
        }

        if (_ends[node] is { } other)
        {
            return other == phrase;
        }

        _ends[node] = phrase;
        return true;
    }

    /// <summary>Ends the building: from now on the tree is read only.</summary>
    public void Close(CueVocabulary words)
    {
        var children = _building.Select(edge => (Parent: (int)(edge.Key >> 32), Symbol: (int)edge.Key, Child: edge.Value))
            .GroupBy(edge => edge.Parent)
            .ToDictionary(group => group.Key, group => group.OrderBy(edge => edge.Symbol).ToArray());
        _nodes = new Node[_ends.Count];
        for (var node = 0; node < _nodes.Length; node++)
        {
            var edges = children.GetValueOrDefault(node) ?? [];
            _nodes[node] = new Node([.. edges.Select(edge => edge.Symbol)], [.. edges.Select(edge => edge.Child)], _gaps[node], _ends[node]);
        }

        var root = _nodes[0];
        foreach (var word in words.All)
        {
            word.Begin(word.Symbols.Select(symbol => Array.BinarySearch(root.Symbols, symbol)).Where(at => at >= 0).Select(at => root.Children[at]));
        }

        _building.Clear();
    }

    /// <summary>Adds all phrases that begin with a token to <paramref name="found"/>; of those that say the same, the longest only.</summary>
    public void FindAt(MessageTokens tokens, int start, List<CueMatch> found)
    {
        ref readonly var token = ref tokens[start];
        var mine = found.Count;
        foreach (var child in token.ByLetters?.Begins ?? [])
        {
            Enter(child, tokens, start, start, found, mine);
        }

        foreach (var child in token.ByKey?.Begins ?? [])
        {
            Enter(child, tokens, start, start, found, mine);
        }
    }

    // As deep as the longest phrase, and as wide as its gaps: a bound that does not grow with the text.
    private void Enter(int node, MessageTokens tokens, int start, int at, List<CueMatch> found, int mine)
    {
        ref readonly var here = ref _nodes[node];
        if (here.End is { } phrase)
        {
            Note(new CueMatch(phrase, start, at), found, mine);
        }

        Step(here, tokens, start, at + 1, found, mine);
        for (var (gap, next) = (0, at + 1); here.Gap != NoNode && gap <= LongestGap && next < tokens.Count; gap++, next++)
        {
            Step(_nodes[here.Gap], tokens, start, next, found, mine);
            if (tokens[next].Is(_negation))
            {
                break;
            }
        }
    }

    private void Step(in Node node, MessageTokens tokens, int start, int at, List<CueMatch> found, int mine)
    {
        if (node.Symbols.Length == 0 || at == tokens.Count || tokens[at].Sentence != tokens[start].Sentence)
        {
            return;
        }

        Step(node, tokens[at].ByLetters, tokens, start, at, found, mine);
        Step(node, tokens[at].ByKey, tokens, start, at, found, mine);
    }

    private void Step(in Node node, KnownWord? word, MessageTokens tokens, int start, int at, List<CueMatch> found, int mine)
    {
        if (word is null)
        {
            return;
        }

        // The shorter list is looked up in the longer one.
        var (few, many) = node.Symbols.Length < word.Symbols.Length ? (node.Symbols, word.Symbols) : (word.Symbols, node.Symbols);
        for (var i = 0; i < few.Length; i++)
        {
            var other = Array.BinarySearch(many, few[i]);
            if (other >= 0)
            {
                Enter(node.Children[few == node.Symbols ? i : other], tokens, start, at, found, mine);
            }
        }
    }

    private static void Note(CueMatch match, List<CueMatch> found, int mine)
    {
        for (var i = mine; i < found.Count; i++)
        {
            if (found[i].Phrase == match.Phrase)
            {
                found[i] = found[i].Last >= match.Last ? found[i] : match;
                return;
            }
        }

        found.Add(match);
    }

    private int NewNode()
    {
        _ends.Add(null);
        _gaps.Add(NoNode);
        return _ends.Count - 1;
    }

    private static long Edge(int node, int symbol) => ((long)node << 32) | (uint)symbol;

    private readonly record struct Node(int[] Symbols, int[] Children, int Gap, CuePhrase? End);
}

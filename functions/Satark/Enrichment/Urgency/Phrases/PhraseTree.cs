namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>All phrases of the cue table as one tree of symbols, so that a message is read once, whatever the number of phrases.</summary>
internal sealed class PhraseTree
{
    /// <summary>How many words a gap in a phrase may hold.</summary>
    public const int LongestGap = 3;

    private const int NoNode = -1;

    private readonly Dictionary<long, int> _children = [];
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
            else if (!_children.TryGetValue(Edge(node, symbol), out var child))
            {
                _children.Add(Edge(node, symbol), node = NewNode());
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

    /// <summary>Stands for a gap among the symbols of a phrase.</summary>
    public const int Gap = -1;

    /// <summary>Adds all phrases that begin with a token to <paramref name="found"/>; of those that say the same, the longest only.</summary>
    public void FindAt(MessageTokens tokens, int start, List<CueMatch> found)
    {
        if (tokens[start] is { Symbols: not null } or { SpellingSymbols: not null })
        {
            Walk(0, tokens, start, start, found, found.Count);
        }
    }

    // As deep as the longest phrase, and as wide as its gaps: a bound that does not grow with the text.
    private void Walk(int node, MessageTokens tokens, int start, int at, List<CueMatch> found, int mine)
    {
        if (at == tokens.Count || tokens[at].Sentence != tokens[start].Sentence)
        {
            return;
        }

        var token = tokens[at];
        Step(node, token.Symbols, tokens, start, at, found, mine);
        Step(node, token.SpellingSymbols, tokens, start, at, found, mine);
    }

    private void Step(int node, int[]? symbols, MessageTokens tokens, int start, int at, List<CueMatch> found, int mine)
    {
        foreach (var symbol in symbols ?? [])
        {
            if (!_children.TryGetValue(Edge(node, symbol), out var child))
            {
                continue;
            }

            if (_ends[child] is { } phrase)
            {
                Note(new CueMatch(phrase, start, at), found, mine);
            }

            Walk(child, tokens, start, at + 1, found, mine);
            for (var (gap, next) = (0, at + 1); _gaps[child] != NoNode && gap <= LongestGap && next < tokens.Count; gap++, next++)
            {
                Walk(_gaps[child], tokens, start, next, found, mine);
                if (tokens[next].Is(_negation))
                {
                    break;
                }
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
}

namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>A word of the cue table with the symbols that it belongs to.</summary>
internal sealed class KnownWord(int[] symbols)
{
    /// <summary>Its symbols, ascending.</summary>
    public int[] Symbols { get; private set; } = symbols;

    /// <summary>The nodes of the tree to which it leads from the root: most words begin no phrase, and most words of a message end here.</summary>
    public int[] Begins { get; private set; } = [];

    /// <summary>True when it belongs to the symbol.</summary>
    public bool Is(int symbol) => Array.BinarySearch(Symbols, symbol) >= 0;

    /// <summary>Adds it to a symbol, while the table is read.</summary>
    public void Add(int symbol)
    {
        var at = Array.BinarySearch(Symbols, symbol);
        Symbols = at >= 0 ? Symbols : [.. Symbols[..~at], symbol, .. Symbols[~at..]];
    }

    /// <summary>Notes where it leads from the root, when the table was read.</summary>
    public void Begin(IEnumerable<int> nodes) => Begins = [.. nodes];
}

namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>A word, number or emoji of a message.</summary>
internal readonly record struct MessageToken
{
    /// <summary>Where it starts in the text as given, in UTF-16 units.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends (exclusive).</summary>
    public required int End { get; init; }

    /// <summary>The sentence that it stands in, counted from 0. A line is a sentence too.</summary>
    public required int Sentence { get; init; }

    /// <summary>What the cue table knows by its letters; null for a word that the table does not have.</summary>
    public KnownWord? ByLetters { get; init; }

    /// <summary>What the cue table knows in any spelling.</summary>
    public KnownWord? ByKey { get; init; }

    /// <summary>Its verb is in the first person: jaunga, करूंगी.</summary>
    public bool IsFirstPersonVerb { get; init; }

    /// <summary>True when the table knows the token as this symbol.</summary>
    public bool Is(int symbol) => (ByLetters?.Is(symbol) ?? false) || (ByKey?.Is(symbol) ?? false);
}

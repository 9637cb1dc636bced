namespace Satark.Enrichment;

/// <summary>What a language service said of the places that a text names.</summary>
/// <param name="Names">The names in the text's order; none reaches beyond the text.</param>
/// <param name="IsFallback">The service should have been asked and did not answer: nobody but the built-in finder has looked.</param>
public sealed record PlaceNames(IReadOnlyList<PlaceName> Names, bool IsFallback = false)
{
    /// <summary>More names of one text are not told.</summary>
    public const int Most = 50;

    /// <summary>A service in trouble.</summary>
    public static readonly PlaceNames Unanswered = new([], IsFallback: true);
}

/// <summary>Words of a text that a service takes for the name of a place. What place that is, and what the writer has to do with it, it does not know.</summary>
/// <param name="Start">Where they start, in UTF-16 units of the text.</param>
/// <param name="Length">How much of the text they take, in UTF-16 units; at least 1.</param>
/// <param name="Confidence">From 0 to 1, by the service's own measure.</param>
public sealed record PlaceName(int Start, int Length, double Confidence);

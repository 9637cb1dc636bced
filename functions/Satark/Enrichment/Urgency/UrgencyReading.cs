using Satark.Cases;

namespace Satark.Enrichment.Urgency;

/// <summary>Some words of a message that speak for or against danger to a life.</summary>
/// <param name="Kind">What they say.</param>
/// <param name="Start">Where they start, in UTF-16 code units of the text as given.</param>
/// <param name="Length">How much of the text they take, in UTF-16 code units; at least 1.</param>
/// <param name="Lowers">True when they speak against it.</param>
public readonly record struct UrgencyCue(UrgencyCueKind Kind, int Start, int Length, bool Lowers)
{
    /// <summary>The class of means, where <see cref="Kind"/> is <see cref="UrgencyCueKind.Means"/>.</summary>
    public MeansClass Means { get; init; }

    /// <summary>
    /// True when another cue takes this one's weight: a wish inside a song's line. It is shown all the same. Never true of a cue that itself lowers.
    /// </summary>
    public bool IsLowered { get; init; }

    /// <summary>Where they end (exclusive).</summary>
    public int End => Start + Length;
}

/// <summary>How urgent the words of a message are, and which words say so.</summary>
/// <param name="Level">The level.</param>
/// <param name="Cues">What it rests on, in the order of the text; cues may overlap.</param>
public sealed record UrgencyReading(UrgencyLevel Level, IReadOnlyList<UrgencyCue> Cues)
{
    /// <summary>Nothing found.</summary>
    public static readonly UrgencyReading Nothing = new(UrgencyLevel.None, []);

    /// <summary>
    /// The least severity that a case with this text has, or null where the text asks for none. It only ever raises what the platform said: a text without
    /// a word of risk proves nothing.
    /// </summary>
    public Severity? SeverityFloor => Level switch
    {
        UrgencyLevel.Immediate or UrgencyLevel.High => Severity.Critical,
        UrgencyLevel.Elevated => Severity.High,
        _ => null,
    };
}

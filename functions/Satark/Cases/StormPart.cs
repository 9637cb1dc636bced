namespace Satark.Cases;

/// <summary>A case's part in its partner's storm: called as one with the others, or calling for them.</summary>
/// <param name="Since">When it joined.</param>
public sealed record StormPart(DateTimeOffset Since)
{
    /// <summary>Its ladder calls for all; else it waits and has no calls of its own.</summary>
    public bool Calls { get; init; }

    /// <summary>When it went its own way, or null.</summary>
    public DateTimeOffset? OutAt { get; init; }

    /// <summary>How often a waiting case made sure that somebody calls for it.</summary>
    public int Checks { get; init; }

    /// <summary>When it makes sure next.</summary>
    public DateTimeOffset NextCheckAt { get; init; }
}

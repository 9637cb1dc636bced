using Satark.Places;

namespace Satark.Notifications;

/// <summary>What a CAP message says beside a case's facts (OASIS CAP-v1.2-os, sections 3.2.2 to 3.2.4). What is null or empty is left out.</summary>
public sealed record CapDetails
{
    /// <summary>Who sends it, for people.</summary>
    public string? SenderName { get; init; }

    /// <summary>What is known, in words.</summary>
    public string? Description { get; init; }

    /// <summary>What its reader is asked to do.</summary>
    public string? Instruction { get; init; }

    /// <summary>Whom to call back.</summary>
    public string? Contact { get; init; }

    /// <summary>Values for machines.</summary>
    public IReadOnlyList<CapParameter> Parameters { get; init; } = [];

    /// <summary>The place is one of several that were asked, and may be wrong.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>The place in words, where it is finer than what the facts say.</summary>
    public string? Area { get; init; }

    /// <summary>The state, by its ISO 3166-2:IN suffix.</summary>
    public string? State { get; init; }

    /// <summary>Where the person is thought to be.</summary>
    public Spot? Circle { get; init; }
}

/// <summary>A named value of a CAP message.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record CapParameter(string Name, string Value);

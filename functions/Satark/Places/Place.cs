using System.Collections.Immutable;

namespace Satark.Places;

/// <summary>A place within a district of Uttar Pradesh: a tehsil, town, quarter, police station or landmark.</summary>
public sealed record Place
{
    /// <summary>The stable key: district, kind and English name in lower-case ASCII (<c>ballia/tehsil/bansdih</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The English name.</summary>
    public required string Name { get; init; }

    /// <summary>The Hindi name, in Devanagari.</summary>
    public required string Hindi { get; init; }

    /// <summary>The Urdu name, in Arabic script, or null where it is not known for sure.</summary>
    public string? Urdu { get; init; }

    /// <summary>What it is.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>The district it lies in.</summary>
    public required District District { get; init; }

    /// <summary>Where it lies, or null where that is not known.</summary>
    public Spot? Spot { get; init; }

    /// <summary>Further names found in text, in any script.</summary>
    public required ImmutableArray<string> OtherNames { get; init; }

    /// <summary>What the row rests on: <c>census-name</c>, <c>india-post</c>, <c>railways</c> or <c>general</c> knowledge; at least one.</summary>
    public required ImmutableArray<string> Basis { get; init; }

    /// <summary>True for what nobody has checked. It is shown so, and alone engages nobody.</summary>
    public required bool IsUnverified { get; init; }

    /// <summary>
    /// The other districts (by id) and states (by code) in which something bears one of this place's names. Where it is not empty, the name alone does
    /// not say which place is meant.
    /// </summary>
    public required ImmutableArray<string> SharedWith { get; init; }

    /// <summary>All its names.</summary>
    internal IEnumerable<string> Names => Urdu is null ? [Name, Hindi, .. OtherNames] : [Name, Hindi, Urdu, .. OtherNames];
}

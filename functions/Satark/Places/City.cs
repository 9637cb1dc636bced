using System.Collections.Immutable;

namespace Satark.Places;

/// <summary>A city, or a well-known quarter of one, in another state: whoever names it is not for a district of Uttar Pradesh.</summary>
public sealed record City
{
    /// <summary>The English name.</summary>
    public required string Name { get; init; }

    /// <summary>The Hindi name, in Devanagari.</summary>
    public required string Hindi { get; init; }

    /// <summary>The Urdu name, in Arabic script, or null where it is not known for sure.</summary>
    public string? Urdu { get; init; }

    /// <summary>The state or union territory it lies in.</summary>
    public required IndianState State { get; init; }

    /// <summary>Where it lies.</summary>
    public Spot? Spot { get; init; }

    /// <summary>Further names found in text, in any script.</summary>
    public required ImmutableArray<string> OtherNames { get; init; }

    /// <summary>What the row rests on; at least one.</summary>
    public required ImmutableArray<string> Basis { get; init; }

    /// <summary>True for what nobody has checked. It is shown so, and alone engages nobody.</summary>
    public required bool IsUnverified { get; init; }

    /// <summary>
    /// The districts of Uttar Pradesh (by id) and other states (by code) in which something bears one of this city's names: Hamirpur is a district here
    /// and one in Himachal Pradesh.
    /// </summary>
    public required ImmutableArray<string> SharedWith { get; init; }

    /// <summary>All its names.</summary>
    internal IEnumerable<string> Names => Urdu is null ? [Name, Hindi, .. OtherNames] : [Name, Hindi, Urdu, .. OtherNames];
}

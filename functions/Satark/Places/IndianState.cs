using System.Collections.Immutable;

namespace Satark.Places;

/// <summary>One of India's 28 states or 8 union territories: whom a case is handed to when it does not lie in Uttar Pradesh.</summary>
/// <param name="Code">The two letters after <c>IN-</c> in ISO 3166-2 as changed in 2023 (<c>UP</c>, <c>CG</c>, <c>OD</c>, <c>TS</c>, <c>UK</c>).</param>
/// <param name="English">The English name.</param>
/// <param name="Hindi">The Hindi name, in Devanagari.</param>
/// <param name="IsUnionTerritory">True for a union territory, false for a state.</param>
public sealed record IndianState(string Code, string English, string Hindi, bool IsUnionTerritory)
{
    /// <summary>The Urdu name, in Arabic script.</summary>
    public required string Urdu { get; init; }

    /// <summary>The capital, in English.</summary>
    public required string Capital { get; init; }

    /// <summary>The capital, in Hindi.</summary>
    public required string CapitalHindi { get; init; }

    /// <summary>Further names found in text, in any script: former names, abbreviations, other spellings.</summary>
    public required ImmutableArray<string> OtherNames { get; init; }

    /// <summary>The first three digits of its PIN codes. A prefix on a border belongs to several states.</summary>
    public required ImmutableArray<int> PinPrefixes { get; init; }

    /// <summary>The letters its number plates begin with: today's and those still on the road.</summary>
    public required ImmutableArray<string> VehicleLetters { get; init; }

    /// <summary>The number of its control room where it is known; null leaves it to the installation's settings. The police answer 112 in every state.</summary>
    public string? ControlRoom { get; init; }

    /// <summary>All its names.</summary>
    internal IEnumerable<string> Names => [English, Hindi, Urdu, .. OtherNames];
}

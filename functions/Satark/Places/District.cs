using System.Collections.Immutable;

namespace Satark.Places;

/// <summary>One district of Uttar Pradesh: its names, its headquarters and the police hierarchy above it.</summary>
/// <remarks>
/// Range and zone follow the state police's general hierarchy. Commissionerates report past it, straight to police headquarters, but still lie in a
/// range geographically: that is the range given here.
/// </remarks>
public sealed record District
{
    /// <summary>The stable key: the official English name in lower-case ASCII, words joined by hyphens (<c>lakhimpur-kheri</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The official English name.</summary>
    public required string English { get; init; }

    /// <summary>The Hindi name, in Devanagari.</summary>
    public required string Hindi { get; init; }

    /// <summary>The Urdu name, in Arabic script.</summary>
    public required string Urdu { get; init; }

    /// <summary>The town the district is run from, in English; not always the town the district is named after.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The headquarters town in Hindi.</summary>
    public required string HeadquartersHindi { get; init; }

    /// <summary>Latitude of the headquarters town, decimal degrees north (WGS 84), good to about one kilometre.</summary>
    public required double Latitude { get; init; }

    /// <summary>Longitude of the headquarters town, decimal degrees east (WGS 84), good to about one kilometre.</summary>
    public required double Longitude { get; init; }

    /// <summary>The police range, one of 18 (<c>Azamgarh</c>, <c>Chitrakoot Dham</c>, <c>Devipatan</c>, …).</summary>
    public required string Range { get; init; }

    /// <summary>The police zone, one of 8.</summary>
    public required string Zone { get; init; }

    /// <summary>True where a Commissioner of Police leads the force instead of a Superintendent.</summary>
    public required bool IsCommissionerate { get; init; }

    /// <summary>
    /// Further names found in text, in any script: former and colloquial names, other spellings, a headquarters town of another name.
    /// Each leads to this district only.
    /// </summary>
    public required ImmutableArray<string> OtherNames { get; init; }

    /// <summary>The ids of the districts of Uttar Pradesh it has a border with. Each of them names this one, too.</summary>
    public required ImmutableArray<string> Neighbours { get; init; }

    /// <summary>The districts of other states and of Nepal it has a border with.</summary>
    public required ImmutableArray<OutsideNeighbour> OutsideNeighbours { get; init; }

    /// <summary>The English name of the district's desk.</summary>
    public string DeskEnglish => $"District control room, {English}";

    /// <summary>The Hindi name of the district's desk.</summary>
    public string DeskHindi => $"जिला नियंत्रण कक्ष, {Hindi}";
}

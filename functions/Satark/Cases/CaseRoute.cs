using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>Where the case is thought to be.</summary>
/// <param name="DistrictId">The district of the gazetteer.</param>
/// <param name="Station">The police station, where known.</param>
/// <param name="Basis">Why we think so.</param>
/// <param name="At">Since when.</param>
public sealed record CaseRoute(string DistrictId, string? Station, RouteBasis Basis, DateTimeOffset At)
{
    /// <summary>Likelier than not, and no more: the district's people see it and its command is called, but station and UP-112 are asked only by a human's word.</summary>
    public bool IsTentative { get; init; }
}

/// <summary>Why a route is believed; a hand's word beats a machine's.</summary>
[JsonConverter(typeof(Words<RouteBasis>))]
public enum RouteBasis
{
    /// <summary>A name found in the text.</summary>
    Text,

    /// <summary>Weighed from hints: the profile, an address of the network, an earlier case.</summary>
    Evidence,

    /// <summary>Coordinates.</summary>
    Location,

    /// <summary>The informer named it: no machine knows better.</summary>
    Informer,

    /// <summary>An officer set it.</summary>
    ByHand,
}

/// <summary>Another state's control room was asked to take over.</summary>
/// <param name="State">ISO 3166-2:IN suffix.</param>
/// <param name="At">When it was asked.</param>
/// <param name="ConfirmedAt">When it confirmed; until then the case stays with us.</param>
/// <param name="ByMachine">Asked because the evidence says so, by nobody's hand: better evidence takes it back until the state confirms.</param>
public sealed record HandOver(string State, DateTimeOffset At, DateTimeOffset? ConfirmedAt = null, bool ByMachine = false)
{
    /// <summary>When its control room said that the case is not theirs, or null. The case was ours all the time.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>How often we were called because nobody there had confirmed.</summary>
    public int Calls { get; init; }

    /// <summary>When we are called next unless it is confirmed, refused or taken back by then; null: the first time, counted from when it was asked.</summary>
    public DateTimeOffset? NextCallAt { get; init; }
}

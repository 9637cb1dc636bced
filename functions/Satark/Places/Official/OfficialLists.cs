using System.Collections.Immutable;
using Satark.Places.Evidence.Networks;

namespace Satark.Places.Official;

/// <summary>What the official lists of this installation say, as it was at the start.</summary>
public sealed record OfficialLists
{
    /// <summary>No list was imported.</summary>
    public static readonly OfficialLists None = new();

    /// <summary>The lists.</summary>
    public ImmutableArray<OfficialList> Lists { get; init; } = [];

    /// <summary>Their places; where two lists speak of one the later comes later.</summary>
    public ImmutableArray<Place> Places { get; init; } = [];

    /// <summary>Their boundaries.</summary>
    public AreaIndex Areas { get; init; } = AreaIndex.Empty;

    /// <summary>Which network is used where; null where no table is set, or it cannot be used.</summary>
    public IpTable? Networks { get; init; }

    /// <summary>What cannot be used, a sentence each that says what to do. Nothing in it is secret.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];
}

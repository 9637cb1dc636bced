using System.Collections.Immutable;

namespace Satark.Places;

/// <summary>PIN codes from <paramref name="First"/> to <paramref name="Last"/>: all that are in use among them belong to one district, by the majority of its post offices.</summary>
public sealed record PinRange(int First, int Last, District District, ImmutableArray<string> Basis, bool IsUnverified);

/// <summary>What a PIN code says.</summary>
/// <param name="District">The district, or null: of another state, or not known.</param>
/// <param name="States">The states in which PIN codes begin with these three digits; several along borders.</param>
/// <param name="IsUnverified">True where post offices of several districts share the code, so that the district is a guess.</param>
public sealed record PinFinding(District? District, ImmutableArray<IndianState> States, bool IsUnverified);

/// <summary>An area code of the fixed telephone network.</summary>
/// <param name="Code">The code with its leading zero (<c>05498</c>).</param>
/// <param name="Districts">The districts it serves, at least one.</param>
/// <param name="Exchange">The towns it is known for.</param>
/// <param name="Basis">What the row rests on.</param>
/// <param name="IsUnverified">True for what nobody has checked.</param>
public sealed record StdCode(string Code, ImmutableArray<District> Districts, string Exchange, ImmutableArray<string> Basis, bool IsUnverified);

/// <summary>The registration code on a number plate. It says where a vehicle was registered, not where it is.</summary>
/// <param name="Code">Letters and, for Uttar Pradesh, the district's two digits (<c>UP60</c>).</param>
/// <param name="District">The district, or null for a vehicle of another state.</param>
/// <param name="State">The state.</param>
/// <param name="IsUnverified">True for what nobody has checked.</param>
public sealed record VehicleCode(string Code, District? District, IndianState State, bool IsUnverified);

/// <summary>A district beyond the state's border, in another state or in Nepal (<c>NP</c>).</summary>
public sealed record OutsideNeighbour(string StateCode, string Name);

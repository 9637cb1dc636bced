namespace Satark.Cases;

/// <summary>What was sent out.</summary>
/// <param name="Station">From which station.</param>
/// <param name="Vehicle">Which vehicle.</param>
/// <param name="Reference">The control room's event number or the like.</param>
public sealed record Dispatch(string? Station, string? Vehicle, string? Reference);

namespace Satark.Cases;

/// <summary>An officer has the case.</summary>
/// <param name="By">Who.</param>
/// <param name="Since">Since when.</param>
/// <param name="LeaseUntil">When the hold lapses unless progress renews it.</param>
public sealed record Hold(Actor By, DateTimeOffset Since, DateTimeOffset LeaseUntil);

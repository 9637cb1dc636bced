namespace Satark.Http.Accounts;

/// <summary>An officer's second factor.</summary>
/// <param name="SealedSecret">The secret that app and server share, sealed.</param>
/// <param name="IsActive">Whether a code of it was given once; before that it protects nothing.</param>
/// <param name="LastStep">The last step whose code was used.</param>
/// <param name="Recovery">Keyed hashes of the recovery codes that are left.</param>
/// <param name="Lock">Wrong codes and their lock; its hash is empty.</param>
public sealed record FactorRecord(string SealedSecret, bool IsActive, long LastStep, IReadOnlyList<string> Recovery, Credential Lock);

/// <summary>What somebody needs to enter the secret into an app.</summary>
/// <param name="Secret">In base32, to type.</param>
/// <param name="Uri">To scan.</param>
public sealed record FactorEnrolment(string Secret, string Uri);

/// <summary>What a code came to.</summary>
/// <param name="IsRight">Whether it counts.</param>
/// <param name="LockedUntil">Until when no code is tried, or null.</param>
/// <param name="RecoveryLeft">Where a recovery code was used up: how many are left.</param>
public readonly record struct FactorAnswer(bool IsRight, DateTimeOffset? LockedUntil, int? RecoveryLeft = null);

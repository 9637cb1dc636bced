namespace Satark.Http.Accounts;

/// <summary>An officer's secret and its lock, apart from the officer and each in a partition of its own.</summary>
/// <param name="Hash">Of the password, by the framework's hasher.</param>
/// <param name="Failures">Wrong tries since the last right one or the last lock.</param>
/// <param name="Locks">Locks since the last right try: each doubles the next.</param>
/// <param name="LockedUntil">Until when nothing is tried.</param>
public sealed record Credential(string Hash, int Failures = 0, int Locks = 0, DateTimeOffset? LockedUntil = null)
{
    /// <summary>Wrong tries that lock.</summary>
    public const int MostFailures = 5;

    /// <summary>The first lock.</summary>
    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(5);

    /// <summary>The longest lock.</summary>
    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    /// <summary>One more try, counted as wrong until it proves right.</summary>
    public Credential Tried(DateTimeOffset now) => Failures + 1 < MostFailures
        ? this with { Failures = Failures + 1, LockedUntil = null }
        : this with { Failures = 0, Locks = Locks + 1, LockedUntil = now + TimeSpan.FromTicks(Math.Min(LongestLock.Ticks, FirstLock.Ticks << Math.Min(Locks, 10))) };

    /// <summary>The try was right.</summary>
    public Credential Right(string? newHash) => new(newHash ?? Hash);
}

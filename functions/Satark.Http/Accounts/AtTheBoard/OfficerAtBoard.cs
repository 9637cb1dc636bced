using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>An officer who has confirmed, at a board, that it is them.</summary>
/// <param name="OfficerId">Who.</param>
/// <param name="Generation">Which sessions of theirs it belongs to.</param>
/// <param name="Until">Until when it counts without another act of theirs.</param>
/// <param name="PasswordAt">When they gave their password, or null: a PIN alone.</param>
/// <param name="Role">Their role where a provider in front of us says it; null: the roster's.</param>
public sealed record OfficerAtBoard(string OfficerId, int Generation, DateTimeOffset Until, DateTimeOffset? PasswordAt, Role? Role);

/// <summary>Somebody gave password, and second factor where there is one, at a board: for a shift their PIN is enough there.</summary>
/// <param name="OfficerId">Who.</param>
/// <param name="Generation">Which sessions of theirs it belongs to.</param>
/// <param name="At">When.</param>
/// <param name="Role">Their role where a provider in front of us says it; null: the roster's.</param>
public sealed record BoardProof(string OfficerId, int Generation, DateTimeOffset At, Role? Role);

/// <summary>PINs tried at one board, of whomever: whoever stands there and tries everybody's is stopped too.</summary>
/// <param name="N">Tries since <see cref="Since"/> that were not right.</param>
/// <param name="LockedUntil">Until when this board takes no PIN.</param>
public sealed record BoardTries(int N, DateTimeOffset? LockedUntil)
{
    /// <summary>Tries that lock a board.</summary>
    public const int Most = 10;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(5);

    /// <summary>After so long tries are forgotten.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>When the first of them was.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>One more try, counted as wrong until it proves right.</summary>
    public BoardTries Tried(DateTimeOffset now)
    {
        var (n, since) = Since is { } first && first + Forgotten > now ? (N, first) : (0, now);
        return n + 1 < Most ? new(n + 1, null) { Since = since } : new(0, now + Lock);
    }

    /// <summary>The last try was right: it takes back itself, and nobody's wrong ones.</summary>
    public BoardTries Right() => this with { N = Math.Max(N - 1, 0) };
}

/// <summary>What has been proven of whoever sends a request, ascending.</summary>
public enum Standing
{
    /// <summary>A board is open: it listens and sounds, and shows no personal data.</summary>
    Board,

    /// <summary>An officer has confirmed that it is them who act.</summary>
    Officer,

    /// <summary>They gave their password a moment ago.</summary>
    Fresh,
}

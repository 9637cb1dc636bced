namespace Satark.Notifications.Together;

/// <summary>A call that is due to a person by a channel: one attempt of one case's delivery.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Attempt">How often it was tried before: a repeat is a call of its own.</param>
public sealed record GatheredCall(string CaseId, string DeliveryId, int Attempt);

/// <summary>Calls that leave as one message.</summary>
/// <param name="DueAt">When they leave.</param>
/// <param name="Calls">Which, in the order in which they came.</param>
public sealed record GatheredBatch(DateTimeOffset DueAt, IReadOnlyList<GatheredCall> Calls)
{
    /// <summary>Whose message sends all of them, or null: nobody's yet.</summary>
    public GatheredCall? LedBy { get; init; }

    /// <summary>Since when, or null.</summary>
    public DateTimeOffset? LedAt { get; init; }
}

/// <summary>What a call does now.</summary>
public abstract record GatherWord
{
    private GatherWord()
    {
    }

    /// <summary>It leaves by itself, at once.</summary>
    public sealed record Leave : GatherWord;

    /// <summary>It looks again at this time: then it leaves with others, or has left.</summary>
    /// <param name="Until">When.</param>
    public sealed record Wait(DateTimeOffset Until) : GatherWord;

    /// <summary>It sends all of these as one message.</summary>
    /// <param name="Calls">Which, itself among them.</param>
    public sealed record Lead(IReadOnlyList<GatheredCall> Calls) : GatherWord;
}

/// <summary>
/// The calls to one person by one channel. The first leaves at once; those that fall due within the window after it leave together at its end, as one message.
/// Pure. Each call keeps a message of its own that looks again, so that none depends on another one's handler.
/// </summary>
public sealed record Gathering
{
    /// <summary>Seconds after a call within which further ones are gathered: a call about a life waits this long at most. Scaled as all human clocks.</summary>
    public const int WindowSeconds = 5;

    /// <summary>Most calls of one message; more make another one at the same time. Each is begun in a save of its own, and all within the time of one attempt.</summary>
    public const int MostTogether = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>When the last call left, or null.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Which, where it left by itself.</summary>
    public GatheredCall? Left { get; init; }

    /// <summary>What waits to leave together, and what has just left.</summary>
    public IReadOnlyList<GatheredBatch> Batches { get; init; } = [];

    /// <summary>What a call does now, and the gathering after it.</summary>
    /// <param name="call">The call, whose own delivery is due.</param>
    /// <param name="now">The time.</param>
    /// <param name="window">How long calls are gathered.</param>
    /// <param name="limit">How long whoever sends for all may take until another call does it.</param>
    public (Gathering After, GatherWord Word) Next(GatheredCall call, DateTimeOffset now, TimeSpan window, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(call);
        var mine = Batches.FirstOrDefault(b => b.Calls.Contains(call));
        return mine switch
        {
            null when call == Left => (this, new GatherWord.Leave()),
            null => Place(call, now, window),
            { LedAt: null } when now < mine.DueAt => (this, new GatherWord.Wait(mine.DueAt)),
            { LedAt: { } led } when mine.LedBy != call && now >= led && now < led + limit => (this, new GatherWord.Wait(led + limit)),
            _ => (Led(mine, call, now), new GatherWord.Lead(mine.Calls)),
        };
    }

    /// <summary>Calls that left together are tried again together.</summary>
    /// <param name="calls">The calls, each with its new attempt.</param>
    /// <param name="dueAt">When.</param>
    public Gathering Again(IReadOnlyList<GatheredCall> calls, DateTimeOffset dueAt) => this with { Batches = [.. Batches, new GatheredBatch(dueAt, calls)] };

    private (Gathering After, GatherWord Word) Place(GatheredCall call, DateTimeOffset now, TimeSpan window)
    {
        if (Batches.FirstOrDefault(b => b.LedAt is null && b.Calls.Count < MostTogether && b.DueAt <= now + window) is { } open)
        {
            var joined = open with { Calls = [.. open.Calls, call] };
            return (With(open, joined, now), new GatherWord.Wait(open.DueAt > now ? open.DueAt : now));
        }

        if (LeftAt is { } left && left <= now && now < left + window)
        {
            return (this with { Batches = [.. Recent(now), new GatheredBatch(left + window, [call])] }, new GatherWord.Wait(left + window));
        }

        return (this with { LeftAt = now, Left = call, Batches = [.. Recent(now)] }, new GatherWord.Leave());
    }

    private Gathering Led(GatheredBatch batch, GatheredCall by, DateTimeOffset now) =>
        batch.LedBy == by ? this : With(batch, batch with { LedBy = by, LedAt = now }, now) with { LeftAt = now, Left = null };

    private Gathering With(GatheredBatch was, GatheredBatch batch, DateTimeOffset now) => this with { Batches = [.. Recent(now).Select(b => ReferenceEquals(b, was) ? batch : b)] };

    // What left, or should have left, long ago is of no interest any more: its calls are settled, or look for themselves.
    private IEnumerable<GatheredBatch> Recent(DateTimeOffset now) => Batches.Where(b => now - (b.LedAt ?? b.DueAt) < Kept);
}

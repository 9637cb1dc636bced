using System.Text.Json.Serialization;
using Satark.Cases;

namespace Satark.Escalation.Storms;

/// <summary>
/// A partner's life-risk alerts of late, and those beyond its limit that are called as one: one of them has the ladder, and when somebody takes it, or it
/// leaves, the oldest of the others has it. Immutable and without clock.
/// </summary>
/// <param name="Partner">The partner's id.</param>
/// <param name="Entries">Its cases, in the order in which they were counted.</param>
public sealed record Storm(string Partner, IReadOnlyList<StormEntry> Entries)
{
    /// <summary>Since when a human says that it is real: each case has its own ladder, until the partner is quiet again; else null.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Counts the changes: names the messages that follow.</summary>
    public int Version { get; init; }

    /// <summary>The case whose ladder calls for all, or null where there is no storm.</summary>
    public StormEntry? Lead => Entries.FirstOrDefault(e => e.Role == StormRole.Calling);

    /// <summary>How many nobody has taken: those that wait, and the one that calls for them.</summary>
    public int Open => Entries.Count(e => e.Role is StormRole.Waiting or StormRole.Calling);

    /// <summary>Before a partner's first alert.</summary>
    public static Storm Of(string partner) => new(partner, []);

    /// <summary>The storm once it has looked at a case as it stands now. The same case again changes nothing.</summary>
    public Storm With(Case c, StormOptions options)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(options);
        var kept = Entries.Where(e => e.CaseId == c.Id || e.Role is StormRole.Waiting or StormRole.Calling || e.At + options.Window >= c.OpenedAt).ToList();
        var was = kept.FindIndex(e => e.CaseId == c.Id);
        var role = RoleOf(c, was < 0 ? null : kept[was].Role, kept, options);
        if (was < 0)
        {
            kept.Add(new StormEntry(c.Id, c.OpenedAt, role));
        }
        else
        {
            kept[was] = kept[was] with { Role = role };
        }

        if (!kept.Any(e => e.Role == StormRole.Calling) && kept.Where(e => e.Role == StormRole.Waiting).MinBy(e => (e.At, e.CaseId)) is { } next)
        {
            kept[kept.IndexOf(next)] = next with { Role = StormRole.Calling };
        }

        var quiet = ConfirmedAt is not null && !kept.Any(e => e.CaseId != c.Id);
        return kept.SequenceEqual(Entries) && !quiet ? this : this with { Entries = kept, ConfirmedAt = quiet ? null : ConfirmedAt, Version = Version + 1 };
    }

    /// <summary>A human says that it is real: every case goes its own way, and so do those that follow until the partner is quiet.</summary>
    public Storm Confirm(DateTimeOffset now) => this with
    {
        ConfirmedAt = now,
        Entries = [.. Entries.Select(e => e.Role is StormRole.Waiting or StormRole.Calling ? e with { Role = StormRole.Out } : e)],
        Version = Version + 1,
    };

    private StormRole RoleOf(Case c, StormRole? was, List<StormEntry> kept, StormOptions options)
    {
        if (!StormMoves.IsFree(c) || c.Storm is { OutAt: not null })
        {
            return StormRole.Out;
        }

        if (ConfirmedAt is not null)
        {
            return was is null ? StormRole.Alone : StormRole.Out;
        }

        if (was is StormRole.Waiting or StormRole.Calling)
        {
            return was.Value;
        }

        var others = kept.Where(e => e.CaseId != c.Id).ToList();
        return c.Storm is not null ? StormRole.Waiting
            : was is { } known ? known
            : others.Any(e => e.Role is StormRole.Waiting or StormRole.Calling && (e.At - c.OpenedAt).Duration() <= options.Calm) || others.Count(e => (e.At - c.OpenedAt).Duration() <= options.Window) >= options.LimitOf(Partner) ? StormRole.Waiting
            : StormRole.Alone;
    }
}

/// <summary>One case of a partner.</summary>
/// <param name="CaseId">Which.</param>
/// <param name="At">When it was opened.</param>
/// <param name="Role">What it is in the storm.</param>
public sealed record StormEntry(string CaseId, DateTimeOffset At, StormRole Role);

/// <summary>What a case is in a storm.</summary>
[JsonConverter(typeof(Words<StormRole>))]
public enum StormRole
{
    /// <summary>Within the limit: its own ladder; it only counts.</summary>
    Alone,

    /// <summary>Called with the others.</summary>
    Waiting,

    /// <summary>Its ladder calls for all.</summary>
    Calling,

    /// <summary>Somebody has it, it is closed, or it goes its own way.</summary>
    Out,
}

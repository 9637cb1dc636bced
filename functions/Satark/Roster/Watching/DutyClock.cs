using Satark.Roster.Duty;

namespace Satark.Roster.Watching;

/// <summary>What the roster's recurring timer knows: which of its messages is the next one, up to when it has looked, and what it has told.</summary>
/// <param name="N">The number of the message that is due next; any other one does nothing.</param>
/// <param name="LastAt">Shifts that ended up to this moment are dealt with.</param>
/// <param name="DueAt">When its next message is due; null: none is.</param>
/// <param name="Told">Gaps that were told and are not over.</param>
public sealed record DutyClock(int N, DateTimeOffset LastAt, DateTimeOffset? DueAt, IReadOnlyList<ToldGap> Told)
{
    /// <summary>Where duty ended for people with more cases than one save holds: the last one about which somebody was asked; null: none is left.</summary>
    public string? OfferedTo { get; init; }

    /// <summary>How long before a gap it is told.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(12);

    /// <summary>How long before it begins it is told again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <summary>So many gaps are told at one look, which is one save: the others at the next one.</summary>
    public const int MostTold = 2;

    /// <summary>What is to be told at a moment, <see cref="MostTold"/> at most, and the clock after it. Pure.</summary>
    /// <param name="gaps">The gaps of the time ahead, further than <see cref="Ahead"/>.</param>
    /// <param name="now">The moment.</param>
    public (DutyClock After, IReadOnlyList<ToldGap> Tell) Tell(IReadOnlyList<Gap> gaps, DateTimeOffset now)
    {
        var (kept, tell) = (new List<ToldGap>(), new List<ToldGap>());
        foreach (var gap in gaps.Where(g => g.Start <= now + Ahead && g.End > now))
        {
            var soon = gap.Start <= now + Again;
            var known = Told.FirstOrDefault(t => t.Gap.Watch == gap.Watch && t.Gap.Start <= gap.End && gap.Start <= t.Gap.End);
            var told = new ToldGap(known is null || gap.Start < known.Gap.Start ? gap : gap with { Start = known.Gap.Start }, known?.Times ?? 0, soon || known is { Last: true });
            if (known is null || (soon && !known.Last))
            {
                if (tell.Count == MostTold)
                {
                    kept.AddRange(known is null ? [] : [known]);
                    continue;
                }

                told = told with { Times = told.Times + 1 };
                tell.Add(told);
            }

            kept.Add(told);
        }

        return (this with { Told = kept }, tell);
    }

    /// <summary>When it is to look again: at the next shift's beginning or end, 12 h and 1 h before a gap, and twice a day in any case.</summary>
    public static DateTimeOffset NextAt(DutyRoster roster, IReadOnlyList<Gap> gaps, DateTimeOffset now)
    {
        DateTimeOffset[] candidates = [roster.NextChange(now) ?? DateTimeOffset.MaxValue, .. gaps.SelectMany(g => new[] { g.Start - Ahead, g.Start - Again }), now + Ahead];
        return candidates.Where(at => at > now).Min();
    }
}

/// <summary>A gap that was told.</summary>
/// <param name="Gap">Which, as it stands now.</param>
/// <param name="Times">How often.</param>
/// <param name="Last">It was told within the hour before it begins, or later: never again.</param>
public sealed record ToldGap(Gap Gap, int Times, bool Last);

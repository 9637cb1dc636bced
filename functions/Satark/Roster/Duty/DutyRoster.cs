using System.Collections.Frozen;
using Satark.Roster.Posts;

namespace Satark.Roster.Duty;

/// <summary>
/// Who is on duty when: the plan and the officers, and nothing else. Pure and cheap, for it is asked at every step of every ladder.
/// </summary>
/// <remarks>
/// Whoever stands in the plan is on duty by the plan alone; whoever does not, by the officer's own flag, so that an installation without posts needs none.
/// <see cref="Officer.OnDutyUntil"/> ("I am on duty now") stands above both.
/// </remarks>
public sealed class DutyRoster
{
    private readonly FrozenSet<DateOnly> _holidays;
    private readonly FrozenDictionary<(string, DateOnly), IReadOnlyList<DutySpan>> _overrides;
    private readonly ILookup<string, (Filling Filling, Officer Officer)> _fillings;
    private readonly FrozenSet<string> _rostered;

    /// <summary>A roster of this plan and these officers. A filling whose officer is gone, or may not fill the post any more, counts as none.</summary>
    public DutyRoster(DutyPlan plan, IReadOnlyList<Officer> officers)
    {
        (Plan, Officers) = (plan, officers);
        _holidays = plan.Holidays.Select(h => h.Date).ToFrozenSet();
        _overrides = plan.Overrides.DistinctBy(o => (o.Post, o.Date)).ToFrozenDictionary(o => (o.Post, o.Date), o => o.Spans);
        var byId = officers.ToDictionary(o => o.Id, StringComparer.Ordinal);
        var posts = plan.Posts.ToDictionary(p => p.Id, StringComparer.Ordinal);
        _fillings = plan.Fillings
            .Where(f => byId.TryGetValue(f.Officer, out var o) && posts.TryGetValue(f.Post, out var post) && post.Suits(o))
            .ToLookup(f => f.Post, f => (f, byId[f.Officer]), StringComparer.Ordinal);
        _rostered = plan.Fillings.Select(f => f.Officer).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The plan.</summary>
    public DutyPlan Plan { get; }

    /// <summary>All officers, by their own accounts.</summary>
    public IReadOnlyList<Officer> Officers { get; }

    /// <summary>Who is on duty at a moment.</summary>
    public DutyMoment At(DateTimeOffset at) => new(this, at, [.. Plan.Posts.SelectMany(p => Shifts(p, at, at.AddTicks(1)))]);

    /// <summary>Whether an officer stands in the plan, so that their own flag counts no more.</summary>
    public bool IsRostered(Officer officer) => _rostered.Contains(officer.Id);

    /// <summary>Every shift of a post that has a part between two moments, one for each who fills it; one without an officer where nobody does. In order of their beginnings.</summary>
    public IEnumerable<Shift> Shifts(Post post, DateTimeOffset from, DateTimeOffset to)
    {
        // What begins on a day ends before the end of the next one.
        var last = IndiaTime.DateOf(to);
        for (var date = IndiaTime.DateOf(from).AddDays(-1); date <= last; date = date.AddDays(1))
        {
            foreach (var span in Spans(post, date).OrderBy(s => s.From))
            {
                var (start, end) = (IndiaTime.At(date, span.From), IndiaTime.At(date, span.To));
                if (start >= to || end <= from)
                {
                    continue;
                }

                var filled = false;
                foreach (var (filling, officer) in _fillings[post.Id])
                {
                    if (filling.Covers(date))
                    {
                        filled = true;
                        yield return new Shift(post, officer, start, end);
                    }
                }

                if (!filled)
                {
                    yield return new Shift(post, null, start, end);
                }
            }
        }
    }

    /// <summary>Until when an officer is on duty in a shift's post without a break; null: for more than a day yet.</summary>
    public DateTimeOffset? Until(Shift shift)
    {
        ArgumentNullException.ThrowIfNull(shift);
        var (until, limit) = (shift.End, shift.End.AddDays(1));
        while (until <= limit)
        {
            if (Shifts(shift.Post, until, until.AddTicks(1)).FirstOrDefault(s => s.Officer is not null && s.Officer.Id == shift.Officer?.Id) is not { } next)
            {
                return until;
            }

            until = next.End;
        }

        return null;
    }

    /// <summary>The next moment after this one at which a shift begins or ends, looking a week ahead; null: none.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset after)
    {
        DateTimeOffset? next = null;
        foreach (var shift in Plan.Posts.SelectMany(p => Shifts(p, after, after.AddDays(7))))
        {
            foreach (var at in (ReadOnlySpan<DateTimeOffset>)[shift.Start, shift.End])
            {
                next = at > after && (next is null || at < next) ? at : next;
            }
        }

        return next;
    }

    private IReadOnlyList<DutySpan> Spans(Post post, DateOnly date) =>
        _overrides.TryGetValue((post.Id, date), out var other) ? other : post.Hours.On(date.DayOfWeek, _holidays.Contains(date));
}

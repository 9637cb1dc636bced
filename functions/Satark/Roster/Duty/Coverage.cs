using System.Text.Json.Serialization;

namespace Satark.Roster.Duty;

/// <summary>Work that somebody must be doing at every minute.</summary>
[JsonConverter(typeof(Words<Watch>))]
public enum Watch
{
    /// <summary>Operators of the state desk.</summary>
    Operator,

    /// <summary>Supervisors of the state desk.</summary>
    ShiftLead,
}

/// <summary>Hours without anybody.</summary>
/// <param name="Watch">Whose.</param>
/// <param name="Start">From.</param>
/// <param name="End">Until.</param>
public sealed record Gap(Watch Watch, DateTimeOffset Start, DateTimeOffset End);

/// <summary>Where the roster leaves hours to nobody.</summary>
public static class Coverage
{
    /// <summary>
    /// The gaps between two moments, in order. Of a watch that the plan has no post for it says nothing: there the officers' own flags decide, which know no hours.
    /// </summary>
    public static IReadOnlyList<Gap> Gaps(this DutyRoster roster, DateTimeOffset from, DateTimeOffset to) =>
        [.. Enum.GetValues<Watch>().SelectMany(watch => roster.Gaps(watch, from, to)).OrderBy(g => g.Start).ThenBy(g => g.Watch)];

    /// <summary>The hours between two moments in which none of some posts has somebody, in order.</summary>
    /// <param name="roster">The roster.</param>
    /// <param name="posts">The posts; one of them is enough.</param>
    /// <param name="from">From.</param>
    /// <param name="to">Until.</param>
    /// <param name="also">Further stretches in which somebody is there.</param>
    public static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Uncovered(
        this DutyRoster roster, IEnumerable<Posts.Post> posts, DateTimeOffset from, DateTimeOffset to, params IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> also)
    {
        var reached = from;
        var shifts = posts.SelectMany(p => roster.Shifts(p, from, to)).Where(s => s.Officer is not null).Select(s => (s.Start, s.End)).Concat(also).OrderBy(s => s.Start);
        foreach (var (start, end) in shifts)
        {
            if (start > reached)
            {
                yield return (reached, start < to ? start : to);
            }

            reached = end > reached ? end : reached;
            if (reached >= to)
            {
                yield break;
            }
        }

        yield return (reached, to);
    }

    private static IEnumerable<Gap> Gaps(this DutyRoster roster, Watch watch, DateTimeOffset from, DateTimeOffset to)
    {
        var role = watch == Watch.Operator ? Role.Operator : Role.Supervisor;
        var posts = roster.Plan.Posts.Where(p => p.Role == role && p.Desk.IsState).ToList();
        var others = roster.Officers.Where(o => o.Role == role && o.Jurisdiction.IsState).ToList();
        if (posts.Count == 0 || others.Any(o => o.OnDuty && !roster.IsRostered(o)))
        {
            return [];
        }

        var standIns = others.Concat(roster.Officers.Where(o => watch == Watch.Operator && o.KeepsInstallation)).Where(o => o.OnDutyUntil is not null).Select(o => (DateTimeOffset.MinValue, o.OnDutyUntil!.Value));
        return roster.Uncovered(posts, from, to, standIns).Select(g => new Gap(watch, g.Start, g.End));
    }
}

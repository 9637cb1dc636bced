using Satark.Roster.Duty;
using Satark.Roster.Posts;
using Satark.Roster.Verifying;

namespace Satark.Roster.Sheets;

/// <summary>Hours in which none of a desk's posts of one kind has somebody.</summary>
/// <param name="Desk">Where.</param>
/// <param name="Role">Which posts.</param>
/// <param name="Hours">How many hours of the time looked at.</param>
/// <param name="Gaps">When, in order.</param>
public sealed record UncoveredDesk(Jurisdiction Desk, Role Role, double Hours, IReadOnlyList<(DateTimeOffset Start, DateTimeOffset End)> Gaps);

/// <summary>What is missing in the roster.</summary>
/// <param name="Unfilled">Posts whose hours of the next seven days nobody fills, or not all of them.</param>
/// <param name="Unverified">Contact points that no code has proved.</param>
/// <param name="Uncovered">Desks with hours in which nobody is there.</param>
public sealed record RosterFindings(IReadOnlyList<Post> Unfilled, IReadOnlyList<ContactPlace> Unverified, IReadOnlyList<UncoveredDesk> Uncovered)
{
    /// <summary>How far it looks ahead.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>What is missing from now on.</summary>
    public static async Task<RosterFindings> OfAsync(DutyRoster roster, ContactVerification contacts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var to = now + Ahead;
        var uncovered = roster.Plan.Posts.GroupBy(p => (p.Desk, p.Role)).Select(group =>
        {
            var gaps = roster.Uncovered(group, now, to).ToList();
            return new UncoveredDesk(group.Key.Desk, group.Key.Role, gaps.Sum(g => (g.End - g.Start).TotalHours), gaps);
        });
        return new RosterFindings(
            [.. roster.Plan.Posts.Where(p => roster.Shifts(p, now, to).Any(s => s.Officer is null))],
            await contacts.UnverifiedAsync(await contacts.PlacesAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            [.. uncovered.Where(u => u.Gaps.Count > 0)]);
    }
}

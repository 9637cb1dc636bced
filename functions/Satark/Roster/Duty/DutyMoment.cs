namespace Satark.Roster.Duty;

/// <summary>Who is on duty at one moment.</summary>
public sealed class DutyMoment
{
    private readonly HashSet<string> _onDuty;

    internal DutyMoment(DutyRoster roster, DateTimeOffset at, IReadOnlyList<Shift> shifts)
    {
        (At, Shifts) = (at, shifts);
        var people = new List<Officer>();
        var known = new HashSet<Officer>();
        foreach (var shift in shifts)
        {
            // A post that nobody fills is still a telephone: it is called as itself.
            if ((shift.Officer is { } officer ? shift.Post.HeldBy(officer) : shift.Post.Itself) is { } found && known.Add(found))
            {
                people.Add(found);
            }
        }

        var inPost = people.Select(p => (p.Id, p.Role, p.Jurisdiction)).ToHashSet();
        foreach (var officer in roster.Officers)
        {
            var standsIn = officer.OnDutyUntil > at;
            var own = officer.KeepsInstallation ? officer with { OnDuty = false }
                : roster.IsRostered(officer) ? officer with { OnDuty = standsIn } : officer with { OnDuty = officer.OnDuty || standsIn };
            Officer[] stands = officer.KeepsInstallation && standsIn ? [own with { Role = Role.Operator, OnDuty = true }, own] : [own];
            people.AddRange(stands.Where(o => !inPost.Contains((o.Id, o.Role, o.Jurisdiction))));
        }

        People = people;
        _onDuty = people.Where(o => o.OnDuty).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The moment.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The shifts that run, with and without somebody.</summary>
    public IReadOnlyList<Shift> Shifts { get; }

    /// <summary>
    /// Everybody as a ladder finds them now. Whoever fills a post stands here with the post's role, desk and contact points; also once more by their own account and off duty,
    /// where that differs, for those circles that ask nobody's hours. Posts that nobody fills stand here as themselves. An admin of the state is on duty in a post, or by their own word
    /// and then as an operator: no step of a ladder asks for an admin by their hours.
    /// </summary>
    public IReadOnlyList<Officer> People { get; }

    /// <summary>Operators of the state desk on duty.</summary>
    public IEnumerable<Officer> Operators => People.Where(o => o is { Role: Role.Operator, OnDuty: true, Jurisdiction.IsState: true });

    /// <summary>Supervisors of the state desk on duty.</summary>
    public IEnumerable<Officer> ShiftLeads => People.Where(o => o is { Role: Role.Supervisor, OnDuty: true, Jurisdiction.IsState: true });

    /// <summary>Whether somebody is on duty, in whatever post or by their own word.</summary>
    public bool IsOnDuty(string officerId) => _onDuty.Contains(officerId);

    /// <summary>The person or post as it is reached now: on duty first; null where there is none with this id.</summary>
    public Officer? Find(string id) => People.Where(o => o.Id == id).OrderByDescending(o => o.OnDuty).FirstOrDefault();

    /// <summary>
    /// Who may take over what an officer leaves, best first: whoever else fills one of their posts now, then whoever does the same work at the same desk, then the shift leads, then the
    /// state desk's operators.
    /// Never themselves, never a telephone without a person.
    /// </summary>
    /// <param name="leaving">Who leaves, by their own account.</param>
    /// <param name="posts">The ids of the posts that they leave; none: those that they fill now.</param>
    public IReadOnlyList<Officer> Successors(Officer leaving, IReadOnlyCollection<string>? posts = null)
    {
        var left = posts is { Count: > 0 } ? posts : [.. Shifts.Where(s => s.Officer?.Id == leaving.Id).Select(s => s.Post.Id)];
        var samePost = Shifts.Where(s => s.Officer is not null && left.Contains(s.Post.Id)).Select(s => s.Post.HeldBy(s.Officer!));
        var works = Shifts.Where(s => left.Contains(s.Post.Id)).Select(s => (s.Post.Role, s.Post.Desk)).Append((leaving.Role, leaving.Jurisdiction)).ToHashSet();
        var sameWork = People.Where(o => o.OnDuty && works.Contains((o.Role, o.Jurisdiction))).OrderBy(o => o.Id, StringComparer.Ordinal);
        return [.. samePost.Concat(sameWork).Concat(ShiftLeads).Concat(Operators).Where(o => o.Id != leaving.Id && !o.Id.StartsWith(Posts.Post.TargetPrefix, StringComparison.Ordinal)).DistinctBy(o => o.Id)];
    }
}

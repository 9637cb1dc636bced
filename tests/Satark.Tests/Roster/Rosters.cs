using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Posts;

namespace Satark.Tests.Roster;

/// <summary>Plans for tests, as short as a sentence.</summary>
internal static class Rosters
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly Monday = new(2026, 3, 2);

    public static readonly Officer Asha = WorldActs.Asha, Ravi = WorldActs.Ravi, Lead = WorldActs.Lead;

    public static DutyHours Hours(string text) => DutyHours.TryParse(text, out var hours, out var fault) ? hours : throw new ArgumentException(fault);

    public static Post Post(string id, string hours = "24x7", Role role = Role.Operator, string desk = "state", string? phone = null, string? mail = null) =>
        new(id, "Post " + id, role, WorldActs.Place(desk), Hours(hours)) { Phone = phone, Mail = mail };

    public static Filling Fills(string post, Officer officer, DateOnly? from = null, DateOnly? to = null) => new(post, officer.Id, from ?? Monday.AddDays(-30), to);

    public static DutyPlan Plan(IReadOnlyList<Post> posts, params IReadOnlyList<Filling> fillings) => new(posts, fillings, [], []);

    public static DutyRoster Of(DutyPlan plan, params IReadOnlyList<Officer> officers) => new(plan, officers.Count > 0 ? officers : [Asha, Ravi, Lead]);

    /// <summary>An hour of India's clocks on the Monday or so many days later.</summary>
    public static DateTimeOffset At(int hour, int minute = 0, int day = 0) => IndiaTime.At(Monday.AddDays(day), (hour * 60) + minute);

    public static IEnumerable<string> OnDuty(this DutyMoment moment) => moment.People.Where(o => o.OnDuty).Select(o => o.Id).Order(StringComparer.Ordinal);
}

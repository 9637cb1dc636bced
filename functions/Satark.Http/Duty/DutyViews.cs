using Satark.Board;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Verifying;

namespace Satark.Http.Duty;

/// <summary>Somebody on duty.</summary>
/// <param name="Id">The officer's id; of a post that nobody fills its own.</param>
/// <param name="Name">As colleagues say it.</param>
/// <param name="Post">The post that they fill, or null.</param>
/// <param name="Until">Until when without a break; null where they fill no post, or for more than a day yet.</param>
public sealed record OnDutyView(string Id, string Name, string? Post, DateTimeOffset? Until);

/// <summary>A case that the asking officer holds.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Code">Its code.</param>
/// <param name="LifeRisk">A life may be at stake.</param>
/// <param name="District">The district, or null.</param>
/// <param name="Successor">Who would be asked to take over, or null: nobody is there.</param>
public sealed record HeldView(string CaseId, string Code, bool LifeRisk, BoardDistrict? District, string? Successor)
{
    internal static HeldView Of(Escalation.HeldCase held) => new(held.CaseId, held.Code, held.LifeRisk, held.District, held.To?.Name);
}

/// <summary>Who is on duty at the state desk, and what the asking officer would leave behind.</summary>
public sealed record DutyView(
    DateTimeOffset Now, IReadOnlyList<OnDutyView> Operators, IReadOnlyList<OnDutyView> ShiftLeads, bool OnDuty, DateTimeOffset? SelfUntil, IReadOnlyList<HeldView> Held);

/// <summary>"I am on duty now": for so many hours; 0: no more.</summary>
public sealed record DutyWord(int? Hours);

/// <summary>What was offered.</summary>
public sealed record OfferedView(IReadOnlyList<HeldView> Offered);

/// <summary>A shift on the roster page.</summary>
public sealed record ShiftView(string Post, string PostName, Role Role, string Desk, string? Officer, string? OfficerName, DateTimeOffset Start, DateTimeOffset End)
{
    internal static ShiftView Of(Shift s) => new(s.Post.Id, s.Post.Name, s.Post.Role, s.Post.Desk.Text, s.Officer?.Id, s.Officer?.Name, s.Start, s.End);
}

/// <summary>Hours without anybody.</summary>
public sealed record GapView(string Desk, Role Role, double Hours, IReadOnlyList<SpanView> Spans);

/// <summary>A stretch of time.</summary>
public sealed record SpanView(DateTimeOffset Start, DateTimeOffset End);

/// <summary>A contact point that no code has proved; of its address only the end, for whoever knows it.</summary>
public sealed record PointView(string Target, string Name, string Desk, ContactKind Kind, string Ends)
{
    internal static PointView Of(ContactPlace p) => new(p.Target, p.Name, p.Desk.Text, p.Kind, "…" + (p.Kind == ContactKind.Mail ? p.Address[p.Address.IndexOf('@', StringComparison.Ordinal)..] : p.Address[^4..]));
}

/// <summary>A post that nobody fills in all of its hours.</summary>
public sealed record UnfilledView(string Id, string Name, string Desk, string Hours);

/// <summary>The roster as a supervisor sees it: of their own jurisdiction.</summary>
public sealed record RosterView(
    DateTimeOffset Now, int Posts, IReadOnlyList<ShiftView> Running, IReadOnlyList<ShiftView> Next, IReadOnlyList<GapView> Gaps, IReadOnlyList<UnfilledView> Unfilled, IReadOnlyList<PointView> Unverified,
    int UnverifiedMore);

/// <summary>A contact point that is to be proved.</summary>
/// <param name="Target">The post's or the officer's id.</param>
/// <param name="Kind">phone, whatsapp or mail.</param>
/// <param name="Code">The code that was brought back; only where one is entered.</param>
public sealed record PointWord(string? Target, string? Kind, string? Code);

using Satark.Board;
using Satark.Cases;
using Satark.Tips;
using Satark.Tips.Line;

namespace Satark.Roster;

/// <summary>What of a case decides who may know of it.</summary>
/// <param name="District">The district that it is routed to, or null.</param>
/// <param name="Station">The station, or null.</param>
/// <param name="Holder">Who holds it, or null.</param>
/// <param name="Tip">What a tip adds; null for every other case.</param>
public sealed record CaseScope(string? District, string? Station, string? Holder, TipScope? Tip)
{
    /// <summary>The scope of a case.</summary>
    public static CaseScope Of(Case c) => new(c.Route?.DistrictId, c.Route?.Station, c.Hold?.By.Id, TipScope.Of(c));

    /// <summary>The scope of a row of the board.</summary>
    public static CaseScope Of(BoardRow row) => new(
        row.District?.Id, row.Station, row.Holder?.User, row.Tip is { } tip ? new TipScope(tip.Conflicted, tip.Sensitivity, row.LifeRisk, tip.Assigned?.User) : null);

    /// <summary>The scope of an alarm, which asks those who are responsible and not whoever holds the case.</summary>
    public static CaseScope Of(DeskAlarm alarm) => new(alarm.District, null, null, alarm.Tip);
}

/// <summary>What of a tip decides who may know of it.</summary>
/// <param name="Conflicted">Police are part of it.</param>
/// <param name="Sensitivity">Its class.</param>
/// <param name="LifeRisk">A life may be at stake.</param>
/// <param name="Assigned">The id of the officer who works on it, or null.</param>
public sealed record TipScope(bool Conflicted, Sensitivity Sensitivity, bool LifeRisk, string? Assigned)
{
    /// <summary>The tip's scope; null where the case is none.</summary>
    public static TipScope? Of(Case c) => c.Tip is { } tip ? new(tip.Conflicted, tip.Sensitivity, c.LifeRisk, tip.Assignment?.User) : null;
}

/// <summary>
/// The one place that says who may know of a case: board, pushes, alarms, reading, moves, packets, pictures, links, related tips and counts all ask here.
/// What an officer may not see does not exist for them.
/// </summary>
/// <remarks>
/// <para>Alerts and own finds: everything for the state; else what is routed into one's jurisdiction, and what one holds.</para>
/// <para>
/// Tips: a station's officers see what is assigned to them. Routine ones the offices of district, range and state see (operators and up); sensitive ones the
/// district's and the state's supervisors, and the range office; highly sensitive ones supervisors alone. Where a life may be at stake, operators of all offices
/// see every class, and the station all but the highest: nobody who is to be sent may be kept from knowing why. Without a district the state desk sees what is
/// not highly sensitive, for somebody must find out where it belongs.
/// </para>
/// <para>
/// Conflicted tips, in which police are part of it: the range office of its district, and vigilance officers of that range or of the state; nobody else, also
/// where they hold it or it was assigned to them, and nobody of a district or station ever. While no district is known there is no range office: vigilance
/// officers of the state, and its supervisors, find out where it belongs, and see it no more once it is routed.
/// </para>
/// </remarks>
public static class Visibility
{
    // Half an hour beside UTC's hours.
    private static readonly TimeSpan India = TimeSpan.FromMinutes(330);

    /// <summary>Whether the officer may know of the case; of a synthetic one nobody may.</summary>
    public static bool MaySee(Officer officer, Case c) => !c.Synthetic && MaySee(officer, CaseScope.Of(c));

    /// <summary>Whether the officer may see the row.</summary>
    public static bool MaySee(Officer officer, BoardRow row) => MaySee(officer, CaseScope.Of(row));

    /// <summary>Whether the officer's page may sound the alarm.</summary>
    public static bool MaySee(Officer officer, DeskAlarm alarm) => MaySee(officer, CaseScope.Of(alarm));

    /// <summary>Whether the officer may know of a case with this scope.</summary>
    public static bool MaySee(Officer officer, CaseScope c) =>
        c.Tip is not { } tip ? officer.Id == c.Holder || officer.Jurisdiction.Covers(c.District, c.Station)
        : tip.Conflicted ? MaySeeConflicted(officer, c, tip)
        : IsNamed(officer, c) || MaySeeByOffice(officer, c, tip);

    /// <summary>Those who may see it for their own name's sake, whatever their jurisdiction: the holder, and the officer of a tip. Nobody of a conflicted tip.</summary>
    public static IReadOnlyList<string> Named(CaseScope c) =>
        c.Tip is { Conflicted: true } ? [] : [.. new[] { c.Holder, c.Tip?.Assigned }.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Whether a tip may be given to an officer: anybody of its place, who may see it from then on; but a conflicted one only to those who may see it anyway.
    /// </summary>
    public static bool MayBeGiven(Officer to, CaseScope c) =>
        MaySee(to, c) || (c.Tip is { Conflicted: false } && c.District is { } district && to.Jurisdiction.Covers(district, to.Jurisdiction.Station));

    /// <summary>
    /// Whether the officer may open a medium. Recordings are heard by the SP office alone, for a voice can be recognised; by the range office in its stead
    /// where the tip is conflicted; by the state's supervisors where no district is known.
    /// </summary>
    public static bool MayOpen(Officer officer, CaseScope c, MediaKind kind) =>
        MaySee(officer, c) && (kind != MediaKind.Audio || c.Tip is not { } tip || (officer.Role >= Role.Operator && (
            tip.Conflicted ? officer.Jurisdiction.District is null
            : c.District is null ? officer is { IsSupervisor: true, Jurisdiction.IsState: true }
            : officer.Jurisdiction is { District: not null, Station: null } && officer.Jurisdiction.Covers(c.District, null))));

    /// <summary>
    /// Whether the officer may be one of the two who together break a tip's anonymity, and may read why it was done: supervisors who may see it, but never
    /// whoever works on it, who would gain most by it. Of a conflicted tip these are supervisors of the range and of vigilance alone.
    /// </summary>
    public static bool MayDecideTogether(Officer officer, CaseScope c) => c.Tip is { } tip && officer.IsSupervisor && officer.Id != tip.Assigned && MaySee(officer, c);

    /// <summary>Whether two of them are enough: two people, not both of a police station.</summary>
    public static bool AreEnough(Officer one, Officer other) => one.Id != other.Id && (one.Jurisdiction.Station is null || other.Jurisdiction.Station is null);

    /// <summary>Whether a tip's times are shown to this officer to the hour only: all below the range. Who was where at which minute tells who the informer is.</summary>
    public static bool SeesHoursOnly(Officer officer, TipScope? tip) => tip is not null && officer.Jurisdiction.District is not null;

    /// <summary>A time to the whole hour of India's clocks, as those below the range see it.</summary>
    public static DateTimeOffset Hour(DateTimeOffset at) => at.AddTicks(-((at.UtcTicks + India.Ticks) % TimeSpan.TicksPerHour));

    /// <summary>The whole hour that begins after a time: of what runs out, nobody is told that it has while it has not.</summary>
    public static DateTimeOffset HourAfter(DateTimeOffset at) => Hour(at).AddHours(1);

    /// <summary>A time to the whole hour; null stays null.</summary>
    public static DateTimeOffset? Hour(DateTimeOffset? at) => at is { } time ? Hour(time) : null;

    private static bool IsNamed(Officer officer, CaseScope c) => officer.Id == c.Holder || officer.Id == c.Tip?.Assigned;

    private static bool MaySeeByOffice(Officer o, CaseScope c, TipScope tip) =>
        o.Jurisdiction.Covers(c.District, c.Station)
        && (o.Jurisdiction.Station is not null ? tip is { LifeRisk: true, Sensitivity: < Sensitivity.HighlySensitive }
            : o.IsSupervisor
                || (o.Role >= Role.Operator && (tip.LifeRisk || tip.Sensitivity switch
                {
                    Sensitivity.Routine => true,
                    Sensitivity.Sensitive => o.Jurisdiction.Range is not null || c.District is null,
                    _ => false,
                })));

    private static bool MaySeeConflicted(Officer o, CaseScope c, TipScope tip) =>
        o.Jurisdiction.District is null
        && (c.District is null ? o.Jurisdiction.IsState && (o.Vigilance || o.IsSupervisor)
            : o.Jurisdiction.Covers(c.District, null)
                && (o.Vigilance || (o.Jurisdiction.Range is not null && (o.IsSupervisor || (o.Role >= Role.Operator && tip.Sensitivity < Sensitivity.HighlySensitive)))));
}

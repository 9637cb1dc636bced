using System.Globalization;
using Microsoft.Extensions.Logging;
using Satark.Board;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Notices;
using Satark.Roster.Duty;
using Satark.Storage;

namespace Satark.Roster.Watching;

/// <summary>
/// The roster's recurring timer, one message at a time: at the end of somebody's duty it asks a successor about each case that they hold, to a shift lead who comes on duty it
/// sends the summary, and it calls about gaps beforehand. Without posts there is none. It sends nothing itself: what fails later never stops it.
/// </summary>
public sealed partial class WatchDuty(IStore store, DutyBook duty, Officers officers, BoardIndex board, ILogger<WatchDuty> logger)
{
    internal const string ClockRow = "clock";

    // Of one look: with what stands beside them they fit into one save.
    private const int MostCases = 30, MostPeople = 4;

    /// <summary>Adds to a change of the roster's plan what makes the timer look at once, by the new plan.</summary>
    public async Task WindAsync(Change change, CancellationToken cancellationToken)
    {
        var loaded = await LoadAsync(cancellationToken).ConfigureAwait(false);
        var now = duty.Now;
        var clock = loaded?.Value is { } known ? known with { N = known.N + 1, DueAt = now } : new DutyClock(1, now, now, []);
        change.Put(ClockRow, loaded, clock, SatarkJson.Default.DutyClock).Send(Due(clock, now));
    }

    /// <summary>Sends the timer's message again where it is overdue by more than the auditor's grace, as after a move to another installation; how many were sent.</summary>
    public static async Task<int> MendAsync(IStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var loaded = await store.FindAsync(DutyBook.Partition, ClockRow, SatarkJson.Default.DutyClock, cancellationToken).ConfigureAwait(false);
        if (loaded is not { Value: { DueAt: { } due } clock } || due + Escalation.Auditor.Grace >= now)
        {
            return 0;
        }

        await store.SaveAsync(new Change(DutyBook.Partition).Require(ClockRow, loaded.Version).Send(Due(clock, now)), cancellationToken).ConfigureAwait(false);
        return 1;
    }

    /// <summary>Looks, unless this message is not the one that is due.</summary>
    public Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        return store.ChangeAsync<bool>(
            async token =>
            {
                var loaded = await LoadAsync(token).ConfigureAwait(false);
                var (version, plan) = await duty.PlanAsync(token).ConfigureAwait(false);
                if (loaded is null || loaded.Value.N != errand.N || version is null)
                {
                    return (null, false);
                }

                // A look that goes on is of the moment at which it began.
                var now = loaded.Value is { OfferedTo: not null, DueAt: { } begun } ? begun : duty.Now;
                var change = new Change(DutyBook.Partition).Require(DutyBook.PlanRow, version);
                if (plan.Posts.Count == 0)
                {
                    // Nothing to watch until the next import winds it again.
                    return (change.Replace(ClockRow, loaded.Version, loaded.Value with { N = errand.N + 1, LastAt = now, DueAt = null, Told = [], OfferedTo = null }, SatarkJson.Default.DutyClock), true);
                }

                var roster = await duty.RosterAsync(token).ConfigureAwait(false);
                var moment = roster.At(now);
                var offered = await AskSuccessorsAsync(change, roster, moment, loaded.Value, token).ConfigureAwait(false);
                if (offered is null)
                {
                    Summarise(change, roster, moment, loaded.Value.LastAt);
                }

                var gaps = roster.Gaps(now, now + (DutyClock.Ahead * 3));
                var (after, tell) = loaded.Value.Tell(gaps, now);
                foreach (var gap in tell)
                {
                    await TellAsync(change, gap, moment, now, token).ConfigureAwait(false);
                }

                // As many gaps as one look tells: perhaps there are more. Shifts are dealt with once each of their cases is.
                var next = tell.Count == DutyClock.MostTold || offered is not null ? now : DutyClock.NextAt(roster, gaps, now);
                after = after with { N = errand.N + 1, LastAt = offered is null ? now : loaded.Value.LastAt, OfferedTo = offered, DueAt = next };
                change.Replace(ClockRow, loaded.Version, after, SatarkJson.Default.DutyClock).Send(Due(after, next));
                Log.Looked(logger, moment.Shifts.Count, tell.Count);
                return (change, true);
            },
            cancellationToken);
    }

    private static Message Due(DutyClock clock, DateTimeOffset at) => new Errand("roster", N: clock.N).As(Errands.WatchDuty, Lane.Ordinary, at);

    // Asks about as many cases as one save holds, life-risk first; gives the last of them where there are more, else null.
    private async Task<string?> AskSuccessorsAsync(Change change, DutyRoster roster, DutyMoment moment, DutyClock clock, CancellationToken cancellationToken)
    {
        var ended = Ended(roster, clock.LastAt, moment.At).Where(s => !moment.IsOnDuty(s.Officer!.Id)).Select(s => s.Officer!.Id).ToHashSet(StringComparer.Ordinal);
        if (ended.Count == 0)
        {
            return null;
        }

        var held = (await board.ListAsync(cancellationToken).ConfigureAwait(false))
            .Where(r => r.Holder is { } holder && ended.Contains(holder.User))
            .Select(r => (Row: r, Place: (r.LifeRisk ? "1." : "2.") + r.Id))
            .Where(r => clock.OfferedTo is null || string.CompareOrdinal(r.Place, clock.OfferedTo) > 0)
            .OrderBy(r => r.Place, StringComparer.Ordinal)
            .Take(MostCases + 1)
            .ToList();
        foreach (var (row, _) in held.Take(MostCases))
        {
            change.Send(new Errand(row.Id, row.Holder!.User, clock.N).As(Errands.OfferCase, row.LifeRisk ? Lane.Urgent : Lane.Ordinary, moment.At));
        }

        return held.Count > MostCases ? held[MostCases - 1].Place : null;
    }

    // Whoever was a shift lead just before has seen it all: their next shift of the same day begins without a summary.
    private static void Summarise(Change change, DutyRoster roster, DutyMoment moment, DateTimeOffset since)
    {
        foreach (var shift in moment.Shifts.Where(s => s is { Officer: not null, Post: { Role: Role.Supervisor, Desk.IsState: true } } && s.Start > since).DistinctBy(s => s.Officer!.Id).Take(MostPeople))
        {
            var lead = shift.Post.HeldBy(shift.Officer!);
            if (lead.Mail is { } mail && roster.At(shift.Start.AddTicks(-1)).ShiftLeads.All(o => o.Id != lead.Id))
            {
                Notice.Of(ShiftMail.IdOf(shift), TemplateIds.ShiftSummary, new ContactPoint(lead.Id, lead.Name, Channels.Email, mail), [], moment.At).AddTo(change, Lane.Ordinary);
            }
        }
    }

    private async Task TellAsync(Change change, ToldGap told, DutyMoment moment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var points = moment.ShiftLeads.Take(MostPeople).SelectMany(ContactPoint.Of).ToList();
        if (points.Count == 0 && await officers.LastResortAsync(cancellationToken).ConfigureAwait(false) is { } last)
        {
            points = [new(Escalation.Callees.LastResortId, last.Name, Channels.Sms, last.Phone), new(Escalation.Callees.LastResortId, last.Name, Channels.Email, last.Mail)];
        }

        var (gap, watch) = (told.Gap, told.Gap.Watch == Watch.Operator ? "operator" : "shift lead");
        var id = string.Create(CultureInfo.InvariantCulture, $"gap.{Words<Watch>.Of(gap.Watch)}.{gap.Start.ToUnixTimeSeconds() / 60}.{now.ToUnixTimeSeconds() / 60}");
        foreach (var point in points)
        {
            Notice.Of(id, TemplateIds.Gap, point, [watch, IndiaTime.Told(gap.Start), IndiaTime.Told(gap.End)], now).AddTo(change, Lane.Ordinary);
        }
    }

    private static IEnumerable<Shift> Ended(DutyRoster roster, DateTimeOffset since, DateTimeOffset now) =>
        roster.Plan.Posts.SelectMany(p => roster.Shifts(p, since, now.AddTicks(1))).Where(s => s.Officer is not null && s.End > since && s.End <= now);

    private Task<Stored<DutyClock>?> LoadAsync(CancellationToken cancellationToken) =>
        store.FindAsync(DutyBook.Partition, ClockRow, SatarkJson.Default.DutyClock, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Roster looked at: {Shifts} shifts run, {Gaps} gaps are told.")]
        public static partial void Looked(ILogger logger, int shifts, int gaps);
    }
}

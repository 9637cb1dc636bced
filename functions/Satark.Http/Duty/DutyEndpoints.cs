using Microsoft.AspNetCore.Http;
using Satark.Board;
using Satark.Escalation;
using Satark.Http.Routing;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Watching;

namespace Satark.Http.Duty;

/// <summary>Who is on duty, and what passes on when somebody goes.</summary>
public sealed class DutyEndpoints(DutyBook duty, Officers officers, OfferCases offers, BoardIndex board)
{
    private const int MostHours = 16;

    /// <summary>Who is on duty at the state desk, and what the asking officer holds; to a locked board nothing of the latter.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var officer = context.Call().Officer;
        var roster = await duty.RosterAsync(cancellationToken).ConfigureAwait(false);
        var moment = roster.At(duty.Now);
        var held = context.Call().SignedIn?.Acting is null ? [] : await offers.HeldAsync(officer, cancellationToken).ConfigureAwait(false);
        return Answers.Json(
            new DutyView(
                moment.At, [.. moment.Operators.Select(o => View(roster, moment, o))], [.. moment.ShiftLeads.Select(o => View(roster, moment, o))], moment.IsOnDuty(officer.Id),
                officer.OnDutyUntil > moment.At ? officer.OnDutyUntil : null, [.. held.Select(HeldView.Of)]),
            HttpJson.Default.DutyView);
    }

    /// <summary>"I am on duty now", or no more.</summary>
    public async Task<IResult> SayAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(HttpJson.Default.DutyWord, out var word, out var refused))
        {
            return refused;
        }

        if (word.Hours is not { } hours || hours is < 0 or > MostHours)
        {
            return Problem.Of(new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { ["hours"] = [$"From 1 to {MostHours}; 0 ends it."] }));
        }

        DateTimeOffset? until = hours == 0 ? null : duty.Now.AddHours(hours);
        return await officers.ChangeAsync(context.Call().Officer.Id, o => o with { OnDutyUntil = until }, cancellationToken).ConfigureAwait(false)
            ? Answers.Nothing()
            : Problem.Of(new Refusal(RefusalKind.NotFound, "There is no account of this name any more."));
    }

    /// <summary>The officer leaves: the successor is asked about each case that they hold.</summary>
    public async Task<IResult> OfferAsync(HttpContext context, CancellationToken cancellationToken) => Answers.Json(
        new OfferedView([.. (await offers.SignOutAsync(context.Call().Officer, cancellationToken).ConfigureAwait(false)).Select(HeldView.Of)]), HttpJson.Default.OfferedView);

    /// <summary>What the next shift must know.</summary>
    public async Task<IResult> ReadShiftAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var roster = await duty.RosterAsync(cancellationToken).ConfigureAwait(false);
        var now = duty.Now;
        var summary = ShiftSummary.Of(await board.ListAsync(cancellationToken).ConfigureAwait(false), context.Call().Officer, ShiftMail.Since(roster, now), now);
        return Answers.Json(summary, HttpJson.Default.ShiftSummary);
    }

    private static OnDutyView View(DutyRoster roster, DutyMoment moment, Officer officer)
    {
        var shift = moment.Shifts.FirstOrDefault(s => s.Officer?.Id == officer.Id && s.Post.Role == officer.Role && s.Post.Desk == officer.Jurisdiction);
        return new OnDutyView(officer.Id, officer.Name, shift?.Post.Name, shift is null ? null : roster.Until(shift));
    }
}

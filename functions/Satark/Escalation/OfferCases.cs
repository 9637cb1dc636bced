using Satark.Board;
using Satark.Cases;
using Satark.Messaging;
using Satark.Roster;
using Satark.Roster.Duty;

namespace Satark.Escalation;

/// <summary>A case that somebody holds, and who would be asked about it.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Code">Its code.</param>
/// <param name="LifeRisk">A life may be at stake.</param>
/// <param name="District">The district, or null.</param>
/// <param name="To">Who is asked, or null: nobody is on duty who may know of it.</param>
public sealed record HeldCase(string CaseId, string Code, bool LifeRisk, BoardDistrict? District, Actor? To);

/// <summary>Shift change: finds who takes over what a leaving officer holds, and asks them about each case.</summary>
public sealed class OfferCases(CaseBook book, BoardIndex board, DutyBook duty)
{
    /// <summary>What the officer holds, with who would be asked now. Looking changes nothing.</summary>
    public async Task<IReadOnlyList<HeldCase>> HeldAsync(Officer leaving, CancellationToken cancellationToken)
    {
        var rows = (await board.ListAsync(cancellationToken).ConfigureAwait(false)).Where(r => r.Holder?.User == leaving.Id && r.ClosedAt is null).ToList();
        if (rows.Count == 0)
        {
            return [];
        }

        var roster = await duty.RosterAsync(cancellationToken).ConfigureAwait(false);
        var held = new List<HeldCase>(rows.Count);
        foreach (var row in rows.OrderByDescending(r => r.LifeRisk).ThenBy(r => r.OpenedAt))
        {
            if (await book.FindAsync(row.Id, cancellationToken).ConfigureAwait(false) is { Value: { Hold: { } hold } c } && hold.By.Id == leaving.Id)
            {
                held.Add(new HeldCase(c.Id, c.Code, c.LifeRisk, row.District, Successor(roster, roster.At(duty.Now), leaving, c)));
            }
        }

        return held;
    }

    /// <summary>The officer signs out: each held case is offered, or given back where nobody could be asked.</summary>
    public async Task<IReadOnlyList<HeldCase>> SignOutAsync(Officer leaving, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(leaving, cancellationToken).ConfigureAwait(false);
        foreach (var one in held)
        {
            // Refused where it changed hands meanwhile: then it is no more this officer's to offer.
            await book.MoveAsync(one.CaseId, leaving.Actor, (c, m) => c.Offer(one.To, LeavingReason.SignedOut, m), cancellationToken).ConfigureAwait(false);
        }

        return held;
    }

    /// <summary>Handles <see cref="Errands.OfferCase"/>: the roster ended the duty of whoever holds the case.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var roster = await duty.RosterAsync(cancellationToken).ConfigureAwait(false);
        var moment = roster.At(duty.Now);
        if (roster.Officers.FirstOrDefault(o => o.Id == errand.Part) is not { } leaving || moment.IsOnDuty(leaving.Id))
        {
            return;
        }

        // The message may come twice, and the holder may have said meanwhile that they stay: what was offered after its time is not offered again.
        await book.MoveAsync(
            errand.Subject,
            leaving.Actor,
            (c, m) => c.DutyEnd == errand.N ? new Moved(c, [])
                : (c with { DutyEnd = errand.N }).Offer(Successor(roster, moment, leaving, c), LeavingReason.DutyEnded, m),
            cancellationToken).ConfigureAwait(false);
    }

    // By their own accounts: a post gives nobody more to see.
    private static Actor? Successor(DutyRoster roster, DutyMoment moment, Officer leaving, Case c)
    {
        var left = roster.Plan.Posts.SelectMany(p => roster.Shifts(p, moment.At.AddMinutes(-10), moment.At.AddTicks(1))).Where(s => s.Officer?.Id == leaving.Id).Select(s => s.Post.Id).ToHashSet(StringComparer.Ordinal);
        return moment.Successors(leaving, left).Select(o => roster.Officers.First(a => a.Id == o.Id)).FirstOrDefault(o => Visibility.MaySee(o, c))?.Actor;
    }
}

using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Storage;

namespace Satark.Escalation.Newcomers;

/// <summary>Finds whoever holds a case of a newcomer's person, and asks them by all their contact points and on their page.</summary>
public sealed class AskHolder(IStore store, CaseBook book, DutyBook duty)
{
    // As many cases of one mark as the person index is asked for elsewhere.
    private const int MostOfOneMark = 20;

    /// <summary>The message that has a newcomer's holder asked.</summary>
    public static Message Message(Case newcomer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        return new Errand(newcomer.Id).As(Errands.AskHolder, newcomer.Lane, now);
    }

    /// <summary>The timer of a case about which a holder is asked.</summary>
    public static Message TimerOf(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return new Errand(c.Id, N: (int)(c.HolderAsk!.At.ToUnixTimeMilliseconds() & int.MaxValue)).As(Errands.LapseAsk, c.Lane, c.HolderAsk.Until);
    }

    /// <summary>Handles <see cref="Errands.AskHolder"/>.</summary>
    public Task HandleAsync(Message message, CancellationToken cancellationToken) => AskAsync(Errand.Of(message).Subject, cancellationToken);

    /// <summary>Handles <see cref="Errands.LapseAsk"/>: refused, and nothing changes, where it was answered.</summary>
    public Task LapseAsync(Message message, CancellationToken cancellationToken) =>
        book.MoveAsync(Errand.Of(message).Subject, Actor.System, (c, m) => c.LapseAsk(m), cancellationToken);

    /// <summary>Asks the holder of the same person's case, where there is one who may know of this one.</summary>
    /// <param name="caseId">The newcomer.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether somebody is being asked.</returns>
    public async Task<bool> AskAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: var c } || !AskingHolder.MayAsk(c)
            || await HeldAsync(c, cancellationToken).ConfigureAwait(false) is not { } held
            || (await duty.NowAsync(cancellationToken).ConfigureAwait(false)).Find(held.Hold!.By.Id) is not { } holder || !Visibility.MaySee(holder, c))
        {
            return false;
        }

        var moved = await book.MoveAsync(caseId, Actor.System, (x, m) => x.AskHolder(held, m), cancellationToken, (change, after) => AddCalls(change, after, holder, book.Now)).ConfigureAwait(false);
        return moved.IsOk && AskingHolder.IsAsked(moved.Value);
    }

    // The oldest hold: whoever works on it longest knows most of the person.
    private async Task<Case?> HeldAsync(Case c, CancellationToken cancellationToken)
    {
        var open = await store.FindAsync(CaseId.Parse(c.Id).Partition, OpenCases.Row, SatarkJson.Default.OpenCases, cancellationToken).ConfigureAwait(false);
        var person = open?.Value.Cases.FirstOrDefault(e => e.CaseId == c.Id)?.Person ?? PersonKeys.None;
        var found = new Dictionary<string, Case>(StringComparer.Ordinal);
        foreach (var key in person.All)
        {
            foreach (var other in (await store.ListAsync(Intake.IndexCase.PartitionOf(key), "", null, MostOfOneMark, cancellationToken).ConfigureAwait(false)).Select(k => k.Key.Row).Where(other => !found.ContainsKey(other)))
            {
                if (await book.FindAsync(other, cancellationToken).ConfigureAwait(false) is { Value: var held } && AskingHolder.IsHeldBeside(c, held))
                {
                    found.Add(other, held);
                }
            }
        }

        return found.Values.MinBy(h => (h.Hold!.Since, h.Id));
    }

    private static void AddCalls(Change change, Case c, Officer holder, DateTimeOffset now)
    {
        foreach (var point in ContactPoint.Of(holder))
        {
            var delivery = new Delivery
            {
                Id = $"h.{point.Target}.{point.Channel}",
                Purpose = DeliveryPurpose.Update,
                Round = c.Ladder.Round,
                Target = point.Target,
                TargetName = point.Name,
                Channel = point.Channel,
                Address = point.Address,
                Template = TemplateIds.SamePerson,
                At = now,
            };
            delivery.AddTo(change, c.Id, c.Lane);
        }
    }
}

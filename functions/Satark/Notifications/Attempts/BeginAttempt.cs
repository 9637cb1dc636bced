using Satark.Cases;
using Satark.Escalation.Newcomers;
using Satark.Messaging;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Notifications.Attempts;

/// <summary>A delivery that has become "sending": whoever holds this, and nobody else, hands it to the provider.</summary>
/// <param name="Case">The case as it stood then.</param>
/// <param name="Delivery">The delivery, already sending.</param>
public sealed record Begun(Case Case, Delivery Delivery);

/// <summary>The step from pending to sending.</summary>
/// <remarks>
/// It is saved together with a check of the case's version: once an acknowledgement is committed, no call begins any more. What was found in "sending" past
/// its limit is begun again only where a life is at stake.
/// </remarks>
public sealed class BeginAttempt(IStore store, CaseBook book, Officers officers)
{
    /// <summary>The delivery with its case, where it is about to begin: due, needed and not on its way. Null for every other.</summary>
    public async Task<(Case Case, Delivery Delivery)?> DueAsync(Errand errand, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(errand);
        if (await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { Value: var c }
            || await FindAsync(errand, cancellationToken).ConfigureAwait(false) is not { Value: var d })
        {
            return null;
        }

        var isDue = d.State == DeliveryState.Sending ? IsOver(d, book.Now) && MayAgain(c, d) : d.State == DeliveryState.Pending && errand.N == d.Attempts;
        return isDue && Superseded(c, d) is null ? (c, d) : null;
    }

    /// <summary>Now, as deliveries keep it.</summary>
    public DateTimeOffset Now => book.Now;

    /// <summary>Has the delivery's message come again at a later time; durable when this returns.</summary>
    public Task PutOffAsync(Case c, Errand errand, DateTimeOffset until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(errand);
        return store.SaveAsync(new Change(CaseId.Parse(c.Id).Partition).Send((errand with { Step = errand.Step + 1 }).As(Errands.Deliver, c.Lane, until)), cancellationToken);
    }

    /// <summary>Begins the delivery unless it is settled, superseded or on its way already; null where nothing is to be sent now.</summary>
    public Task<Begun?> HandleAsync(Errand errand, CancellationToken cancellationToken) => store.ChangeAsync<Begun?>(token => BeginAsync(errand, token), cancellationToken);

    /// <summary>Why a pending delivery is no longer needed, or null.</summary>
    private static string? Superseded(Case c, Delivery d)
    {
        if (c.Synthetic ? d.Channel != Channels.Synthetic : c.Mode == CaseMode.Test && d.Channel != Channels.Desk)
        {
            return "a test stays inside";
        }

        var engagement = d.Engagement is null ? null : c.Engagements.FirstOrDefault(e => e.Id == d.Engagement);
        return d.Purpose switch
        {
            DeliveryPurpose.Update when d.Template == TemplateIds.TakeOver && (!c.IsOfferedTo(d.Target) || c.Leases != d.Round) => "it is not offered any more",
            DeliveryPurpose.Update when d.Template == TemplateIds.SamePerson && !c.IsAskedOf(d.Target) => "it is not asked any more",
            DeliveryPurpose.Call when !c.IsOpen => "the case is closed",
            DeliveryPurpose.Call when c.Hold is not null => "somebody has the case",
            DeliveryPurpose.Call when Escalation.Storms.StormMoves.Waits(c) => "called as one with a storm's others",
            DeliveryPurpose.Call when c.Ladder.Fired.Any(f => f.Round > d.Round && f.Steps.Contains(d.Step ?? 0)) => "a later round calls",
            DeliveryPurpose.Question when !c.IsOpen => "the case is closed",
            DeliveryPurpose.Question when d.Step is not { } n || c.Requests[n].AnsweredAt is not null => "it was answered",
            DeliveryPurpose.Engagement when engagement is not { IsActive: true } => "the engagement is over",
            DeliveryPurpose.Engagement when engagement is { AcknowledgedAt: not null } => "the agency has answered",
            _ => null,
        };
    }

    private static bool IsOver(Delivery sending, DateTimeOffset now) => !(now - sending.At < Deliver.SendingLimit && now >= sending.At);

    // Again only for a life at stake, and not for ever by a channel that always breaks.
    private static bool MayAgain(Case c, Delivery sending) => c.LifeRisk && sending.Attempts < RetryDelay.MostAttempts;

    // A tip may have turned out to be about police while a message to its district was waiting.
    private async Task<string?> HiddenAsync(Case c, Delivery d, CancellationToken cancellationToken) =>
        c.Tip is not null && d.News != Templates.NewsPhrases.Withdrawn && await officers.FindAsync(d.Target, cancellationToken).ConfigureAwait(false) is { } officer && !Visibility.MaySee(officer, c)
            ? "the officer may not know of it"
            : null;

    private Task<Stored<Delivery>?> FindAsync(Errand errand, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(errand.Subject);
        return store.FindAsync(id.Partition, Delivery.Row(id.Row, errand.Part!), SatarkJson.Default.Delivery, cancellationToken);
    }

    private async Task<(Change? Change, Begun? Answer)> BeginAsync(Errand errand, CancellationToken cancellationToken)
    {
        var loaded = await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
        if (loaded is null || await FindAsync(errand, cancellationToken).ConfigureAwait(false) is not { Value.State: DeliveryState.Pending or DeliveryState.Sending } stored)
        {
            return (null, null);
        }

        var (c, d, now) = (loaded.Value, stored.Value, book.Now);
        var id = CaseId.Parse(c.Id);
        var row = Delivery.Row(id.Row, d.Id);
        var change = new Change(id.Partition);
        if (d.State == DeliveryState.Sending)
        {
            if (!IsOver(d, now))
            {
                // Another copy of this message may be at it: look again when its limit is over.
                change.Send((errand with { Step = errand.Step + 1 }).As(Errands.Deliver, c.Lane, d.At + Deliver.SendingLimit));
                return (change, null);
            }

            if (!MayAgain(c, d))
            {
                change.Replace(row, stored.Version, d with { State = DeliveryState.Unknown, At = now, Reason = "no answer within 10 s" }, SatarkJson.Default.Delivery);
                NextChannel.AddTo(change, c, d, now);
                return (change, null);
            }
        }
        else if (errand.N != d.Attempts)
        {
            return (null, null);
        }

        if ((Superseded(c, d) ?? await HiddenAsync(c, d, cancellationToken).ConfigureAwait(false)) is { } reason)
        {
            // What was begun may have left: it is unknown, never "not begun".
            change.Replace(row, stored.Version, d.State == DeliveryState.Sending
                ? d with { State = DeliveryState.Unknown, At = now, Reason = "no answer within 10 s, and " + reason }
                : d with { State = DeliveryState.Superseded, At = now, Reason = reason }, SatarkJson.Default.Delivery);
            return (change, null);
        }

        var sending = d with { State = DeliveryState.Sending, Attempts = d.Attempts + 1, At = now, Reason = null, ProviderKey = null, PerhapsTwice = d.PerhapsTwice || d.State == DeliveryState.Sending };
        change.Require(id.Row, loaded.Version).Replace(row, stored.Version, sending, SatarkJson.Default.Delivery);
        return (change, new Begun(c, sending));
    }
}

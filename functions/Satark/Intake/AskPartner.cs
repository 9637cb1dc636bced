using System.Globalization;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Partners;
using Satark.Storage;

namespace Satark.Intake;

/// <summary>Carries a question to whoever reported the case: by mail where there is an address, again after five minutes, and after ten the desk is shown whom to call.</summary>
public sealed class AskPartner(IStore store, CaseBook book, PartnerBook partners, ComposeQuestion questions)
{
    /// <summary>Makes the step that the timer was set for; a question that was answered is not asked again.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        await store.ChangeAsync<bool>(
            async token =>
            {
                if (await book.FindAsync(errand.Subject, token).ConfigureAwait(false) is not { } loaded)
                {
                    return (null, false);
                }

                var c = loaded.Value;
                var to = await questions.AddressAsync(c, token).ConfigureAwait(false);
                var contact = (c.PartnerId is { } id ? await partners.FindAsync(id, token).ConfigureAwait(false) : null)?.Contact;
                var asked = c.AskAgain(errand.Step, errand.N, to is not null, contact?.Phone, book.At(Actor.System));
                if (!asked.IsOk)
                {
                    return (null, false);
                }

                var (change, after) = await book.ChangeAsync(loaded, asked.Value, token).ConfigureAwait(false);
                if (to is not null && after.Requests[errand.Step].NextAt is not null)
                {
                    Send(change, after, errand, book.Now);
                }

                return (change, true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    // The address is found when it is sent and never stored with the delivery: it may be a citizen's.
    private static void Send(Change change, Case c, Errand errand, DateTimeOffset now)
    {
        var delivery = new Delivery
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"q.{errand.Step}.{errand.N}.partner.{Channels.Email}"),
            Purpose = DeliveryPurpose.Question,
            Round = errand.N,
            Step = errand.Step,
            Target = "partner",
            TargetName = c.Source,
            Channel = Channels.Email,
            Template = TemplateIds.Question,
            At = now,
        };
        delivery.AddTo(change, c.Id, c.Lane);
    }
}

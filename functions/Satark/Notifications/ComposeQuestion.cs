using System.Globalization;
using Satark.Cases;
using Satark.Notifications.Templates;
using Satark.Partners;
using Satark.Places.Evidence;

namespace Satark.Notifications;

/// <summary>
/// The mail by which a partner is asked: in the thread of its own mail where the case came by mail, else to the address that it named. It says which of the
/// partner's alerts is meant by our own ids and times, and nothing of the person.
/// </summary>
public sealed class ComposeQuestion(CaseBook book, PartnerBook partners, MailThreads threads, InboundMailOptions inbound, Installation installation, TimeProvider clock)
{
    /// <summary>Where a question about this case goes; null where there is no mail address.</summary>
    public async Task<string?> AddressAsync(Case c, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(c);
        var mail = c.Mail is { IsProven: true } ? (await book.ReportAsync(c, cancellationToken).ConfigureAwait(false))?.Mail : null;
        var contact = (c.PartnerId is { } id ? await partners.FindAsync(id, cancellationToken).ConfigureAwait(false) : null)?.Contact;
        return mail?.From is { } from ? Answered(mail, from, contact) : contact?.Mail;
    }

    /// <summary>The message; refused where there is nobody to write to any more.</summary>
    public async Task<Outcome<OutgoingMessage>> ComposeAsync(Case c, Delivery d, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(d);
        if (await AddressAsync(c, cancellationToken).ConfigureAwait(false) is not { } to || d.Step is not { } n)
        {
            return new Refusal(RefusalKind.Invalid, "the partner has no mail address");
        }

        var request = c.Requests[n];
        var report = await book.ReportAsync(c, cancellationToken).ConfigureAwait(false);
        var marking = TextMarkings.Of(c.Mode, installation.IsDemo);
        var asked = PlaceWords.Of(request.Question);
        var received = c.OpenedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var (again, againHindi) = d.Round > 0 ? ("We asked this before and have no answer yet. ", "यह हम पहले भी पूछ चुके हैं और उत्तर नहीं मिला है। ") : ("", "");
        return new OutgoingMessage
        {
            DeliveryId = d.Id,
            CaseId = c.Id,
            To = to,
            Template = TemplateIds.Question,
            Slots = [],
            Subject = $"{marking.English()}Case {c.Code}: a question of the police desk about your alert",
            Text = $"""
                {marking.English()}{again}Your alert of {received} UTC is our case {c.Code} (case id {c.Id}). A life may be at risk.

                Please tell us: {asked.English}.

                Just answer this mail: your words stand on the case at once, and nobody has to copy them.

                {marking.Hindi()}{againHindi}आपकी {received} UTC की सूचना हमारा केस {c.Code} है। किसी की जान को ख़तरा हो सकता है।

                कृपया बताएँ: {asked.Hindi}।

                बस इसी मेल का उत्तर दें: आपके शब्द सीधे केस में जुड़ जाएँगे।
                """.ReplaceLineEndings("\n"),
            Facts = new CaseFacts(c.Id, c.Code, c.Mode, c.Type, c.Severity, c.State, null, c.OpenedAt, c.Revision, null, null),
            At = clock.GetUtcNow(),
            Thread = new MailThread(
                string.Create(CultureInfo.InvariantCulture, $"{threads.TokenOf(c.Id)}.{n}.{d.Round}"),
                MailThread.Safe(report?.Mail?.MessageId),
                string.IsNullOrEmpty(inbound.Address) ? null : threads.AddressFor(c.Id, inbound.Address)),
        };
    }

    // A Reply-To counts where it is the sender's own house or the partner's: else one forged line would lead our questions elsewhere.
    private static string Answered(MailContent mail, string from, PartnerContact? contact) =>
        mail.ReplyTo is { } reply && (reply[reply.LastIndexOf('@')..] == from[from.LastIndexOf('@')..] || contact?.IsSender(reply) == true) ? reply : from;
}

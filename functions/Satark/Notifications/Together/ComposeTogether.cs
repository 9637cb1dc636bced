using System.Globalization;
using Satark.Cases;
using Satark.Notifications.Attempts;
using Satark.Notifications.Templates;

namespace Satark.Notifications.Together;

/// <summary>Makes the one message about several cases: how many, their codes with the most urgent first, and one link to all of them.</summary>
public sealed class ComposeTogether(MessageTemplates templates, ComposeMessage compose, Links links, Installation installation, TimeProvider clock)
{
    /// <summary>The message; refused where a slot breaks the operators' rules.</summary>
    /// <param name="begun">The deliveries, the most urgent first; two or more.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<OutgoingMessage>> HandleAsync(IReadOnlyList<Begun> begun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(begun);
        var (c, d) = (begun[0].Case, begun[0].Delivery);
        var codes = begun.Select(b => b.Case.Code).ToList();
        var count = await compose.CountAsync([.. begun.Select(b => b.Case)], cancellationToken).ConfigureAwait(false);
        var id = CallsTogether.IdOf(d);
        var token = await links.IssueAsync(id, [.. begun.Select(b => (b.Case, b.Delivery))], cancellationToken).ConfigureAwait(false);
        var (named, text) = Codes(codes, count);
        string[] slots = [SlotWords.Urgency(c.Severity, c.LifeRisk), count.ToString(CultureInfo.InvariantCulture), text, token];
        var template = templates.Find(TemplateIds.Several)!;
        var marking = TextMarkings.Of(c.Mode, installation.IsDemo);
        var sms = template.Fill(slots, marking);
        var mail = template.FillMail(slots, marking, [.. begun.Select(b => Line(b.Case))]);
        if (!sms.IsOk || !mail.IsOk)
        {
            return sms.Refusal ?? mail.Refusal!;
        }

        return new OutgoingMessage
        {
            DeliveryId = id,
            CaseId = c.Id,
            To = d.Address,
            Template = TemplateIds.Several,
            Slots = slots,
            Text = d.Channel switch
            {
                Channels.Email => mail.Value.Text,
                Channels.Voice => SpokenCall.Text(SpokenCall.Several(count, begun.Count) + SpokenCall.Asking(c, MessagePlace.Of(c, null, false), installation.IsDemo), marking),
                _ => sms.Value,
            },
            Subject = mail.Value.Subject,
            Nonce = token,
            Named = [.. begun.Take(named).Select(b => new NamedCall(b.Case.Code, links.Token(b.Case.Id, b.Delivery.Id)))],
            AlsoAbout = [.. begun.Skip(1).Select(b => b.Case.Id)],
            Facts = new CaseFacts(
                c.Id, c.Code, c.Mode, c.Type, c.Severity, c.State, MessagePlace.Of(c, null, false), c.Tip is null ? c.OpenedAt : Roster.Visibility.Hour(c.OpenedAt), c.Revision, null, templates.LinkFor(token)),
            At = clock.GetUtcNow(),
        };
    }

    /// <summary>As many codes as one slot holds, in order, and how many cases more there are.</summary>
    /// <param name="codes">The codes, the most urgent first.</param>
    /// <param name="count">How many cases the message is about: those of a storm that are called about as one are more than its one code.</param>
    internal static (int Named, string Text) Codes(IReadOnlyList<string> codes, int count)
    {
        for (var named = codes.Count; ; named--)
        {
            var more = count - named;
            var text = string.Join(", ", codes.Take(named)) + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" +{more}") : "");
            if (text.Length <= TemplateSlot.MaxLength || named == 1)
            {
                return (named, text);
            }
        }
    }

    // A mail has room for all of them.
    private static (string English, string Hindi) Line(Case c)
    {
        var (urgency, place) = (SlotWords.Urgency(c.Severity, c.LifeRisk), SlotWords.Place(MessagePlace.Of(c, null, false)));
        return ($"- {c.Code}: {urgency}, {place}", $"- {c.Code}: {SlotWords.InHindi(urgency)}, {SlotWords.InHindi(place)}");
    }
}

using System.Globalization;
using Satark.Cases;
using Satark.HandingOver;
using Satark.Notifications.Templates;
using Satark.Roster;

namespace Satark.Notifications;

/// <summary>Makes the message of a delivery: template, slots and link, nothing personal of the subject.</summary>
public sealed class ComposeMessage(MessageTemplates templates, Links links, BriefState briefs, Installation installation, TimeProvider clock, ComposeQuestion? questions = null, Escalation.Storms.StormBook? storms = null)
{
    /// <summary>The message; refused where a slot breaks the operators' rules.</summary>
    public async Task<Outcome<OutgoingMessage>> ComposeAsync(Case c, Delivery d, CancellationToken cancellationToken)
    {
        if (d.Purpose == DeliveryPurpose.Question)
        {
            return questions is null ? new Refusal(RefusalKind.Invalid, "questions are not set up") : await questions.ComposeAsync(c, d, cancellationToken).ConfigureAwait(false);
        }

        var engagement = d.Engagement is null ? null : c.Engagements.FirstOrDefault(e => e.Id == d.Engagement);
        // Of a tip about police only its number goes to whoever may not know of it: whom to ask, they know.
        var place = c.Tip is { Conflicted: true } && d.Target == Escalation.Callees.LastResortId ? null : MessagePlace.Of(c, engagement, d.Purpose == DeliveryPurpose.Engagement || d.News == NewsPhrases.Withdrawn);
        if (d.Channel is Channels.Desk or Channels.Synthetic)
        {
            return Message(c, d, place, null, [], "", "");
        }

        // Where it is the only place by now, it is asked as such.
        IReadOnlyList<string> beside = d.Template == TemplateIds.Candidate && engagement is not null ? c.Beside(engagement) : [];
        if (d.Template == TemplateIds.Candidate && beside.Count == 0)
        {
            d = d with { Template = TemplateIds.Engagement };
        }

        // Whoever calls for all of a storm says how many they are by now.
        var standsFor = d.Template == TemplateIds.Call ? await CountAsync([c], cancellationToken).ConfigureAwait(false) : 1;
        if (standsFor > 1)
        {
            d = d with { Template = TemplateIds.Storm, News = standsFor.ToString(CultureInfo.InvariantCulture) };
        }

        if (templates.Find(d.Template) is not { } template)
        {
            return new Refusal(RefusalKind.Invalid, $"there is no template '{d.Template}'");
        }

        var token = await links.IssueAsync(c, d, cancellationToken).ConfigureAwait(false);
        var slots = Slots(c, d, SlotWords.Place(place), beside, token);
        var marking = TextMarkings.Of(c.Mode, installation.IsDemo);
        var sms = template.Fill(slots, marking);
        var mail = template.FillMail(slots, marking);
        if (!sms.IsOk || !mail.IsOk)
        {
            return sms.Refusal ?? mail.Refusal!;
        }

        var text = d.Channel switch
        {
            Channels.Email => mail.Value.Text,
            Channels.Voice => SpokenCall.Text(standsFor > 1 ? SpokenCall.Several(standsFor, 1) + SpokenCall.Asking(c, place, installation.IsDemo) : SpokenCall.Asking(c, place, installation.IsDemo), marking),
            _ => sms.Value,
        };
        var message = Message(c, d, place, token, slots, text, mail.Value.Subject) with { Nonce = token };
        return d.Channel == Channels.Webhook && engagement is { Agency: AgencyKind.StateControl }
            ? message with { Facts = message.Facts with { Details = await briefs.OfAsync(c, engagement, cancellationToken).ConfigureAwait(false) } }
            : d.Channel == Channels.Webhook && beside.Count > 0 ? message with { Facts = message.Facts with { Details = OneOfSeveral(beside) } }
            : message;
    }

    /// <summary>How many cases wait, of which these are called about: each counts itself, or all that wait in the storm for which it calls. True now, for whoever says it at once.</summary>
    /// <param name="cases">The cases as they stand; each waits for somebody.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<int> CountAsync(IReadOnlyList<Case> cases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var count = 0;
        foreach (var c in cases)
        {
            count += storms is not null && Escalation.Storms.StormMoves.CallsForOthers(c) && c.PartnerId is { } partner
                ? Math.Max(1, (await storms.FindAsync(partner, cancellationToken).ConfigureAwait(false)).Open)
                : 1;
        }

        return count;
    }

    private static CapDetails OneOfSeveral(IReadOnlyList<string> beside) => new()
    {
        IsOneOfSeveral = true,
        Instruction = $"The place is not sure; also asked: {string.Join(", ", beside)}. Look into it at once and answer by the link whether it is yours: the others are then told.",
        Parameters = [.. beside.Select(name => new CapParameter("also-asked", name))],
    };

    /// <summary>The message about a run of refused requests of a partner.</summary>
    public Outcome<OutgoingMessage> AboutRefused(string partnerName, int count, string messageId, ContactPoint to) =>
        About(TemplateIds.Refused, [count.ToString(CultureInfo.InvariantCulture), TemplateSlot.Fit(partnerName)], $"{messageId}.{to.Target}.{to.Channel}", to);

    /// <summary>A message about no case; refused where a slot breaks the operators' rules.</summary>
    public Outcome<OutgoingMessage> About(string templateId, IReadOnlyList<string> slots, string deliveryId, ContactPoint to)
    {
        var template = templates.Find(templateId)!;
        var marking = TextMarkings.Of(CaseMode.Actual, installation.IsDemo);
        var sms = template.Fill(slots, marking);
        var mail = template.FillMail(slots, marking);
        if (!sms.IsOk || !mail.IsOk)
        {
            return sms.Refusal ?? mail.Refusal!;
        }

        var now = clock.GetUtcNow();
        return new OutgoingMessage
        {
            DeliveryId = deliveryId,
            CaseId = "",
            To = to.Address,
            Template = templateId,
            Slots = slots,
            Text = to.Channel == Channels.Email ? mail.Value.Text : sms.Value,
            Subject = mail.Value.Subject,
            Facts = NoCase(now),
            At = now,
        };
    }

    /// <summary>The message with a one-time code for the holder of a link.</summary>
    public Outcome<OutgoingMessage> AboutDevice(Case c, string code, string token, string messageId, ContactPoint to)
    {
        var template = templates.Find(TemplateIds.DeviceCode)!;
        string[] slots = [code, c.Code, token];
        var marking = TextMarkings.Of(c.Mode, installation.IsDemo);
        var sms = template.Fill(slots, marking);
        var mail = template.FillMail(slots, marking);
        if (!sms.IsOk || !mail.IsOk)
        {
            return sms.Refusal ?? mail.Refusal!;
        }

        return new OutgoingMessage
        {
            DeliveryId = messageId,
            CaseId = c.Id,
            To = to.Address,
            Template = TemplateIds.DeviceCode,
            Slots = slots,
            Text = to.Channel == Channels.Email ? mail.Value.Text : sms.Value,
            Subject = mail.Value.Subject,
            Facts = new CaseFacts(c.Id, c.Code, c.Mode, c.Type, c.Severity, c.State, null, c.Tip is null ? c.OpenedAt : Visibility.Hour(c.OpenedAt), c.Revision, null, null),
            At = clock.GetUtcNow(),
        };
    }

    /// <summary>The facts of a message about no case.</summary>
    internal static CaseFacts NoCase(DateTimeOffset now) => new("", "", CaseMode.Actual, CaseType.Other, Severity.Critical, CaseState.New, null, now, 0, null, null);

    private static string[] Slots(Case c, Delivery d, string place, IReadOnlyList<string> beside, string token) => d.Template switch
    {
        TemplateIds.Engagement => [SlotWords.Agency(c.Engagements.First(e => e.Id == d.Engagement).Agency), SlotWords.Urgency(c.Severity, c.LifeRisk), c.Code, place, token],
        TemplateIds.Candidate => [SlotWords.Urgency(c.Severity, c.LifeRisk), c.Code, place, TemplateSlot.Fit(beside[0]), beside.Count > 1 ? TemplateSlot.Fit(beside[1]) : SlotWords.NobodyElse, token],
        TemplateIds.Storm => [SlotWords.Urgency(c.Severity, c.LifeRisk), d.News!, TemplateSlot.Fit(c.Source), c.Code, token],
        TemplateIds.Update => [c.Code, place, d.News ?? NewsPhrases.EvidenceAdded, token],
        TemplateIds.Assignment or TemplateIds.TakeOver => [c.Code, place, token],
        TemplateIds.SamePerson => [SlotWords.Urgency(c.Severity, c.LifeRisk), c.Code, c.HolderAsk!.Code, token],
        TemplateIds.Counselling => [c.Code, place, d.News ?? SlotWords.CounsellingDay(1), token],
        _ => [SlotWords.Urgency(c.Severity, c.LifeRisk), c.Code, place, token],
    };

    private OutgoingMessage Message(Case c, Delivery d, string? place, string? token, string[] slots, string text, string subject) => new()
    {
        DeliveryId = d.Id,
        CaseId = c.Id,
        To = d.Address,
        Template = d.Template,
        Slots = slots,
        Text = text,
        Subject = subject,
        Facts = new CaseFacts(c.Id, c.Code, c.Mode, c.Type, c.Severity, c.State, place, c.Tip is null ? c.OpenedAt : Visibility.Hour(c.OpenedAt), c.Revision, d.News, token is null ? null : templates.LinkFor(token)),
        At = clock.GetUtcNow(),
    };
}

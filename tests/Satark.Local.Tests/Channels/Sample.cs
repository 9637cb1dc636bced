using Satark.Cases;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Roster;

namespace Satark.Local.Tests.Channels;

internal static class Sample
{
    public const string Token = "AbCdEfGhIjKlMnOpQrSt_-";
    public const string CaseId = "abcdefghijklmnop-1";
    public const string Phone = "+919876543210";
    public static readonly string[] Slots = ["LIFE AT RISK", "AC4F", "Ballia", Token];
    public static readonly Uri PublicUrl = new("https://satark.example");
    public static readonly MessageTemplates Templates = new(() => PublicUrl, new HelplineOptions());
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static OutgoingMessage Call(string to, CaseMode mode = CaseMode.Actual, bool demo = false, string deliveryId = "c1.1.operator.sms")
    {
        var template = Templates.Find(TemplateIds.Call)!;
        var marking = TextMarkings.Of(mode, demo);
        return Message(deliveryId, to, TemplateIds.Call, Slots, template.Fill(Slots, marking).Value, template.FillMail(Slots, marking).Value.Subject, mode);
    }

    public static OutgoingMessage Mail(string to, CaseMode mode = CaseMode.Actual, string deliveryId = "c1.1.operator.email")
    {
        var mail = Templates.Find(TemplateIds.Call)!.FillMail(Slots, TextMarkings.Of(mode, demo: false)).Value;
        return Message(deliveryId, to, TemplateIds.Call, Slots, mail.Text, mail.Subject, mode);
    }

    public static OutgoingMessage Request(string agency, string deliveryId = "e.task-force-1.0.stf.webhook") =>
        Message(deliveryId, agency, TemplateIds.Engagement, [], "", "", CaseMode.Actual);

    public static AgencyDirectory Agencies(Uri url, string key = "the agency's key") => new(new AgencyOptions
    {
        Agencies = [new() { Id = "stf", Kind = "task-force", Name = "Special Task Force", Webhook = url.AbsoluteUri, WebhookKey = key }, new() { Id = "up-112", Kind = "up-112", Name = "UP-112" }],
    });

    public static SmsOptions Sms(Uri apiUrl) => new()
    {
        AccountSid = Support.Gateways.TwilioGateway.AccountSid,
        AuthToken = Support.Gateways.TwilioGateway.AuthToken,
        Header = Support.Gateways.TwilioGateway.Header,
        EntityId = "1101234567890123456",
        Templates = MessageTemplates.Ids.SelectMany(id => new[] { id, id + "-exercise" }).ToDictionary(id => id, _ => "1107160000000000001"),
        ApiUrl = apiUrl,
    };

    private static OutgoingMessage Message(string deliveryId, string to, string template, string[] slots, string text, string subject, CaseMode mode) => new()
    {
        DeliveryId = deliveryId,
        CaseId = CaseId,
        To = to,
        Template = template,
        Slots = slots,
        Text = text,
        Subject = subject,
        Facts = new CaseFacts(CaseId, "AC4F", mode, CaseType.SuicideRisk, Severity.Critical, CaseState.New, "Ballia", Noon, 1, null, "https://satark.example/l?" + Token),
        At = Noon,
    };
}

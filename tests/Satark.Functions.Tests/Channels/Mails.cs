using Satark.Cases;
using Satark.Notifications;
using Satark.Notifications.Templates;

namespace Satark.Functions.Tests.Channels;

/// <summary>Messages as the domain composes them.</summary>
internal static class Mails
{
    public const string CaseId = "abcdefghijklmnop-1";
    public const string Officer = "officer@police.example";
    public const string Phone = "+919876543210";
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly Uri PublicUrl = new("https://satark.example");
    public static readonly MessageTemplates Templates = new(() => PublicUrl, new HelplineOptions());

    private static readonly string[] Slots = ["LIFE AT RISK", "AC4F", "Ballia", "AbCdEfGhIjKlMnOpQrSt_-"];

    public static OutgoingMessage Mail(string to = Officer, CaseMode mode = CaseMode.Actual, string deliveryId = "r1.s0.asha.email", DateTimeOffset? at = null)
    {
        var mail = Templates.Find(TemplateIds.Call)!.FillMail(Slots, TextMarkings.Of(mode, demo: false)).Value;
        return new OutgoingMessage
        {
            DeliveryId = deliveryId,
            CaseId = CaseId,
            To = to,
            Template = TemplateIds.Call,
            Slots = Slots,
            Text = mail.Text,
            Subject = mail.Subject,
            Facts = new CaseFacts(CaseId, "AC4F", mode, CaseType.SuicideRisk, Severity.Critical, CaseState.New, "Ballia", Noon, 1, null, null),
            At = at ?? Noon,
        };
    }

    public static OutgoingMessage Text(string to = Phone, string deliveryId = "r1.s0.asha.sms") =>
        Mail(to, deliveryId: deliveryId) with { Text = Templates.Find(TemplateIds.Call)!.Fill(Slots, TextMarking.None).Value };
}

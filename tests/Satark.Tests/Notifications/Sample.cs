using Satark.Cases;
using Satark.Notifications;

namespace Satark.Tests.Notifications;

internal static class Sample
{
    public static readonly DateTimeOffset OpenedAt = new(2026, 3, 2, 3, 14, 15, 926, TimeSpan.Zero);

    public static readonly CaseFacts Facts = new(
        "abcdefghijklmnop-1", "AC4F", CaseMode.Actual, CaseType.SuicideRisk, Severity.Critical, CaseState.New, "Ballia", OpenedAt, 4, null, "https://satark.example/l?AbC");

    public static OutgoingMessage Message(string deliveryId, string template, CaseFacts? facts = null, DateTimeOffset? at = null) => new()
    {
        DeliveryId = deliveryId,
        CaseId = Facts.CaseId,
        To = "stf",
        Template = template,
        Slots = [],
        Text = "",
        Subject = "",
        Facts = facts ?? Facts,
        At = at ?? OpenedAt.AddSeconds(1),
    };
}

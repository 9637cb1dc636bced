using System.Text;
using System.Text.RegularExpressions;
using Satark.Cases;
using Satark.Notifications;
using Satark.Storage;

namespace Satark.Local.Tests.Http;

/// <summary>Links as messages carry them, and the buttons behind them.</summary>
internal static partial class LinkButtons
{
    public static async Task<string> LinkAsync(TestSatark satark, string caseId, string target, string? engagement = null, string? name = null)
    {
        var delivery = new Delivery
        {
            Id = $"test.{target}",
            Purpose = engagement is null ? DeliveryPurpose.Call : DeliveryPurpose.Engagement,
            Engagement = engagement,
            Target = target,
            TargetName = name ?? target,
            Channel = Notifications.Channels.Sms,
            Template = TemplateIds.Call,
            At = satark.Clock.Now,
        };
        return await satark.Get<Links>().IssueAsync(await satark.ReadAsync(caseId), delivery, default);
    }

    public static async Task<Answer> PressAsync(TestSatark satark, string token, string button, string? form = null)
    {
        form ??= await FormAsync(satark, token);
        return await satark.SendAsync(HttpMethod.Post, "/l?" + token, Encoding.UTF8.GetBytes($"form={form}&do={button}"), "application/x-www-form-urlencoded");
    }

    public static async Task<string> FormAsync(TestSatark satark, string token) =>
        FormToken().Match((await satark.SendAsync(HttpMethod.Get, "/l?" + token)).Text).Groups[1].Value;

    public static async Task<IEnumerable<string>> ButtonsAsync(TestSatark satark, string token) =>
        Buttons().Matches((await satark.SendAsync(HttpMethod.Get, "/l?" + token)).Text).Select(m => m.Groups[1].Value);

    // What follows from a new case (step, engagements, deliveries, route) has happened and the queue stands still.
    public static async Task SettledAsync(TestSatark satark, string caseId)
    {
        var last = "";
        var still = 0;
        await TestSatark.EventuallyAsync(
            async () =>
            {
                var now = await RowsAsync(satark, caseId);
                still = now == last ? still + 1 : 0;
                last = now;
                return still > 20;
            },
            "the case stands still");
    }

    public static async Task<string> RowsAsync(TestSatark satark, string caseId)
    {
        Assert.True(CaseId.TryParse(caseId, out var id));
        var rows = await satark.Get<IStore>().ListAsync(id.Partition, "", null, 1000, default);
        return string.Join("\n", rows.Select(r => $"{r.Key.Row} {r.Version} {Encoding.UTF8.GetString(r.Body.Span)}"));
    }

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"do\" value=\"([^\"]+)\"")]
    private static partial Regex Buttons();
}

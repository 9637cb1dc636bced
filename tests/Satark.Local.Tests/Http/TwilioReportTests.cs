using System.Net;
using System.Text;
using Satark.Cases;
using Satark.Http.Channels;
using Satark.Notifications;
using Satark.Storage;

namespace Satark.Local.Tests.Http;

public sealed class TwilioReportTests
{
    private const string Token = "12345";
    private static readonly string Account = "AC" + new string('0', 32);

    [Fact]
    public async Task A_signed_report_moves_its_delivery_and_any_other_changes_nothing()
    {
        await using var satark = await TestSatark.StartAsync(configure: services =>
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(
                services, p => new TwilioStatusCallback(new SmsOptions { AccountSid = Account, AuthToken = Token }, () => new Uri("https://satark.example"))));
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        Assert.True(CaseId.TryParse(caseId, out var id));
        var delivery = new Delivery
        {
            Id = "sent.1",
            Purpose = DeliveryPurpose.Call,
            Target = "ravi",
            TargetName = "Ravi",
            Channel = Notifications.Channels.Sms,
            Template = TemplateIds.Call,
            State = DeliveryState.Accepted,
            At = satark.Clock.Now,
        };
        var row = Delivery.Row(id.Row, delivery.Id);
        await satark.Get<IStore>().SaveAsync(new Change(id.Partition).Insert(row, delivery, SatarkJson.Default.Delivery), default);
        var url = TwilioStatusCallback.UrlFor(new Uri("https://satark.example"), caseId, delivery.Id);
        Dictionary<string, string> form = new() { ["AccountSid"] = Account, ["MessageStatus"] = "delivered", ["MessageSid"] = "SM1" };
        var right = TwilioSignature.Of(Token, url.AbsoluteUri, form);

        Assert.Equal(HttpStatusCode.Unauthorized, (await ReportAsync(satark, url, form, null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ReportAsync(satark, url, form, TwilioSignature.Of("guessed", url.AbsoluteUri, form))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ReportAsync(satark, url, new() { ["MessageStatus"] = "failed" }, right)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReportAsync(satark, url, Enumerable.Range(0, 1500).ToDictionary(i => "a" + i, _ => "1"), right)).Status);
        Assert.Equal(DeliveryState.Accepted, await StateAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await ReportAsync(satark, url, form, right)).Status);
        Assert.Equal(DeliveryState.Delivered, await StateAsync());

        async Task<DeliveryState?> StateAsync() => (await satark.Get<IStore>().FindAsync(id.Partition, row, SatarkJson.Default.Delivery, default))?.Value.State;
    }

    private static async Task<Answer> ReportAsync(TestSatark satark, Uri url, Dictionary<string, string> form, string? signature)
    {
        using var content = new FormUrlEncodedContent(form);
        return await satark.SendAsync(HttpMethod.Post, url.PathAndQuery, Encoding.UTF8.GetBytes(await content.ReadAsStringAsync()), "application/x-www-form-urlencoded", r =>
        {
            if (signature is not null)
            {
                r.Headers.Add(TwilioSignature.Header, signature);
            }
        });
    }
}

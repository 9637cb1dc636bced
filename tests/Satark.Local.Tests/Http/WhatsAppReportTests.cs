using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Http.Channels;
using Satark.Http.Meta;
using Satark.Notifications;
using Satark.Privacy;
using Satark.Storage;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Http;

/// <summary>What Meta reports about the desk's messages to officers.</summary>
public sealed class WhatsAppReportTests
{
    private static readonly WhatsAppOptions Options = new()
    {
        AccessToken = CloudApiGateway.AccessToken,
        PhoneNumberId = CloudApiGateway.PhoneNumberId,
        AppSecret = CloudApiGateway.AppSecret,
        VerifyToken = CloudApiGateway.VerifyToken,
    };

    private const string Sent = "sent.1.ravi.whatsapp";

    private static readonly CloudApiPerson Officer = new("919800000001", null, "Ravi");

    [Fact]
    public async Task Reports_move_a_delivery_from_accepted_to_read_and_never_back()
    {
        await using var satark = await StartAsync();
        var (caseId, id, row) = await DeliveryAsync(satark);
        Assert.Equal(HttpStatusCode.OK, await ReportAsync(satark, caseId, "sent"));
        Assert.Equal(DeliveryState.Accepted, (await FindAsync(satark, id, row)).State);
        await ReportAsync(satark, caseId, "delivered");
        Assert.Equal(DeliveryState.Delivered, (await FindAsync(satark, id, row)).State);
        await ReportAsync(satark, caseId, "read");
        foreach (var late in new[] { "failed", "delivered", "sent", "deleted" })
        {
            Assert.Equal(HttpStatusCode.OK, await ReportAsync(satark, caseId, late));
            Assert.Equal(DeliveryState.Read, (await FindAsync(satark, id, row)).State);
        }
    }

    [Fact]
    public async Task One_that_failed_goes_on_by_the_officers_next_channel()
    {
        await using var satark = await StartAsync();
        var (caseId, id, row) = await DeliveryAsync(satark);
        await satark.SignInAsync("ravi");

        // A late word about an earlier attempt says nothing of this one.
        await ReportAsync(satark, caseId, "failed", n: 7);
        Assert.Equal(DeliveryState.Accepted, (await FindAsync(satark, id, row)).State);

        await ReportAsync(satark, caseId, "failed");
        var failed = await FindAsync(satark, id, row);
        Assert.Equal((DeliveryState.Failed, "the provider could not deliver it"), (failed.State, failed.Reason));
        await TestSatark.EventuallyAsync(
            async () => (await DeliveriesAsync(satark, id)).Any(d => d.Id.StartsWith("sent.1.ravi.", StringComparison.Ordinal) && d.Id != failed.Id),
            "the officer is told by another channel");
    }

    [Fact]
    public async Task What_is_not_signed_not_of_our_number_or_not_of_ours_at_all_changes_nothing()
    {
        await using var satark = await StartAsync();
        var (caseId, id, row) = await DeliveryAsync(satark);
        var signed = Webhook(satark, caseId, "delivered");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(satark, signed.Body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(satark, signed.Body, CloudApiWebhooks.Sign(signed.Body, "another-secret-than-ours").Signature));
        foreach (var body in new[] { "{}", "[]", "not json", System.Text.Encoding.UTF8.GetString(signed.Body).Replace(CloudApiGateway.PhoneNumberId, "1", StringComparison.Ordinal), System.Text.Encoding.UTF8.GetString(signed.Body).Replace("biz_opaque_callback_data\":\"", "biz_opaque_callback_data\":\"AQ", StringComparison.Ordinal) })
        {
            var other = CloudApiWebhooks.Sign(System.Text.Encoding.UTF8.GetBytes(body));
            Assert.Equal(HttpStatusCode.OK, await PostAsync(satark, other.Body, other.Signature));
        }

        Assert.Equal(DeliveryState.Accepted, (await FindAsync(satark, id, row)).State);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(satark, signed.Body, signed.Signature));
        Assert.Equal(DeliveryState.Delivered, (await FindAsync(satark, id, row)).State);
    }

    [Fact]
    public async Task Meta_is_shown_that_the_address_is_ours_by_the_word_that_was_agreed_on()
    {
        await using var satark = await StartAsync();
        var right = await satark.SendAsync(HttpMethod.Get, $"{WhatsAppReports.Path}?hub.mode=subscribe&hub.verify_token={CloudApiGateway.VerifyToken}&hub.challenge=1158201444");
        Assert.Equal((HttpStatusCode.OK, "1158201444"), (right.Status, right.Text));
        Assert.Equal(HttpStatusCode.Forbidden, (await satark.SendAsync(HttpMethod.Get, $"{WhatsAppReports.Path}?hub.mode=subscribe&hub.verify_token=guess&hub.challenge=1")).Status);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_believed()
    {
        await using var satark = await StartAsync(new WhatsAppOptions());
        var (caseId, id, row) = await DeliveryAsync(satark);
        Assert.Equal(HttpStatusCode.Unauthorized, await ReportAsync(satark, caseId, "delivered"));
        Assert.Equal(DeliveryState.Accepted, (await FindAsync(satark, id, row)).State);
    }

    private static Task<TestSatark> StartAsync(WhatsAppOptions? options = null) =>
        TestSatark.StartAsync(configure: services => services.AddSingleton(p => new WhatsAppReports(options ?? Options, p.GetRequiredService<IKeyRing>())));

    private static async Task<(string CaseId, CaseId Id, string Row)> DeliveryAsync(TestSatark satark)
    {
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        Assert.True(CaseId.TryParse(caseId, out var id));
        var delivery = new Delivery
        {
            Id = Sent,
            Purpose = DeliveryPurpose.Call,
            Target = "ravi",
            TargetName = "Ravi",
            Channel = Notifications.Channels.WhatsApp,
            Template = TemplateIds.Call,
            State = DeliveryState.Accepted,
            At = satark.Clock.Now,
            ProviderKey = satark.Get<RecordDelivery>().KeyOf(Notifications.Channels.WhatsApp, Officer.Wamid(1)),
        };
        var row = Delivery.Row(id.Row, delivery.Id);
        await satark.Get<IStore>().SaveAsync(new Change(id.Partition).Insert(row, delivery, SatarkJson.Default.Delivery), default);
        return (caseId, id, row);
    }

    private static async Task<Delivery> FindAsync(TestSatark satark, CaseId id, string row) => (await satark.Get<IStore>().FindAsync(id.Partition, row, SatarkJson.Default.Delivery, default))!.Value;

    private static async Task<List<Delivery>> DeliveriesAsync(TestSatark satark, CaseId id) =>
        [.. (await satark.Get<IStore>().ListAllAsync(id.Partition, Delivery.Row(id.Row, ""), SatarkJson.Default.Delivery, default)).Select(d => d.Record.Value)];

    private static CloudApiWebhook Webhook(TestSatark satark, string caseId, string status, int n = 1)
    {
        var report = new CloudApiWebhooks(satark.Clock).Status(new CloudApiSeen(Officer, "template", "tip_assigned") with { Wamid = Officer.Wamid(n) }, status, status == "failed" ? 131026 : null);
        report["biz_opaque_callback_data"] = new WhatsAppReports(Options, satark.Get<IKeyRing>()).MarkFor(caseId, Sent);
        return CloudApiWebhooks.Reports([Officer], report);
    }

    private static Task<HttpStatusCode> ReportAsync(TestSatark satark, string caseId, string status, int n = 1)
    {
        var webhook = Webhook(satark, caseId, status, n);
        return PostAsync(satark, webhook.Body, webhook.Signature);
    }

    private static async Task<HttpStatusCode> PostAsync(TestSatark satark, byte[] body, string? signature) => (await satark.SendAsync(HttpMethod.Post, WhatsAppReports.Path, body, "application/json", request =>
    {
        if (signature is not null)
        {
            request.Headers.Add(HubSignature.Header, signature);
        }
    })).Status;
}

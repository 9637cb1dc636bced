using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Http.Callbacks;
using Satark.Notifications;
using Satark.Storage;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Http;

public sealed class SendGridReportTests
{
    [Fact]
    public async Task A_signed_batch_moves_its_deliveries_and_any_other_changes_nothing()
    {
        await using var gateway = new SendGridGateway();
        await using var forger = new SendGridGateway();
        await using var satark = await TestSatark.StartAsync(configure: services => services.AddSingleton(p => new SendGridSignature(gateway.PublicKey, p.GetRequiredService<TimeProvider>())));
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        var id = CaseId.Parse(caseId);
        var delivery = new Delivery
        {
            Id = "sent.1",
            Purpose = DeliveryPurpose.Call,
            Target = "ravi",
            TargetName = "Ravi",
            Channel = Notifications.Channels.Email,
            Template = TemplateIds.Call,
            State = DeliveryState.Accepted,
            At = satark.Clock.Now,
        };
        var row = Delivery.Row(id.Row, delivery.Id);
        await satark.Get<IStore>().SaveAsync(new Change(id.Partition).Insert(row, delivery, SatarkJson.Default.Delivery), default);
        var happened = SendGridGateway.Event("delivered", RecordDelivery.Reference(caseId, delivery.Id));
        var right = gateway.Batch(satark.Clock.Now, happened.DeepClone());

        Assert.Equal(HttpStatusCode.Unauthorized, (await ReportAsync(satark, forger.Batch(satark.Clock.Now, happened.DeepClone()))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ReportAsync(satark, right with { Body = "[]"u8.ToArray() })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await satark.SendAsync(HttpMethod.Post, SendGridEndpoints.Path, right.Body, "application/json")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReportAsync(satark, gateway.Sign(satark.Clock.Now, "{}"u8.ToArray()))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await ReportAsync(satark, gateway.Sign(satark.Clock.Now, new byte[1024 * 1024 + 1]))).Status);
        Assert.Equal(DeliveryState.Accepted, await StateAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await ReportAsync(satark, right)).Status);
        Assert.Equal(DeliveryState.Delivered, await StateAsync());

        async Task<DeliveryState?> StateAsync() => (await satark.Get<IStore>().FindAsync(id.Partition, row, SatarkJson.Default.Delivery, default))?.Value.State;
    }

    [Fact]
    public async Task A_host_that_sends_by_its_own_mail_server_believes_no_report()
    {
        await using var gateway = new SendGridGateway();
        await using var satark = await TestSatark.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await ReportAsync(satark, gateway.Batch(satark.Clock.Now, SendGridGateway.Event("delivered", "a~b")))).Status);
    }

    private static Task<Answer> ReportAsync(TestSatark satark, SendGridBatch batch) => satark.SendAsync(HttpMethod.Post, SendGridEndpoints.Path, batch.Body, "application/json", r =>
    {
        r.Headers.Add(SendGridSignature.Header, batch.Signature);
        r.Headers.Add(SendGridSignature.TimestampHeader, batch.Timestamp);
    });
}

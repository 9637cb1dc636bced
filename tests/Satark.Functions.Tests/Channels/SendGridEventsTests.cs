using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Escalation;
using Satark.Http.Callbacks;
using Satark.Http.Routing;
using Satark.Notifications;
using Satark.Storage;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Channels;

public sealed class SendGridEventsTests : IDisposable
{
    private const string CaseId = "aaaaaaaaaaaaaaaa-1";
    private static readonly string[] Course = ["processed", "delivered", "delivered"];
    private readonly FakeClock _clock = new(Mails.Noon);
    private readonly SendGridGateway _gateway = new();
    private readonly MemoryKeyRing _keys = new();
    private readonly MemoryStore _store;
    private readonly RecordDelivery _record;

    public SendGridEventsTests()
    {
        _store = new MemoryStore(_clock);
        _record = new RecordDelivery(_store, new CaseBook(_store, _keys, new Pace(1), _clock), _keys, new Links(_store, _keys, _clock));
    }

    public void Dispose() => _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Theory]
    [InlineData("processed", DeliveryState.Sending, DeliveryState.Accepted)]
    [InlineData("deferred", DeliveryState.Sending, DeliveryState.Accepted)]
    [InlineData("deferred", DeliveryState.Accepted, DeliveryState.Accepted)]
    [InlineData("deferred", DeliveryState.Delivered, DeliveryState.Delivered)]
    [InlineData("delivered", DeliveryState.Accepted, DeliveryState.Delivered)]
    [InlineData("delivered", DeliveryState.Failed, DeliveryState.Failed)]
    [InlineData("bounce", DeliveryState.Accepted, DeliveryState.Failed)]
    [InlineData("dropped", DeliveryState.Accepted, DeliveryState.Failed)]
    [InlineData("bounce", DeliveryState.Delivered, DeliveryState.Delivered)]
    [InlineData("open", DeliveryState.Accepted, DeliveryState.Accepted)]
    [InlineData("click", DeliveryState.Delivered, DeliveryState.Delivered)]
    [InlineData("spamreport", DeliveryState.Delivered, DeliveryState.Delivered)]
    [InlineData("something-new", DeliveryState.Accepted, DeliveryState.Accepted)]
    public async Task A_word_moves_its_delivery_forward_or_not_at_all(string word, DeliveryState before, DeliveryState after)
    {
        await GivenAsync("d1", before);

        Assert.Equal(204, await ReportAsync(_gateway.Batch(_clock.Now, SendGridGateway.Event(word, Reference("d1")))));
        Assert.Equal(after, await StateAsync("d1"));
    }

    [Fact]
    public async Task A_batch_about_many_mails_counts_whole_and_a_repeat_changes_nothing()
    {
        for (var i = 0; i < 50; i++)
        {
            await GivenAsync($"d{i}", DeliveryState.Accepted);
        }

        var events = Enumerable.Range(0, 50).SelectMany(_ => Course, (i, word) => (JsonNode?)SendGridGateway.Event(word, Reference($"d{i}"), eventId: $"e{i}{word}")).ToArray();
        var batch = _gateway.Batch(_clock.Now, events);
        Assert.Equal(204, await ReportAsync(batch));
        var saves = _store.Saves;
        Assert.Equal(204, await ReportAsync(batch));

        Assert.Equal(saves, _store.Saves);
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(DeliveryState.Delivered, await StateAsync($"d{i}"));
        }
    }

    [Fact]
    public async Task An_event_that_makes_no_sense_loses_no_other()
    {
        await GivenAsync("d1", DeliveryState.Accepted);
        JsonNode?[] odd =
        [
            null, 1, "text", new JsonArray(), new JsonObject(), new JsonObject { ["event"] = 7 }, new JsonObject { ["event"] = "" },
            new JsonObject { ["event"] = "delivered", ["satark_delivery"] = 7 },
            SendGridGateway.Event("delivered", null), SendGridGateway.Event("delivered", ""), SendGridGateway.Event("delivered", "~"), SendGridGateway.Event("delivered", "no-case~d1"),
            SendGridGateway.Event("delivered", Reference("unknown")), SendGridGateway.Event("delivered", new string('x', 5000)),
        ];

        Assert.Equal(204, await ReportAsync(_gateway.Batch(_clock.Now, [.. odd, SendGridGateway.Event("delivered", Reference("d1"))])));
        Assert.Equal(DeliveryState.Delivered, await StateAsync("d1"));
    }

    [Fact]
    public async Task Half_a_character_in_an_event_loses_no_other()
    {
        await GivenAsync("d1", DeliveryState.Accepted);
        var body = $$"""[{"event":"\ud83d","satark_delivery":"\ud83d"},{"event":"delivered","satark_delivery":"\ud83d"},{"event":"delivered","satark_delivery":"{{Reference("d1")}}"}]""";

        Assert.Equal(204, await ReportAsync(_gateway.Sign(_clock.Now, Encoding.UTF8.GetBytes(body))));
        Assert.Equal(DeliveryState.Delivered, await StateAsync("d1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    public async Task What_is_no_array_is_refused(string body) => Assert.Equal(400, await ReportAsync(_gateway.Sign(_clock.Now, Encoding.UTF8.GetBytes(body))));

    [Fact]
    public async Task An_empty_batch_is_taken() => Assert.Equal(204, await ReportAsync(_gateway.Batch(_clock.Now)));

    [Fact]
    public async Task A_forged_batch_changes_nothing()
    {
        await GivenAsync("d1", DeliveryState.Accepted);
        await using var forger = new SendGridGateway();

        Assert.Equal(401, await ReportAsync(forger.Batch(_clock.Now, SendGridGateway.Event("bounce", Reference("d1")))));
        Assert.Equal(DeliveryState.Accepted, await StateAsync("d1"));
    }

    [Fact]
    public async Task A_failure_of_another_attempt_does_not_fail_the_one_that_was_accepted()
    {
        await GivenAsync("d1", DeliveryState.Accepted, "second");

        await ReportAsync(_gateway.Batch(_clock.Now, SendGridGateway.Event("bounce", Reference("d1"), "first")));
        Assert.Equal(DeliveryState.Accepted, await StateAsync("d1"));

        await ReportAsync(_gateway.Batch(_clock.Now, SendGridGateway.Event("bounce", Reference("d1"), "second")));
        Assert.Equal(DeliveryState.Failed, await StateAsync("d1"));
    }

    [Theory]
    [InlineData("14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0", "14c5d75ce93.dfd.64b469")]
    [InlineData("kWGKGQTgTbaKGe0iVk4-XA.filterdrecv-p3iad2-5d-1", "kWGKGQTgTbaKGe0iVk4-XA")]
    [InlineData("kWGKGQTgTbaKGe0iVk4-XA.recvd-5f4d8c-abc-1-65.0", "kWGKGQTgTbaKGe0iVk4-XA")]
    [InlineData("another-form", null)]
    [InlineData(".filter0001", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_id_of_a_sending_is_the_beginning_of_its_events_ids(string? eventsId, string? id) => Assert.Equal(id, SendGridEvents.MessageId(eventsId));

    [Fact]
    public async Task While_nothing_can_be_saved_no_batch_is_answered_well()
    {
        await GivenAsync("d1", DeliveryState.Accepted);
        _store.At = point => point.Kind == PointKind.BeforeSave ? throw new StoreUnavailableException("full") : ValueTask.CompletedTask;
        var batch = _gateway.Batch(_clock.Now, SendGridGateway.Event("delivered", Reference("d1")));

        // The gate, which both hosts put around every endpoint, answers 503 to it.
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ReportAsync(batch));

        _store.At = null;
        Assert.Equal(204, await ReportAsync(batch));
        Assert.Equal(DeliveryState.Delivered, await StateAsync("d1"));
    }

    private static string Reference(string delivery) => RecordDelivery.Reference(CaseId, delivery);

    private static string Row(string delivery) => Delivery.Row(Cases.CaseId.Parse(CaseId).Row, delivery);

    private async Task GivenAsync(string id, DeliveryState state, string? providerId = null)
    {
        var delivery = new Delivery
        {
            Id = id,
            Purpose = DeliveryPurpose.Call,
            Target = "asha",
            TargetName = "Asha",
            Channel = Notifications.Channels.Email,
            Template = TemplateIds.Call,
            State = state,
            At = _clock.Now,
            ProviderKey = _record.KeyOf(Notifications.Channels.Email, providerId),
        };
        Assert.Equal(SaveResult.Saved, await _store.SaveAsync(new Change(Cases.CaseId.Parse(CaseId).Partition).Insert(Row(id), delivery, SatarkJson.Default.Delivery), default));
    }

    private async Task<DeliveryState?> StateAsync(string id) => (await _store.FindAsync(Cases.CaseId.Parse(CaseId).Partition, Row(id), SatarkJson.Default.Delivery, default))?.Value.State;

    private async Task<int> ReportAsync(SendGridBatch batch)
    {
        var endpoints = new SendGridEndpoints(new SendGridSignature(_gateway.PublicKey, _clock), new ConfirmDelivery(_record), NullLogger<SendGridEndpoints>.Instance);
        var context = new DefaultHttpContext();
        context.Request.Headers[SendGridSignature.Header] = batch.Signature;
        context.Request.Headers[SendGridSignature.TimestampHeader] = batch.Timestamp;
        context.Features.Set(new Call(new Route("ReportSendGrid", "POST", SendGridEndpoints.Path, new Caller.Webhook(), endpoints.ReportAsync), new Dictionary<string, string>()) { Body = batch.Body });
        context.Response.Body = new MemoryStream();
        await (await endpoints.ReportAsync(context, CancellationToken.None)).ExecuteAsync(context);
        return context.Response.StatusCode;
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Contracts;
using Satark.Http.Channels;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Channels;

public sealed class WhatsAppChannelTests : ChannelContract, IDisposable
{
    private static readonly string[] Slots = ["AC4F", "Ballia", Sample.Token];

    private readonly FakeClock _clock = new(Sample.Noon);
    private readonly CloudApiGateway _gateway;
    private readonly CloudApiPerson _officer;
    private readonly MemoryKeyRing _keys = new();
    private readonly HttpClient _client = ChannelClients.ForProvider();

    public WhatsAppChannelTests()
    {
        _gateway = new CloudApiGateway(_clock);
        _officer = _gateway.Add(new CloudApiPerson(Sample.Phone.TrimStart('+'), null, "Ravi"));
        _gateway.Templates[("tip_assigned", "hi")] = 3;
        _gateway.Templates[("tip_assigned_exercise", "hi")] = 3;
    }

    protected override int Requests => _gateway.Requests.Count;

    public void Dispose()
    {
        _client.Dispose();
        _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task An_officer_is_told_by_the_approved_template_with_the_link_as_its_button()
    {
        // Nobody wrote to the desk's number in the last 24 hours: only a template arrives.
        var result = await Channel().SendAsync(Assignment(), CancellationToken.None);

        var seen = Assert.Single(_gateway.SeenBy(_officer));
        Assert.Equal(new DeliveryResult.Sent(seen.Wamid), result);
        Assert.Equal(("template", "tip_assigned"), (seen.Type, seen.Body));
        Assert.Equal(Slots, seen.Values);
        Assert.Contains("\"sub_type\":\"url\",\"index\":\"0\",\"parameters\":[{\"type\":\"text\",\"text\":\"" + Sample.Token, Assert.Single(_gateway.Requests).Text, StringComparison.Ordinal);
        Assert.Empty(_gateway.Broken);
    }

    [Fact]
    public async Task An_exercise_has_a_template_of_its_own()
    {
        Assert.IsType<DeliveryResult.Sent>(await Channel().SendAsync(Assignment(CaseMode.Exercise), CancellationToken.None));
        Assert.Equal("tip_assigned_exercise", Assert.Single(_gateway.Seen).Body);
    }

    [Fact]
    public async Task A_message_takes_its_deliverys_name_along_sealed_where_reports_come_and_nothing_where_none_do()
    {
        await Channel().SendAsync(Assignment(), CancellationToken.None);
        Assert.DoesNotContain("biz_opaque_callback_data", _gateway.Requests[^1].Text, StringComparison.Ordinal);

        var options = Options() with { AppSecret = CloudApiGateway.AppSecret, VerifyToken = CloudApiGateway.VerifyToken };
        await Channel(options).SendAsync(Assignment(), CancellationToken.None);
        var sent = _gateway.Requests[^1].Text;
        Assert.DoesNotContain(Sample.CaseId, sent, StringComparison.Ordinal);
        var mark = System.Text.Json.JsonDocument.Parse(sent).RootElement.GetProperty("biz_opaque_callback_data").GetString();
        var status = new CloudApiWebhooks(_clock).Status(_gateway.Seen[^1], "delivered");
        status["biz_opaque_callback_data"] = mark;
        var report = Assert.Single(new WhatsAppReports(options, _keys).Read(CloudApiWebhooks.Reports([_officer], status).Body));
        Assert.Equal((RecordDelivery.Reference(Sample.CaseId, Assignment().DeliveryId), DeliveryState.Delivered, _gateway.Seen[^1].Wamid), (report.Reference, report.State, report.ProviderId));
        Assert.Empty(_gateway.Broken);
    }

    [Fact]
    public async Task Every_text_for_officers_but_a_code_goes_by_whatsapp_with_its_link_as_button_where_it_has_one()
    {
        foreach (var template in Sample.Templates.All.Where(t => WhatsAppOptions.TemplatesUsed.Contains(t.Id)))
        {
            var slots = template.Slots.Select(slot => slot.Kind switch { SlotKind.Token => Sample.Token, SlotKind.News => NewsPhrases.PlaceChanged, _ => "x" }).ToArray();
            var name = Options().RegisteredName(template.Id, TextMarking.None)!;
            _gateway.Templates[(name, "hi")] = slots.Length;
            _gateway.QuickReplies[name] = template.Id == TemplateIds.Call ? 3 : 0;
            var message = Assignment() with { Template = template.Id, Slots = slots, Text = template.Fill(slots, TextMarking.None).Value, Subject = template.FillMail(slots, TextMarking.None).Value.Subject, Nonce = template.Id == TemplateIds.Call ? "nonce" : null };

            Assert.IsType<DeliveryResult.Sent>(await Channel().SendAsync(message, CancellationToken.None));

            Assert.Equal((name, slots.Length), (_gateway.Seen[^1].Body, _gateway.Seen[^1].Values.Count));
            Assert.Equal(slots.Contains(Sample.Token), _gateway.Requests[^1].Text.Contains("\"sub_type\":\"url\"", StringComparison.Ordinal));
        }

        Assert.Equal(WhatsAppOptions.TemplatesUsed.Count, _gateway.Seen.Count);
        Assert.Equal([TemplateIds.Code, TemplateIds.DeviceCode], MessageTemplates.Ids.Except(WhatsAppOptions.TemplatesUsed));
        Assert.Empty(_gateway.Broken);
    }

    [Theory]
    [InlineData(400, 130429, typeof(DeliveryResult.Retry))]
    [InlineData(400, 131026, typeof(DeliveryResult.Failed))]
    [InlineData(404, 132001, typeof(DeliveryResult.Failed))]
    [InlineData(500, 131000, typeof(DeliveryResult.Retry))]
    public async Task Metas_error_code_says_more_than_its_status(int status, int code, Type expected)
    {
        _gateway.Trouble = (status, code, null);
        var result = await Channel().SendAsync(Assignment(), CancellationToken.None);

        Assert.IsType(expected, result);
        Assert.DoesNotContain("98765", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_off_its_template_or_a_test_never_leaves()
    {
        var good = Assignment();
        foreach (var wrong in new[] { good with { Text = good.Text + "!" }, good with { To = "98765" }, good with { Template = "call" }, good with { Facts = good.Facts with { Mode = CaseMode.Test } } })
        {
            Assert.NotEmpty(Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(wrong, CancellationToken.None)).Reason);
        }

        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public void A_missing_setting_is_named()
    {
        Assert.Empty(Options().Faults());
        Assert.Empty(new WhatsAppOptions().Faults());
        Assert.Contains((Options() with { Templates = new Dictionary<string, string>() }).Faults(), f => f.StartsWith("Satark:WhatsApp:Templates:assignment is missing", StringComparison.Ordinal));
        Assert.Contains((Options() with { PhoneNumberId = "+919876543210" }).Faults(), f => f.StartsWith("Satark:WhatsApp:PhoneNumberId", StringComparison.Ordinal));
        Assert.Contains((Options() with { AccessToken = null }).Faults(), f => f.StartsWith("Satark:WhatsApp:AccessToken", StringComparison.Ordinal));
        Assert.Contains((Options() with { AppSecret = CloudApiGateway.AppSecret }).Faults(), f => f.StartsWith("Satark:WhatsApp:AppSecret", StringComparison.Ordinal));
        Assert.Contains((Options() with { AppSecret = "short", VerifyToken = CloudApiGateway.VerifyToken }).Faults(), f => f.StartsWith("Satark:WhatsApp:AppSecret", StringComparison.Ordinal));
        Assert.DoesNotContain(CloudApiGateway.AccessToken, Options().ToString(), StringComparison.Ordinal);
    }

    protected override Task<DeliveryResult> SendAsync(int status, string? retryAfter)
    {
        _gateway.Instead = retryAfter is null ? new GatewayAnswer(status, "{}") : new GatewayAnswer(status, "{}", ("Retry-After", retryAfter));
        return Channel().SendAsync(Assignment(), CancellationToken.None);
    }

    protected override Task<DeliveryResult> SendToOneWhoHangsUpAsync()
    {
        _gateway.Instead = new GatewayAnswer(null);
        return Channel().SendAsync(Assignment(), CancellationToken.None);
    }

    protected override async Task<DeliveryResult> SendToOneWhoIsSilentAsync(TimeSpan pass, CancellationToken cancellationToken)
    {
        _gateway.Silent = true;
        var sending = Channel().SendAsync(Assignment(), cancellationToken);
        await Wait.UntilAsync(() => _gateway.Requests.Count > 0 || sending.IsCompleted);
        _clock.Advance(pass);
        return await sending;
    }

    private static OutgoingMessage Assignment(CaseMode mode = CaseMode.Actual)
    {
        var template = Sample.Templates.Find(TemplateIds.Assignment)!;
        var marking = TextMarkings.Of(mode, demo: false);
        return Sample.Call(Sample.Phone, mode) with { Template = TemplateIds.Assignment, Slots = Slots, Text = template.Fill(Slots, marking).Value, Subject = template.FillMail(Slots, marking).Value.Subject };
    }

    private WhatsAppOptions Options() => new()
    {
        AccessToken = CloudApiGateway.AccessToken,
        PhoneNumberId = CloudApiGateway.PhoneNumberId,
        ApiUrl = _gateway.ApiUrl,
        Templates = WhatsAppOptions.TemplatesUsed.SelectMany(id => new[] { id, id + "-exercise" }).ToDictionary(id => id, id => id.Replace("assignment", "tip_assigned", StringComparison.Ordinal).Replace('-', '_')),
    };

    private WhatsAppChannel Channel(WhatsAppOptions? options = null) =>
        new(_client, options ?? Options(), Sample.Templates, new WhatsAppReports(options ?? Options(), _keys), _clock, NullLogger<WhatsAppChannel>.Instance);
}

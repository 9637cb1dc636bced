using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Contracts;
using Satark.Http.Channels;
using Satark.Notifications;
using Satark.Notifications.Answering;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Channels;

public sealed class TwilioSmsChannelTests : ChannelContract, IDisposable
{
    private readonly FakeClock _clock = new(Sample.Noon);
    private readonly TwilioGateway _gateway = new();
    private readonly HttpClient _client = ChannelClients.ForProvider();

    protected override int Requests => _gateway.Requests.Count;

    public void Dispose()
    {
        _client.Dispose();
        _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task A_call_is_taken_with_number_header_text_and_the_address_for_reports()
    {
        var result = await Channel().SendAsync(Sample.Call(Sample.Phone), CancellationToken.None);

        var taken = Assert.Single(_gateway.Messages);
        Assert.Equal(new DeliveryResult.Sent(taken.Sid), result);
        Assert.Equal((Sample.Phone, "SATARK"), (taken.To, taken.From));
        Assert.Equal(Sample.Call(Sample.Phone).Text, taken.Body);
        Assert.Equal("https://satark.example/api/v1/callbacks/twilio?d=abcdefghijklmnop-1~c1.1.operator.sms", taken.StatusCallback);
    }

    [Fact]
    public async Task An_exercise_begins_with_EXERCISE_on_the_phone()
    {
        Assert.IsType<DeliveryResult.Sent>(await Channel().SendAsync(Sample.Call(Sample.Phone, CaseMode.Exercise), CancellationToken.None));
        Assert.StartsWith("EXERCISE", Assert.Single(_gateway.Messages).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_about_several_cases_names_each_ones_own_nonce_where_it_can_be_answered_and_none_in_India()
    {
        string[] slots = ["LIFE AT RISK", "3", "AC4F, K7F2 +1", Sample.Token];
        var several = Sample.Call(Sample.Phone) with
        {
            Template = TemplateIds.Several,
            Slots = slots,
            Text = Sample.Templates.Find(TemplateIds.Several)!.Fill(slots).Value,
            Named = [new("AC4F", "token-one"), new("K7F2", "token-two")],
        };
        var channel = Channel(Sample.Sms(_gateway.Url) with { Replies = [new SmsReplyCountry { Country = "+44", Number = TwilioGateway.Number }] });
        await channel.SendAsync(several, CancellationToken.None);
        await channel.SendAsync(several with { To = "+447700900123" }, CancellationToken.None);

        Assert.Equal(several.Text, _gateway.Messages[0].Body);
        Assert.Equal(TwilioGateway.Number, _gateway.Messages[1].From);
        Assert.All(several.Named, c => Assert.Contains($"{c.Code} {SmsReply.NonceOf(c.Nonce)} a", _gateway.Messages[1].Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_breaks_the_operators_rules_never_reaches_the_provider()
    {
        var good = Sample.Call(Sample.Phone);
        OutgoingMessage[] wrong =
        [
            good with { Text = good.Text + "!" },
            good with { Slots = ["LIFE AT RISK", "AC4F", new string('x', 31), Sample.Token] },
            good with { Slots = ["LIFE AT RISK", "AC4F", "Bal\nlia", Sample.Token] },
            good with { Template = "other" },
            good with { To = "9876543210" },
            Sample.Call(Sample.Phone, CaseMode.Test),
            Sample.Call(Sample.Phone, CaseMode.Exercise) with { Text = good.Text },
            Sample.Call(Sample.Phone, demo: true),
        ];

        foreach (var message in wrong)
        {
            Assert.NotEmpty(Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(message, CancellationToken.None)).Reason);
        }

        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task A_text_whose_registered_id_is_not_set_is_refused_by_name()
    {
        var options = Sample.Sms(_gateway.Url) with { Templates = new Dictionary<string, string> { ["call"] = "1107160000000000001" } };
        var result = await Channel(options).SendAsync(Sample.Call(Sample.Phone, CaseMode.Exercise), CancellationToken.None);

        Assert.Contains("Satark:Sms:Templates:call-exercise", Assert.IsType<DeliveryResult.Failed>(result).Reason, StringComparison.Ordinal);
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task A_number_that_opted_out_fails_and_a_busy_provider_is_tried_again()
    {
        _gateway.OptedOut.Add(Sample.Phone);
        Assert.Contains("21610", Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(Sample.Call(Sample.Phone), CancellationToken.None)).Reason, StringComparison.Ordinal);

        _gateway.Busy = true;
        Assert.IsType<DeliveryResult.Retry>(await Channel().SendAsync(Sample.Call("+919876543211"), CancellationToken.None));
    }

    [Theory]
    [InlineData(400, 21211, typeof(DeliveryResult.Failed))]
    [InlineData(400, 21614, typeof(DeliveryResult.Failed))]
    [InlineData(400, 20429, typeof(DeliveryResult.Retry))]
    [InlineData(400, 99999, typeof(DeliveryResult.Failed))]
    [InlineData(503, 99999, typeof(DeliveryResult.Retry))]
    public async Task The_providers_error_code_says_more_than_its_status(int status, int code, Type expected)
    {
        _gateway.Instead = new GatewayAnswer(status, $$"""{"code": {{code}}, "message": "+919876543210 is wrong"}""");
        var result = await Channel().SendAsync(Sample.Call(Sample.Phone), CancellationToken.None);

        Assert.IsType(expected, result);
        Assert.DoesNotContain("98765", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_credentials_are_called_so()
    {
        var result = await Channel(Sample.Sms(_gateway.Url) with { AuthToken = "another" }).SendAsync(Sample.Call(Sample.Phone), CancellationToken.None);

        Assert.Contains("credentials refused", Assert.IsType<DeliveryResult.Failed>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_machine_without_a_public_address_no_reports_are_asked_for()
    {
        var local = new Uri("http://127.0.0.1:5000");
        var templates = new Satark.Notifications.Templates.MessageTemplates(() => local, new HelplineOptions());
        var channel = new TwilioSmsChannel(_client, Sample.Sms(_gateway.Url), templates, () => local, _clock, NullLogger<TwilioSmsChannel>.Instance);
        var message = Sample.Call(Sample.Phone) with { Text = templates.Find("call")!.Fill(Sample.Slots).Value };

        Assert.IsType<DeliveryResult.Sent>(await channel.SendAsync(message, CancellationToken.None));
        Assert.Null(Assert.Single(_gateway.Messages).StatusCallback);
    }

    protected override Task<DeliveryResult> SendAsync(int status, string? retryAfter)
    {
        _gateway.Instead = retryAfter is null ? new GatewayAnswer(status, "{}") : new GatewayAnswer(status, "{}", ("Retry-After", retryAfter));
        return Channel().SendAsync(Sample.Call(Sample.Phone), CancellationToken.None);
    }

    protected override Task<DeliveryResult> SendToOneWhoHangsUpAsync()
    {
        _gateway.Instead = new GatewayAnswer(null);
        return Channel().SendAsync(Sample.Call(Sample.Phone), CancellationToken.None);
    }

    protected override async Task<DeliveryResult> SendToOneWhoIsSilentAsync(TimeSpan pass, CancellationToken cancellationToken)
    {
        _gateway.Silent = true;
        var sending = Channel().SendAsync(Sample.Call(Sample.Phone), cancellationToken);
        await Wait.UntilAsync(() => _gateway.Requests.Count > 0 || sending.IsCompleted);
        _clock.Advance(pass);
        return await sending;
    }

    private TwilioSmsChannel Channel(SmsOptions? options = null) =>
        new(_client, options ?? Sample.Sms(_gateway.Url), Sample.Templates, () => Sample.PublicUrl, _clock, NullLogger<TwilioSmsChannel>.Instance);
}

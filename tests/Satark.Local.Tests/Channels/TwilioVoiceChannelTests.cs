using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Contracts;
using Satark.Http.Channels;
using Satark.Http.Channels.Failover;
using Satark.Http.Voice;
using Satark.Notifications;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Channels;

public sealed class TwilioVoiceChannelTests : ChannelContract, IDisposable
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
    public async Task A_call_is_placed_with_the_address_of_its_words_and_of_its_reports()
    {
        var result = await Channel().SendAsync(Call(), CancellationToken.None);

        var call = Assert.Single(_gateway.Calls);
        Assert.Equal(new DeliveryResult.Sent(call.Sid), result);
        Assert.Equal((Sample.Phone, TwilioGateway.Number), (call.To, call.From));
        Assert.Equal("https://satark.example/api/v1/voice?n=" + Sample.Token, call.Url);
        Assert.Equal("https://satark.example/api/v1/callbacks/twilio-voice?d=abcdefghijklmnop-1~c1.1.operator.sms", call.StatusCallback);
        Assert.DoesNotContain("LIFE", _gateway.Requests[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 180)]
    [InlineData(3, 540)]
    [InlineData(9, 900)]
    public async Task A_call_about_several_cases_has_time_for_each_of_them(int cases, int seconds)
    {
        await Channel().SendAsync(Call() with { Template = TemplateIds.Several, Named = [.. Enumerable.Repeat(new NamedCall("AC4F", Sample.Token), cases)] }, CancellationToken.None);

        Assert.Contains($"TimeLimit={seconds}", _gateway.Requests[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_must_not_be_called_never_reaches_the_provider()
    {
        foreach (var wrong in new[] { Call() with { To = "9876543210" }, Call() with { Nonce = null }, Call() with { Template = TemplateIds.Update }, Sample.Call(Sample.Phone, CaseMode.Test) with { Nonce = Sample.Token } })
        {
            Assert.NotEmpty(Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(wrong, CancellationToken.None)).Reason);
        }

        var local = new TwilioVoiceChannel(_client, Options(_gateway.Url), () => new Uri("http://127.0.0.1:5000"), _clock, NullLogger<TwilioVoiceChannel>.Instance);
        Assert.Contains("Satark:PublicUrl", Assert.IsType<DeliveryResult.Failed>(await local.SendAsync(Call(), CancellationToken.None)).Reason, StringComparison.Ordinal);
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task Every_text_that_looks_for_somebody_is_spoken_and_no_other()
    {
        var spoken = new List<string>();
        foreach (var id in Satark.Notifications.Templates.MessageTemplates.Ids)
        {
            if (await Channel().SendAsync(Call() with { Template = id }, CancellationToken.None) is DeliveryResult.Sent)
            {
                spoken.Add(id);
            }
        }

        Assert.Equal([TemplateIds.Call, TemplateIds.Storm, TemplateIds.Several], spoken);
    }

    [Fact]
    public void A_missing_setting_is_named_and_no_secret_is_shown()
    {
        var options = Options(_gateway.Url);
        Assert.Empty(options.Faults());
        Assert.Empty(new VoiceOptions().Faults());
        Assert.Contains((options with { From = "SATARK" }).Faults(), f => f.StartsWith("Satark:Voice:From is missing", StringComparison.Ordinal));
        Assert.Contains((options with { RingSeconds = 0 }).Faults(), f => f.StartsWith("Satark:Voice:RingSeconds", StringComparison.Ordinal));
        Assert.Contains((options with { Fallback = new() { AccountSid = options.AccountSid, From = options.From } }).Faults(), f => f.StartsWith("Satark:Voice:Fallback:AuthToken", StringComparison.Ordinal));
        Assert.Contains(new VoiceOptions { Fallback = new() { AccountSid = options.AccountSid } }.Faults(), f => f.StartsWith("Satark:Voice:AccountSid", StringComparison.Ordinal));
        Assert.DoesNotContain(TwilioGateway.AuthToken, options + TwilioAccount.Of(options)[0].ToString(), StringComparison.Ordinal);

        var sms = Sample.Sms(_gateway.Url);
        Assert.Contains((sms with { Replies = [new() { Country = "+91", Number = "+911234567890" }] }).Faults(), f => f.Contains("cannot be answered in India", StringComparison.Ordinal));
        Assert.Contains((sms with { Replies = [new() { Country = "44", Number = "x" }] }).Faults(), f => f.StartsWith("Satark:Sms:Replies:0:Country", StringComparison.Ordinal));
        Assert.Contains((sms with { Fallback = new() { AccountSid = "AC1" } }).Faults(), f => f.StartsWith("Satark:Sms:Fallback:AccountSid", StringComparison.Ordinal));
        Assert.Empty((sms with { Replies = [new() { Country = "+44", Number = "+447700900000" }], Fallback = new() { AccountSid = sms.AccountSid, AuthToken = "x" } }).Faults());
    }

    [Fact]
    public async Task The_second_provider_is_asked_at_once_or_alone_for_a_minute_and_never_for_a_number_that_cannot_be_reached()
    {
        var (first, second) = (new Told("first"), new Told("second"));
        var channel = new FailoverChannel(first, second, _clock, NullLogger<FailoverChannel>.Instance);

        first.Answer = new DeliveryResult.Failed("no valid number", OfRecipient: true);
        Assert.Same(first.Answer, await channel.SendAsync(Call(), CancellationToken.None));
        Assert.Equal((1, 0), (first.Asked, second.Asked));

        first.Answer = new DeliveryResult.Failed("credentials refused");
        Assert.IsType<DeliveryResult.Sent>(await channel.SendAsync(Call(), CancellationToken.None));
        Assert.Equal((2, 1), (first.Asked, second.Asked));

        // Nobody answered within the limit: the time is over, and the next attempt does not wait for it again.
        first.Answer = HttpOutcome.NoAnswer();
        Assert.IsType<DeliveryResult.Retry>(await channel.SendAsync(Call(), CancellationToken.None));
        Assert.Equal((3, 1), (first.Asked, second.Asked));
        Assert.IsType<DeliveryResult.Sent>(await channel.SendAsync(Call(), CancellationToken.None));
        Assert.Equal((3, 2), (first.Asked, second.Asked));

        _clock.Advance(Circuit.Rest);
        first.Answer = new DeliveryResult.Sent();
        await channel.SendAsync(Call(), CancellationToken.None);
        await channel.SendAsync(Call(), CancellationToken.None);
        Assert.Equal((5, 2), (first.Asked, second.Asked));

        // Where neither takes it, what may come later wins over what never will.
        (first.Answer, second.Answer) = (HttpOutcome.NoConnection(), new DeliveryResult.Failed("refused"));
        Assert.Same(first.Answer, await channel.SendAsync(Call(), CancellationToken.None));
    }

    protected override Task<DeliveryResult> SendAsync(int status, string? retryAfter)
    {
        _gateway.Instead = retryAfter is null ? new GatewayAnswer(status, "{}") : new GatewayAnswer(status, "{}", ("Retry-After", retryAfter));
        return Channel().SendAsync(Call(), CancellationToken.None);
    }

    protected override Task<DeliveryResult> SendToOneWhoHangsUpAsync()
    {
        _gateway.Instead = new GatewayAnswer(null);
        return Channel().SendAsync(Call(), CancellationToken.None);
    }

    protected override async Task<DeliveryResult> SendToOneWhoIsSilentAsync(TimeSpan pass, CancellationToken cancellationToken)
    {
        _gateway.Silent = true;
        var sending = Channel().SendAsync(Call(), cancellationToken);
        await Wait.UntilAsync(() => _gateway.Requests.Count > 0 || sending.IsCompleted);
        _clock.Advance(pass);
        return await sending;
    }

    private static OutgoingMessage Call() => Sample.Call(Sample.Phone) with { Nonce = Sample.Token };

    private static VoiceOptions Options(Uri apiUrl) => new() { AccountSid = TwilioGateway.AccountSid, AuthToken = TwilioGateway.AuthToken, From = TwilioGateway.Number, ApiUrl = apiUrl };

    private TwilioVoiceChannel Channel() => new(_client, Options(_gateway.Url), () => Sample.PublicUrl, _clock, NullLogger<TwilioVoiceChannel>.Instance);

    private sealed class Told(string name) : IChannel
    {
        public DeliveryResult Answer { get; set; } = new DeliveryResult.Sent();

        public int Asked { get; private set; }

        public string Name => name;

        public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Answer);
        }
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Contracts;
using Satark.Functions.Channels;
using Satark.Functions.Settings;
using Satark.Http.Channels;
using Satark.Notifications;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Channels;

public sealed class SendGridChannelTests : ChannelContract, IDisposable
{
    private readonly FakeClock _clock = new(Mails.Noon);
    private readonly SendGridGateway _gateway = new();
    private readonly HttpClient _client = ChannelClients.ForProvider();

    protected override int Requests => _gateway.Requests.Count;

    public void Dispose()
    {
        _client.Dispose();
        _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task A_mail_is_taken_as_it_was_written_in_both_languages()
    {
        var message = Mails.Mail();
        var result = await Channel().SendAsync(message, CancellationToken.None);

        var mail = Assert.Single(_gateway.Mails);
        Assert.Equal(new DeliveryResult.Sent(mail.Id), result);
        Assert.Equal(("desk@police.example", Mails.Officer, message.Subject, message.Text), (mail.From, mail.To, mail.Subject, mail.Text));
        Assert.Equal("Satark desk", mail.Json.GetProperty("from").GetProperty("name").GetString());
        Assert.Equal("auto-generated", mail.Json.GetProperty("headers").GetProperty("Auto-Submitted").GetString());
        Assert.Equal(["text/plain"], mail.Json.GetProperty("content").EnumerateArray().Select(c => c.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task The_provider_is_told_our_name_of_the_delivery_and_nothing_else()
    {
        await Channel().SendAsync(Mails.Mail(), CancellationToken.None);

        var json = Assert.Single(_gateway.Mails).Json;
        Assert.Equal("""{"satark_delivery":"abcdefghijklmnop-1~r1.s0.asha.email"}""", json.GetProperty("custom_args").GetRawText());
        Assert.False(json.TryGetProperty("categories", out _));
        Assert.False(json.GetProperty("personalizations")[0].TryGetProperty("custom_args", out _));
        Assert.False(json.GetProperty("personalizations")[0].GetProperty("to")[0].TryGetProperty("name", out _));
    }

    [Fact]
    public async Task No_link_is_rewritten_and_no_reading_is_tracked()
    {
        await Channel().SendAsync(Mails.Mail(), CancellationToken.None);

        var tracking = Assert.Single(_gateway.Mails).Json.GetProperty("tracking_settings");
        Assert.False(tracking.GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.False(tracking.GetProperty("click_tracking").GetProperty("enable_text").GetBoolean());
        Assert.False(tracking.GetProperty("open_tracking").GetProperty("enable").GetBoolean());
        Assert.False(tracking.GetProperty("subscription_tracking").GetProperty("enable").GetBoolean());
    }

    [Fact]
    public async Task An_exercise_begins_with_EXERCISE_in_subject_and_text()
    {
        await Channel().SendAsync(Mails.Mail(mode: CaseMode.Exercise), CancellationToken.None);

        var mail = Assert.Single(_gateway.Mails);
        Assert.StartsWith("EXERCISE", mail.Subject, StringComparison.Ordinal);
        Assert.StartsWith("EXERCISE", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_leave_never_reaches_the_provider()
    {
        OutgoingMessage[] wrong =
        [
            Mails.Mail(mode: CaseMode.Test),
            Mails.Mail(mode: CaseMode.Exercise) with { Text = Mails.Mail().Text },
            Mails.Mail("officer"),
            Mails.Mail("a@police.example,b@police.example"),
            Mails.Mail("officer@police.example\r\nBcc: other@police.example"),
            Mails.Mail() with { Subject = "a\r\nBcc: other@police.example" },
        ];

        foreach (var message in wrong)
        {
            Assert.NotEmpty(Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(message, CancellationToken.None)).Reason);
        }

        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task Wrong_credentials_are_called_so_and_what_the_provider_says_is_not_repeated()
    {
        Assert.Contains("credentials refused", Assert.IsType<DeliveryResult.Failed>(await Channel(apiKey: "SG.another").SendAsync(Mails.Mail(), CancellationToken.None)).Reason, StringComparison.Ordinal);

        _gateway.Instead = new GatewayAnswer(400, """{"errors":[{"message":"officer@police.example does not exist"}]}""");
        Assert.DoesNotContain("officer", (await Channel().SendAsync(Mails.Mail(), CancellationToken.None)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_the_provider_with_a_slash_at_its_end_is_the_same()
    {
        Assert.EndsWith("/", _gateway.Url.AbsoluteUri, StringComparison.Ordinal);
        Assert.IsType<DeliveryResult.Sent>(await Channel().SendAsync(Mails.Mail(), CancellationToken.None));
        Assert.Equal("/v3/mail/send", Assert.Single(_gateway.Requests).Target);
    }

    protected override Task<DeliveryResult> SendAsync(int status, string? retryAfter)
    {
        _gateway.Instead = retryAfter is null ? new GatewayAnswer(status, "{}") : new GatewayAnswer(status, "{}", ("Retry-After", retryAfter));
        return Channel().SendAsync(Mails.Mail(), CancellationToken.None);
    }

    protected override Task<DeliveryResult> SendToOneWhoHangsUpAsync()
    {
        _gateway.Instead = new GatewayAnswer(null);
        return Channel().SendAsync(Mails.Mail(), CancellationToken.None);
    }

    protected override async Task<DeliveryResult> SendToOneWhoIsSilentAsync(TimeSpan pass, CancellationToken cancellationToken)
    {
        _gateway.Silent = true;
        var sending = Channel().SendAsync(Mails.Mail(), cancellationToken);
        await Wait.UntilAsync(() => _gateway.Requests.Count > 0 || sending.IsCompleted);
        _clock.Advance(pass);
        return await sending;
    }

    private SendGridChannel Channel(string apiKey = SendGridGateway.ApiKey) =>
        new(_client, new SendGridOptions { ApiKey = apiKey, From = "desk@police.example", ApiUrl = _gateway.Url.AbsoluteUri }, _clock, NullLogger<SendGridChannel>.Instance);
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Contracts;
using Satark.Http.Channels;
using Satark.Notifications;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Channels;

public sealed class AgencyWebhookChannelTests : ChannelContract, IDisposable
{
    private const string Key = "the agency's key";
    private static readonly WebhookOptions Options = new() { AllowLoopback = true, Sender = "desk@police.example" };

    private readonly FakeClock _clock = new(Sample.Noon);
    private readonly AgencyGateway _gateway;
    private readonly HttpClient _client = ChannelClients.ForAgencies(Options);

    public AgencyWebhookChannelTests() => _gateway = new AgencyGateway("stf", Key, _clock);

    protected override int Requests => _gateway.Requests.Count;

    public void Dispose()
    {
        _client.Dispose();
        _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task A_signed_CAP_message_is_taken_and_counts_as_delivered()
    {
        var result = await Channel().SendAsync(Sample.Request("stf"), CancellationToken.None);

        Assert.Equal(new DeliveryResult.Sent(Delivered: true), result);
        Assert.Equal("Alert", Assert.Single(_gateway.Alerts).Element(System.Xml.Linq.XName.Get("msgType", CapAlert.Namespace))?.Value);
        Assert.Equal("abcdefghijklmnop-1~e.task-force-1.0.stf.webhook", _gateway.Requests[0].Header("Idempotency-Key"));
    }

    [Fact]
    public async Task A_trace_of_ours_is_named_to_nobody()
    {
        using var act = new System.Diagnostics.Activity("delivering").Start();
        using var relays = ChannelClients.ForProvider();
        Assert.IsType<DeliveryResult.Sent>(await Channel().SendAsync(Sample.Request("stf"), CancellationToken.None));
        using var answer = await relays.GetAsync(_gateway.Url);

        Assert.Equal(2, _gateway.Requests.Count);
        Assert.All(_gateway.Requests, r => Assert.Null(r.Header("traceparent")));
    }

    [Fact]
    public async Task Another_key_is_refused_as_wrong_credentials()
    {
        var result = await Channel(key: "another key").SendAsync(Sample.Request("stf"), CancellationToken.None);

        Assert.Contains("credentials refused", Assert.IsType<DeliveryResult.Failed>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signature_holds_for_five_minutes()
    {
        await using var late = new AgencyGateway("stf", Key, new FakeClock(Sample.Noon.AddSeconds(301)));

        Assert.IsType<DeliveryResult.Failed>(await Channel(late.Url).SendAsync(Sample.Request("stf"), CancellationToken.None));
    }

    [Fact]
    public async Task A_redirect_is_never_followed()
    {
        await using var elsewhere = new AgencyGateway("stf", Key, _clock);
        _gateway.Instead = new GatewayAnswer(307, "", ("Location", elsewhere.Url.AbsoluteUri));

        Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(Sample.Request("stf"), CancellationToken.None));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task An_agency_without_a_system_or_unknown_fails_at_once()
    {
        Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(Sample.Request("up-112"), CancellationToken.None));
        Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(Sample.Request("nobody"), CancellationToken.None));
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task A_test_stays_inside()
    {
        var message = Sample.Request("stf");

        Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(message with { Facts = message.Facts with { Mode = CaseMode.Test } }, CancellationToken.None));
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task Without_the_option_this_machine_is_never_called()
    {
        var strict = Options with { AllowLoopback = false, Hosts = [_gateway.Url.Authority] };

        Assert.IsType<DeliveryResult.Failed>(await Channel(options: strict).SendAsync(Sample.Request("stf"), CancellationToken.None));
        Assert.Empty(_gateway.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("fd00::1")]
    public async Task A_pinned_name_that_leads_into_our_own_house_is_never_connected_to(string address)
    {
        var strict = new WebhookOptions { Hosts = ["stf.example"], Sender = "desk@police.example" };
        using var client = ChannelClients.ForAgencies(strict, (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }));
        var channel = new AgencyWebhookChannel(client, Sample.Agencies(new Uri("https://stf.example/cap")), strict, _clock, NullLogger<AgencyWebhookChannel>.Instance);

        var result = await channel.SendAsync(Sample.Request("stf"), CancellationToken.None);

        Assert.Contains("no address that may be called", Assert.IsType<DeliveryResult.Failed>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_resolved_once_for_each_connection_and_what_was_looked_at_is_what_is_called()
    {
        // Each time the name leads elsewhere: first two addresses of which one may be called, then one into our own house.
        var answers = new Queue<IPAddress[]>([[IPAddress.Parse("10.1.2.3"), IPAddress.Loopback], [IPAddress.Parse("169.254.169.254")]]);
        var named = new UriBuilder(_gateway.Url) { Host = "localhost", Path = "/cap" }.Uri;
        foreach (var reached in new[] { 1, 1 })
        {
            using var client = ChannelClients.ForAgencies(Options, (_, _) => Task.FromResult(answers.Dequeue()));
            var channel = new AgencyWebhookChannel(client, Sample.Agencies(named, Key), Options, _clock, NullLogger<AgencyWebhookChannel>.Instance);

            var result = await channel.SendAsync(Sample.Request("stf"), CancellationToken.None);

            Assert.Equal(reached, _gateway.Requests.Count);
            Assert.Equal(answers.Count == 1, result is DeliveryResult.Sent);
        }

        Assert.Empty(answers);
    }

    [Theory]
    [InlineData("http://stf.example/cap")]
    [InlineData("https://other.example/cap")]
    [InlineData("https://stf.example:8443/cap")]
    [InlineData("https://stf.example.evil.example/cap")]
    [InlineData("https://stf.example@evil.example/cap")]
    [InlineData("ftp://stf.example/cap")]
    [InlineData("file:///etc/passwd")]
    public void Another_address_than_the_listed_host_with_https_is_no_agencys(string url) =>
        Assert.NotNull(new WebhookOptions { Hosts = ["stf.example"], Sender = "desk@police.example" }.Refusal(new Uri(url)));

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_message()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        await using var secure = new AgencyGateway("stf", Key, _clock, certificate);

        Assert.IsType<DeliveryResult.Retry>(await Channel(secure.Url).SendAsync(Sample.Request("stf"), CancellationToken.None));
        Assert.Empty(secure.Requests);
    }

    protected override Task<DeliveryResult> SendAsync(int status, string? retryAfter)
    {
        _gateway.Instead = retryAfter is null ? new GatewayAnswer(status) : new GatewayAnswer(status, "", ("Retry-After", retryAfter));
        return Channel().SendAsync(Sample.Request("stf"), CancellationToken.None);
    }

    protected override Task<DeliveryResult> SendToOneWhoHangsUpAsync()
    {
        _gateway.Instead = new GatewayAnswer(null);
        return Channel().SendAsync(Sample.Request("stf"), CancellationToken.None);
    }

    protected override async Task<DeliveryResult> SendToOneWhoIsSilentAsync(TimeSpan pass, CancellationToken cancellationToken)
    {
        _gateway.Silent = true;
        var sending = Channel().SendAsync(Sample.Request("stf"), cancellationToken);
        await Wait.UntilAsync(() => _gateway.Requests.Count > 0 || sending.IsCompleted);
        _clock.Advance(pass);
        return await sending;
    }

    private AgencyWebhookChannel Channel(Uri? url = null, string key = Key, WebhookOptions? options = null) =>
        new(_client, Sample.Agencies(url ?? _gateway.Url, key), options ?? Options, _clock, NullLogger<AgencyWebhookChannel>.Instance);
}

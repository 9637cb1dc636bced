using System.Text;
using Satark.Relay.WhatsApp;
using Satark.Support.Gateways;
using Satark.Support.Media;

namespace Satark.Relay.Tests.WhatsApp;

public sealed class MediaHostsTests : IAsyncDisposable
{
    private const string MediaId = "1479537139650973";

    private readonly RelayHouse _house = new();
    private readonly Stranger _stranger = new();

    public async ValueTask DisposeAsync()
    {
        await _stranger.DisposeAsync();
        await _house.DisposeAsync();
    }

    [Theory]
    [InlineData("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1", true)]
    [InlineData("https://LOOKASIDE.fbsbx.com/x", true)]
    [InlineData("https://mmg.whatsapp.net/v/t62", true)]
    [InlineData("https://media-del2-1.cdn.whatsapp.net/x", true)]
    [InlineData("https://graph.facebook.com/v25.0/1", true)]
    [InlineData("https://evil.example/x", false)]
    [InlineData("https://whatsapp.net.evil.example/x", false)]
    [InlineData("https://evilwhatsapp.net/x", false)]
    [InlineData("https://whatsapp.net/x", false)]
    [InlineData("https://lookaside.fbsbx.com.evil.example/x", false)]
    [InlineData("https://x.lookaside.fbsbx.com/x", false)]
    [InlineData("https://lookaside.fbsbx.com:8443/x", false)]
    [InlineData("https://a:b@lookaside.fbsbx.com/x", false)]
    [InlineData("https://a@graph.facebook.com/x", false)]
    [InlineData("http://lookaside.fbsbx.com/x", false)]
    [InlineData("http://127.0.0.1/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("ftp://lookaside.fbsbx.com/x", false)]
    public void The_token_goes_to_the_vendors_hosts_and_nowhere_else(string url, bool isAllowed) => Assert.Equal(isAllowed, MediaHosts.Allow(new RelayOptions(), new Uri(url)));

    [Fact]
    public void Another_port_of_this_machine_is_another_host()
    {
        var options = new RelayOptions { ApiUrl = new Uri("http://127.0.0.1:5081/v25.0/"), MediaHosts = "media.test" };
        Assert.True(MediaHosts.Allow(options, new Uri("http://127.0.0.1:5081/download/1")));
        Assert.True(MediaHosts.Allow(options, new Uri("https://media.test/1")));
        Assert.False(MediaHosts.Allow(options, new Uri("http://127.0.0.1:5082/download/1")));
        Assert.False(MediaHosts.Allow(options, new Uri("http://localhost:5081/download/1")));
        Assert.False(MediaHosts.Allow(options, new Uri("https://127.0.0.1:5081/download/1")));
    }

    [Fact]
    public async Task A_medium_that_is_said_to_lie_elsewhere_is_not_asked_for_there_and_comes_once_the_vendor_names_its_own_host()
    {
        var person = _house.Somebody();
        _house.Cloud.Heard(person);
        _house.Cloud.Upload(MediaId, Pictures.Jpeg().File, "image/jpeg");
        _house.Cloud.Instead = new GatewayAnswer(200, $$"""{"url":"{{_stranger.Url}}x","mime_type":"image/jpeg","file_size":10,"id":"{{MediaId}}"}""");
        await _house.PostAsync(CloudApiWebhooks.Of([person], _house.Webhooks.Media(person, "image", MediaId)));
        await _house.Pump.RunDueAsync();
        Assert.Empty(_stranger.Requests);
        Assert.Empty(_house.MediaStore.Items);
        Assert.Single(_house.Logs, l => l.Contains("Satark:Relay:MediaHosts", StringComparison.Ordinal));

        _house.Cloud.Instead = null;
        await _house.Pump.RunAsync(TimeSpan.FromMinutes(6));
        Assert.Single(_house.MediaStore.Items.Keys, name => name.EndsWith("-original", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_is_followed_nowhere_and_brings_the_token_nowhere()
    {
        var person = _house.Somebody();
        _house.Cloud.Heard(person);
        _house.Cloud.Upload(MediaId, Pictures.Jpeg().File, "image/jpeg");
        var asked = 0;
        _house.Cloud.Downloading = () =>
        {
            asked++;
            return new GatewayAnswer(302, "", ("Location", _stranger.Url.AbsoluteUri));
        };
        await _house.PostAsync(CloudApiWebhooks.Of([person], _house.Webhooks.Media(person, "image", MediaId)));
        await _house.Pump.RunDueAsync();
        Assert.True(asked > 0, "the medium was never asked for");
        Assert.Empty(_stranger.Requests);
        Assert.Empty(_house.MediaStore.Items);
    }

    private sealed class Stranger : HttpGateway
    {
        protected override GatewayAnswer Answer(GatewayRequest request) => new(200, Encoding.Latin1.GetString(Pictures.Jpeg().File));
    }
}

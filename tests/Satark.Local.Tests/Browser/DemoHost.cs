using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Partners;

namespace Satark.Local.Tests.Browser;

/// <summary>A demo in a folder of its own, as a newcomer starts it, on the machine's clock.</summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private DemoHost(DirectoryInfo folder, LocalHost host) => (_folder, Host) = (folder, host);

    public LocalHost Host { get; }

    public string Url => Host.Url.GetLeftPart(UriPartial.Authority);

    public static async Task<DemoHost> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("satark-demo-");
        var host = await LocalHost.StartAsync(new LocalOptions { DataFolder = folder.FullName, Port = 0, Demo = true, Configure = s => s.AddLogging(log => log.SetMinimumLevel(LogLevel.Error)) }, CancellationToken.None);
        return new DemoHost(folder, host);
    }

    public async Task<JsonArray> OutboxAsync()
    {
        using var http = new HttpClient();
        return (await http.GetFromJsonAsync<JsonArray>($"{Url}/api/v1/demo/outbox"))!;
    }

    /// <summary>Sends an alert as the invented partner; its id is made of the time.</summary>
    public async Task AlertAsync(JsonObject alert)
    {
        var partner = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "demo.json")))!["partner"]!;
        var now = TimeProvider.System.GetUtcNow();
        alert["id"] = $"browser-{now.Ticks}";
        var body = Encoding.UTF8.GetBytes(alert.ToJsonString());
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/api/v1/alerts") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader.Name, SignatureHeader.Sign(partner["keyId"]!.GetValue<string>(), now, Encoding.UTF8.GetBytes(partner["key"]!.GetValue<string>()), body));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

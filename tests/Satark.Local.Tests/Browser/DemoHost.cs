using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

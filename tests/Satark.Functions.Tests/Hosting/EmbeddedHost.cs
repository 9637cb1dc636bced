using Microsoft.Extensions.DependencyInjection;
using Satark.Local;
using Satark.Support;

namespace Satark.Functions.Tests.Hosting;

/// <summary>The other host, on a folder of its own, to compare with.</summary>
public sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly LocalHost _host;
    private readonly string _folder;

    private EmbeddedHost(LocalHost host, string folder)
    {
        (_host, _folder) = (host, folder);
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Url };
    }

    public HttpClient Http { get; }

    public static async Task<EmbeddedHost> StartAsync(string? pageFolder = null)
    {
        var folder = Directory.CreateTempSubdirectory("satark-").FullName;
        var options = new LocalOptions
        {
            DataFolder = Path.Combine(folder, "data"),
            Port = 0,
            Clock = new FakeClock(),
            PublicUrl = FunctionsTestHost.PublicUrl,
            PageFolder = pageFolder ?? Path.Combine(folder, "no page"),
        };
        return new EmbeddedHost(await LocalHost.StartAsync(options, default), folder);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

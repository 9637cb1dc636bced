using Satark.Http;

namespace Satark.Local;

/// <summary>A web process of this host, the desk's or the relay's: one address, few limits, and a log that names no address of anybody.</summary>
internal static class WebSetup
{
    // A route says how much it takes; the largest takes a form with several media.
    private const int MostBody = 96 * 1024 * 1024;

    /// <summary>A builder that listens on this address.</summary>
    public static WebApplicationBuilder Begin(LocalAddress address, IReadOnlyDictionary<string, string?>? settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        if (settings is not null)
        {
            builder.Configuration.AddInMemoryCollection(settings);
        }

        address.Use(builder.WebHost, TlsCertificate.Read(builder.Configuration), HttpOptions.ReadProxies(builder.Configuration).Count > 0);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));

        // ASP.NET's own lines name whole addresses, tokens included; standard output is for the one who started us.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(o => (o.SingleLine, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ "));
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }
}

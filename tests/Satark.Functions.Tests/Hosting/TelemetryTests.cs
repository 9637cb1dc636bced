using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Satark.Functions.Settings;

namespace Satark.Functions.Tests.Hosting;

public sealed class TelemetryTests
{
    [Theory]
    [InlineData("Satark.Http.Routing.Gate", LogLevel.Information, true)]
    [InlineData("Satark.Http.Routing.Gate", LogLevel.Debug, false)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information, false)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, true)]
    [InlineData("Azure.Core", LogLevel.Information, false)]
    [InlineData("System.Net.Http.HttpClient.x", LogLevel.Information, false)]
    public void No_whole_address_is_logged_since_it_may_hold_a_token(string category, LogLevel level, bool logged)
    {
        using var services = Services([]);

        Assert.Equal(logged, services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level));
    }

    [Theory]
    [InlineData("InstrumentationKey=00000000-0000-0000-0000-000000000000")]
    [InlineData(null)]
    [InlineData("")]
    public void Traces_and_metrics_are_kept_with_and_without_somewhere_to_send_them(string? connection)
    {
        using var services = Services(new Dictionary<string, string?> { [Telemetry.ConnectionSetting] = connection });

        Assert.NotNull(services.GetRequiredService<TracerProvider>());
        Assert.NotNull(services.GetRequiredService<MeterProvider>());
        using var source = new System.Diagnostics.ActivitySource(Telemetry.Source);
        Assert.True(source.HasListeners());
    }

    [Theory]
    [InlineData("satark-app", true)]
    [InlineData(null, false)]
    public void In_Azure_it_is_sent_under_the_apps_identity_since_nothing_else_is_taken(string? site, bool signed)
    {
        using var services = Services(new Dictionary<string, string?>
        {
            [Telemetry.ConnectionSetting] = "InstrumentationKey=00000000-0000-0000-0000-000000000000",
            [AzureSite.SiteName] = site,
        });

        var credential = services.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value.Credential;

        Assert.Same(signed ? services.GetRequiredService<TokenCredential>() : null, credential);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<TokenCredential>(new DefaultAzureCredential())
            .AddLogging(log => log.AddProvider(new Listening()).SetMinimumLevel(LogLevel.Trace))
            .AddSatarkTelemetry(configuration).BuildServiceProvider();
    }

    private sealed class Listening : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}

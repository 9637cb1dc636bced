using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Escalation;
using Satark.Functions.Channels;
using Satark.Functions.Desk;
using Satark.Functions.Http;
using Satark.Functions.Keys;
using Satark.Functions.Language;
using Satark.Functions.Media;
using Satark.Functions.Messaging;
using Satark.Functions.Settings;
using Satark.Functions.SignIn;
using Satark.Functions.Storage;
using Satark.Http;
using Satark.Http.Demo;
using Satark.Http.Health;
using Satark.Http.Media;
using Satark.Http.Pages;
using Satark.Http.Routing;
using Satark.Http.Telemetry;
using Satark.Messaging;
using Satark.Places.Official;
using Satark.Relay.Hosting;
using Satark.Relay.Line;
using Satark.Watching;

namespace Satark.Functions;

/// <summary>The domain on Azure's services: everything that the functions need.</summary>
public static class FunctionsServices
{
    /// <summary>Adds all of it.</summary>
    /// <exception cref="SettingsException">The settings have faults; all are named at once.</exception>
    public static IServiceCollection AddSatarkFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = FunctionsSettings.Read(configuration);
        services.AddSettings(settings).AddAzureClients(settings);
        services.AddSingleton<TimeProvider>(p => new SteadyClock(TimeProvider.System, p.GetRequiredService<ILogger<SteadyClock>>()));
        services.AddSingleton(new Installation(false)).AddSingleton<Door>();
        return settings.Part == AppPart.Relay ? services.AddRelay(settings) : services.AddDesk(settings);
    }

    private static IServiceCollection AddDesk(this IServiceCollection services, FunctionsSettings settings)
    {
        services.AddSingleton(new Pace(1)).AddSingleton(Queues.Places);
        services.AddSatark().AddSatarkHttp(settings.Http).AddMediaCleaner(typeof(FunctionsServices).Assembly);
        services.AddSingleton(settings.Storms).AddSingleton(settings.Calling).AddSingleton(settings.Places).AddSingleton(new ListFolder(settings.Places.Folder.IsSet() ? settings.Places.Folder! : Path.Combine(AppContext.BaseDirectory, "places"))).AddHostedService<OpenListsFirst>();
        services.AddTableStorage().AddVaultKeys(settings.Keys).AddBlobMedia().AddLanguage().AddFunctionsChannels().AddSignalRDesk(settings.SignalR);
        services.AddSingleton<IDemoPages, NoDemo>();
        services.AddSingleton(p => new DeskPages(Path.Combine(AppContext.BaseDirectory, "page"), p.GetRequiredService<SecurityHeaders>()));

        services.AddSingleton(settings.Synthetic).AddSingleton(settings.Heartbeat).AddSingleton(settings.Telemetry).AddSingleton<OtlpExport>().AddHostedService(p => p.GetRequiredService<OtlpExport>());
        services.AddSingleton(p => new TickWork("synthetic alert", p.GetRequiredService<SendSynthetic>().HandleAsync)).AddSingleton(p => new TickWork("heartbeat", p.GetRequiredService<Heartbeat>().HandleAsync));
        services.AddSingleton(p => new TickWork("audit", p.GetRequiredService<Auditor>().HandleAsync)).AddSingleton(p => new TickWork("anchors", p.GetRequiredService<BlobAnchors>().AppendAsync));

        // Last, since what it does at the start needs a store that has started.
        return services.AddSignIn(settings.SignIn);
    }

    // Nothing of the desk: what is not there can be asked for by no mistake.
    private static IServiceCollection AddRelay(this IServiceCollection services, FunctionsSettings settings) => services
        .AddRelayPart(settings.Relay, settings.Http, isAlone: true).AddHttpTipDesk(settings.DeskLine)
        .AddTableStorage().AddVaultKeys(settings.Keys).AddBlobMedia().AddMediaCleaner(typeof(FunctionsServices).Assembly)
        .AddSingleton(p => new TickWork("words of the desk", p.GetRequiredService<FetchDeskWords>().HandleAsync, EachTick: true))
        .AddHostedService<RelayTimersFirst>();

    private static IServiceCollection AddSettings(this IServiceCollection services, FunctionsSettings settings) => services
        .AddSingleton(settings).AddSingleton(settings.Site).AddSingleton(settings.Storage).AddSingleton(settings.ServiceBus).AddSingleton(settings.Keys)
        .AddSingleton(settings.Language).AddSingleton(settings.SignalR).AddSingleton(settings.SignIn).AddSingleton(settings.SendGrid).AddSingleton(settings.Channels);
}

using Azure.Core;
using Azure.Core.Serialization;
using Azure.Data.Tables;
using Microsoft.Azure.SignalR;
using Microsoft.Azure.SignalR.Management;
using Microsoft.Extensions.DependencyInjection;
using Satark.Board;
using Satark.Functions.Settings;
using Satark.Http;
using Satark.Http.Accounts;
using Satark.Http.Desk;

namespace Satark.Functions.Desk;

/// <summary>Open pages through SignalR Service, or pages that ask.</summary>
public static class DeskServices
{
    // Before a handler's message has waited noticeably: a push may be lost, an alarm waits for its page.
    private static readonly TimeSpan LongestPush = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds <see cref="IDesk"/>, <see cref="INegotiator"/> and <see cref="IPagePresence"/>. Takes <see cref="TableServiceClient"/>,
    /// <see cref="TimeProvider"/> and, with <see cref="SignalROptions.Endpoint"/>, <see cref="TokenCredential"/>.
    /// </summary>
    public static IServiceCollection AddSignalRDesk(this IServiceCollection services, SignalROptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(p => new PagesTable(p.GetRequiredService<TableServiceClient>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ListeningPages>();
        if (!options.IsSet)
        {
            return services.AddSingleton<IDesk, PollingDesk>().AddSingleton<INegotiator, PollingNegotiator>().AddSingleton<IPagePresence>(p => p.GetRequiredService<ListeningPages>());
        }

        services.AddSingleton(p => Open(options, options.Endpoint.IsSet() ? p.GetRequiredService<TokenCredential>() : null));
        services.AddSingleton<DeskLine>();
        services.AddSingleton<GroupMembership>().AddSingleton<IOpenLines, GroupLines>();
        return services.AddSingleton<IDesk, SignalRDesk>().AddSingleton<INegotiator, SignalRNegotiator>().AddSingleton<IPagePresence, SignalRPresence>();
    }

    /// <summary>The service, called once for each push: no connection of ours stays open (the client's transient transport, which is what it takes by itself).</summary>
    internal static ServiceManager Open(SignalROptions options, TokenCredential? credential) => new ServiceManagerBuilder()
        .WithOptions(o =>
        {
            o.HttpClientTimeout = LongestPush;
            o.UseJsonObjectSerializer(new JsonObjectSerializer(HttpJson.Default.Options));
            o.ServiceEndpoints = [credential is null ? new ServiceEndpoint(options.ConnectionString!) : new ServiceEndpoint(new Uri(options.Endpoint!), credential)];
        })
        .BuildServiceManager();
}

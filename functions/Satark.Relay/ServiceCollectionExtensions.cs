using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Satark.Http;
using Satark.Http.Accounts;
using Satark.Http.Routing;
using Satark.Messaging;
using Satark.Relay.Forwarding;
using Satark.Relay.Media;
using Satark.Relay.WhatsApp;

namespace Satark.Relay;

/// <summary>Puts the informers' relay together.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds all of the relay to a container of its own. The host adds the ports (<see cref="Storage.IStore"/>, <see cref="IMessageBus"/>,
    /// <see cref="Privacy.IKeyRing"/>, <see cref="Storage.IMediaStore"/>, <see cref="Tips.Line.ITipDesk"/>), <see cref="Installation"/>,
    /// <see cref="HttpOptions"/>, a <see cref="TimeProvider"/> and logging; hands requests to <see cref="Gate"/> and messages to
    /// <see cref="Dispatcher"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    public static IServiceCollection AddSatarkRelay(this IServiceCollection services, RelayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.Join(' ', options.Faults()) is { Length: > 0 } faults)
        {
            throw new ArgumentException(faults);
        }

        services.AddSingleton(options);
        services.AddSingleton<SubmitTip>().AddSingleton<ReadTip>().AddSingleton<Receipts.Receipts>().AddSingleton<MediaBox>();
        services.AddSingleton<WhatsAppEndpoints>();
        services.AddSingleton<Dispatcher>();
        services.TryAddSingleton<HttpOptions>();
        services.AddSingleton<ISignIn, NobodySignsIn>().AddSingleton<DeskGuard>().AddSingleton<SecurityHeaders>().AddSingleton<Gate>();
        return services.AddSingleton<RelayRoutes>().AddSingleton(p => new RouteTable(p.GetRequiredService<RelayRoutes>().All, p.GetRequiredService<Installation>()));
    }
}

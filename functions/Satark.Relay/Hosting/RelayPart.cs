using Microsoft.Extensions.DependencyInjection;
using Satark.Http;
using Satark.Http.Routing;

namespace Satark.Relay.Hosting;

/// <summary>The relay as a part of its own: its handlers, routes and gate, in a container that holds nothing of the desk.</summary>
public static class RelayPart
{
    /// <summary>
    /// Adds it. The host adds the relay's own ports and, where it is a process of its own, <see cref="Http.Health.IEngineHealth"/> (see
    /// <see cref="ServiceCollectionExtensions.AddSatarkRelay"/> for the rest).
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="relay">Its settings.</param>
    /// <param name="http">What the HTTP side must know.</param>
    /// <param name="isAlone">Whether it is a process of its own, which tells its own health; beside a desk, the desk tells it.</param>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    public static IServiceCollection AddRelayPart(this IServiceCollection services, RelayOptions relay, HttpOptions http, bool isAlone)
    {
        services.AddSingleton(http).AddSatarkRelay(relay);
        return isAlone
            ? services.AddSingleton<RelayHealth>().AddSingleton(p => new RouteTable(
                [.. p.GetRequiredService<RelayRoutes>().All, .. p.GetRequiredService<RelayHealth>().All], p.GetRequiredService<Installation>()))
            : services;
    }
}

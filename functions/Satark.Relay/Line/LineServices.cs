using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Channels;
using Satark.Tips.Line;

namespace Satark.Relay.Line;

/// <summary>The line of a relay of its own.</summary>
public static class LineServices
{
    /// <summary>Adds <see cref="ITipDesk"/> over HTTP. Needs a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddHttpTipDesk(this IServiceCollection services, DeskLineOptions options) =>
        services.AddSingleton<ITipDesk>(p => new HttpTipDesk(ChannelClients.ForProvider(), options, p.GetRequiredService<TimeProvider>()));
}

using Microsoft.Extensions.DependencyInjection;
using Satark.Messaging;

namespace Satark.Relay.Media;

/// <summary>Puts the relay's media together.</summary>
public static class MediaServices
{
    /// <summary>Adds <see cref="MediaBox"/> and what makes and forwards copies. The host adds the port <see cref="Http.Media.IMediaCleaner"/>.</summary>
    public static IServiceCollection AddRelayMedia(this IServiceCollection services)
    {
        services.AddSingleton<MediaBox>().AddSingleton<CleanMedium>().AddSingleton<ForwardMedium>().AddSingleton<ExpireMedium>();
        services.AddSingleton(p => new MessageRoute(MediaRecords.Clean, (message, token) => p.GetRequiredService<CleanMedium>().HandleAsync(message, token)));
        services.AddSingleton(p => new MessageRoute(MediaRecords.Forward, (message, token) => p.GetRequiredService<ForwardMedium>().HandleAsync(message, token)));
        return services.AddSingleton(p => new MessageRoute(MediaRecords.Expire, (message, token) => p.GetRequiredService<ExpireMedium>().HandleAsync(message, token)));
    }
}

using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Satark.Http.Media;

/// <summary>Adds what makes copies of media.</summary>
public static class MediaCleanerServices
{
    /// <summary>Copies are made by another process of the host's own program. Needs a <see cref="TimeProvider"/> and logging.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="program">The assembly whose entry point knows <see cref="CleanMediaVerb"/>.</param>
    public static IServiceCollection AddMediaCleaner(this IServiceCollection services, Assembly program)
    {
        services.TryAddSingleton<IMediaCleaner>(p => new ProcessMediaCleaner(CleanerProgram.Of(program), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<ProcessMediaCleaner>>()));
        return services;
    }
}

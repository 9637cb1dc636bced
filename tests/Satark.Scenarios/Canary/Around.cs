using Microsoft.Extensions.DependencyInjection;

namespace Satark.Scenarios;

/// <summary>Puts a test's own part around one that is already registered.</summary>
internal static class Around
{
    /// <summary>From now on <typeparamref name="T"/> is what <paramref name="around"/> makes of the one that was registered last.</summary>
    public static IServiceCollection Put<T>(IServiceCollection services, Func<T, T> around)
        where T : class
    {
        var last = services.Last(s => s.ServiceType == typeof(T));
        return services.AddSingleton(p => around((T)(last.ImplementationInstance ?? last.ImplementationFactory?.Invoke(p) ?? ActivatorUtilities.CreateInstance(p, last.ImplementationType!))));
    }
}

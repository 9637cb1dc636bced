using Satark.Privacy;

namespace Satark.Local.Keys;

/// <summary>Registers the key ring.</summary>
public static class KeySetup
{
    /// <summary>The key ring of a data folder, opened when first needed.</summary>
    public static IServiceCollection AddFileKeyRing(this IServiceCollection services, string folder)
    {
        services.AddSingleton<IKeyRing>(_ => FileKeyRing.Open(folder));
        return services;
    }
}

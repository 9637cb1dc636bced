using Satark.Privacy;

namespace Satark.Local.Keys;

/// <summary>Registers the key ring.</summary>
public static class KeySetup
{
    /// <summary>The key ring of a data folder, opened when first needed.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="table">The key table's name; only the default's keys are ever copied.</param>
    public static IServiceCollection AddFileKeyRing(this IServiceCollection services, string folder, string table = KeyCopy.CopiedTable)
    {
        services.AddSingleton<IKeyRing>(_ => FileKeyRing.Open(folder, table));
        return services;
    }
}

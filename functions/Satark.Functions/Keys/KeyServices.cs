using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Keys;

/// <summary>The key ring on Key Vault and the key table.</summary>
public static class KeyServices
{
    /// <summary>The key ring on Key Vault and the key table.</summary>
    public static IServiceCollection AddVaultKeys(this IServiceCollection services) => services;
}

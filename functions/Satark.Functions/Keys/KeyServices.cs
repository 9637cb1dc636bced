using Azure.Data.Tables;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Satark.Functions.Settings;
using Satark.Functions.Storage;
using Satark.Privacy;

namespace Satark.Functions.Keys;

/// <summary>The key ring on Key Vault and the key table.</summary>
public static class KeyServices
{
    /// <summary>
    /// The key ring on Key Vault and the key table; opened with the app, which does not start without it. Needs a
    /// <see cref="TableServiceClient"/>, a <see cref="StorageNames"/>, and a <see cref="SecretClient"/> unless a secret is given.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="keys">The vault's address, or on a developer's machine without a vault the secret itself.</param>
    /// <exception cref="ArgumentException">The secret is not 32 bytes in base64.</exception>
    public static IServiceCollection AddVaultKeys(this IServiceCollection services, KeyOptions keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (string.IsNullOrWhiteSpace(keys.Secret))
        {
            services.AddSingleton<IMasterSecret>(p => new VaultSecret(p.GetRequiredService<SecretClient>(), keys.ToString(), p.GetRequiredService<TimeProvider>()));
        }
        else
        {
            var given = SecretText.Read(keys.Secret) ?? throw new ArgumentException("Satark:Keys:Secret must be 32 bytes in base64 (openssl rand -base64 32).");
            services.AddSingleton<IMasterSecret>(new GivenSecret(given));
        }

        services.AddSingleton(p =>
        {
            var name = p.GetRequiredService<StorageNames>().Prefix + "keys";
            return new KeyTable(p.GetRequiredService<TableServiceClient>().GetTableClient(name), name);
        });
        services.AddSingleton(Open).AddSingleton<IKeyRing>(p => p.GetRequiredService<KeyVaultKeyRing>());
        return services.AddHostedService<OpenKeysFirst>();
    }

    // Others need the ring in their constructors, and a container makes those without waiting for anybody.
    private static KeyVaultKeyRing Open(IServiceProvider services) => KeyVaultKeyRing.OpenAsync(
        services.GetRequiredService<IMasterSecret>(), services.GetRequiredService<KeyTable>(), services.GetRequiredService<TimeProvider>(), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Opens the ring when the app starts: what hinders it is told then, not at the first alert.</summary>
    private sealed class OpenKeysFirst(IKeyRing keys) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = keys.Installation(KeyPurpose.Chain);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

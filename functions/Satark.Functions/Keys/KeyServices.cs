using Azure.Data.Tables;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Satark.Functions.Storage;
using Satark.Privacy;

namespace Satark.Functions.Keys;

/// <summary>The key ring on Key Vault and the key table.</summary>
public static class KeyServices
{
    /// <summary>
    /// The key ring on Key Vault and the key table; opened with the app, which does not start without it. Needs a
    /// <see cref="TableServiceClient"/> and, with <see cref="KeyOptions.VaultUri"/>, a <see cref="SecretClient"/>; a
    /// <see cref="StorageNames"/> gives the table's name a prefix.
    /// </summary>
    public static IServiceCollection AddVaultKeys(this IServiceCollection services, KeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton<IMasterSecret>(p => SecretText.Read(options.Secret) is { } secret ? new GivenSecret(secret) : new VaultSecret(p.GetRequiredService<SecretClient>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new KeyTable(p.GetRequiredService<TableServiceClient>().GetTableClient((p.GetService<StorageNames>() ?? new StorageNames()).Prefix + "keys")));
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

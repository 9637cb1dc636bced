using Azure.AI.TextAnalytics;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Settings;

/// <summary>The clients of Azure's services, one each for the whole process, by identity; by connection string on a developer's machine only.</summary>
public static class AzureClients
{
    // A caller waits meanwhile and is told "not possible for a moment" after it; whoever sends an alert sends it again.
    private const int Retries = 3;
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);

    /// <summary>Adds them; a vault's and Language's only where the settings name them.</summary>
    public static IServiceCollection AddAzureClients(this IServiceCollection services, FunctionsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(_ => Credential(settings));
        services.AddSingleton(p => settings.Storage.ConnectionString.IsSet()
            ? new TableServiceClient(settings.Storage.ConnectionString, Patient(new TableClientOptions()))
            : new TableServiceClient(new Uri(settings.Storage.TableEndpoint!), p.GetRequiredService<TokenCredential>(), Patient(new TableClientOptions())));
        services.AddSingleton(p => settings.Storage.ConnectionString.IsSet()
            ? new BlobServiceClient(settings.Storage.ConnectionString, Patient(new BlobClientOptions()))
            : new BlobServiceClient(new Uri(settings.Storage.BlobEndpoint!), p.GetRequiredService<TokenCredential>(), Patient(new BlobClientOptions())));
        services.AddSingleton(p => settings.ServiceBus.ConnectionString.IsSet()
            ? new ServiceBusClient(settings.ServiceBus.ConnectionString, Bus())
            : new ServiceBusClient(settings.ServiceBus.FullyQualifiedNamespace, p.GetRequiredService<TokenCredential>(), Bus()));
        if (settings.Keys.VaultUri.IsSet())
        {
            services.AddSingleton(p => new SecretClient(new Uri(settings.Keys.VaultUri), p.GetRequiredService<TokenCredential>(), Patient(new SecretClientOptions())));
        }

        if (settings.Language.IsSet)
        {
            services.AddSingleton(p => new TextAnalyticsClient(
                new Uri(settings.Language.Endpoint!), p.GetRequiredService<TokenCredential>(), Impatient(new TextAnalyticsClientOptions(), settings.Language.Limit)));
        }

        return services;
    }

    // In Azure nothing is tried but the app's identity; a developer has a sign-in of some other kind.
    private static TokenCredential Credential(FunctionsSettings settings) =>
        !settings.Site.IsAzure ? new DefaultAzureCredential()
        : settings.Azure.ClientId.IsSet() ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(settings.Azure.ClientId))
        : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);

    private static T Patient<T>(T options)
        where T : ClientOptions
    {
        (options.Retry.MaxRetries, options.Retry.Delay, options.Retry.NetworkTimeout) = (Retries, FirstWait, OneTry);
        return options;
    }

    // Whoever asks does not wait longer than the limit anyway, and has an answer of his own.
    private static T Impatient<T>(T options, TimeSpan limit)
        where T : ClientOptions
    {
        (options.Retry.MaxRetries, options.Retry.NetworkTimeout) = (0, limit);
        return options;
    }

    // Tries and waits as the client does by itself: three, a second or so apart.
    private static ServiceBusClientOptions Bus() => new() { RetryOptions = { TryTimeout = OneTry } };
}

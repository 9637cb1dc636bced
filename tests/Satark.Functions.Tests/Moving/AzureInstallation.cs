using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Escalation;
using Satark.Functions.Keys;
using Satark.Functions.Moving;
using Satark.Functions.Settings;
using Satark.Functions.Storage;
using Satark.Functions.Tests.Keys;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Functions.Tests.Moving;

/// <summary>An empty installation in Azure, as an admin's verbs see it: emulator, in-process queues, a vault in memory.</summary>
internal sealed class AzureInstallation : IAsyncDisposable
{
    private readonly string _prefix = "t" + Ids.Random();
    private readonly List<ServiceProvider> _opened = [];

    private AzureInstallation() => Services = Start();

    public FakeVault Vault { get; } = new();

    /// <summary>Services of one process.</summary>
    public ServiceProvider Services { get; private set; }

    /// <summary>A new one.</summary>
    public static AzureInstallation Make() => new();

    /// <summary>The next process.</summary>
    public ServiceProvider Start()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddSingleton(new Installation(false)).AddSingleton(new Pace(1));
        services.AddSingleton(new TableServiceClient(Azurite.ConnectionString)).AddSingleton(new BlobServiceClient(Azurite.ConnectionString));
        services.AddSingleton(new ServiceBusClient($"Endpoint=sb://{_prefix}.servicebus.windows.net/;SharedAccessKeyName=tests;SharedAccessKey=c2FtcGxl"));
        services.AddSingleton(Vault.Client());
        services.AddTableStorage(new StorageNames(_prefix)).AddVaultKeys(new KeyOptions { VaultUri = "https://satark-test.vault.azure.net" });
        services.AddSatark();
        _opened.Add(Services = services.BuildServiceProvider());
        return Services;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Runs a verb.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        Environment.SetEnvironmentVariable(SealedKeys.PassphraseVariable, LocalInstallation.Passphrase);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await MoveCommands.RunAsync(args, () => Services, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a verb that must work.</summary>
    public async Task<string> OkAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.True(code == 0, error);
        return output;
    }

    /// <summary>Runs a verb that must be refused.</summary>
    public async Task<string> RefusedAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.True(code == 1, output);
        return error;
    }

    /// <summary>A move of this installation with another store.</summary>
    public MoveInstallation Move(IStore store) =>
        new(Get<StorageAccount>(), store, Get<ServiceBusClient>(), Get<BlobAnchors>(), Get<KeyVaultKeyRing>(), TimeProvider.System);

    /// <summary>Proves every history against the anchors.</summary>
    public async Task<Verification> VerifyAsync() => await Get<VerifyCases>().HandleAsync(await Get<BlobAnchors>().ReadAsync(CancellationToken.None), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _opened)
        {
            await services.DisposeAsync();
        }
    }
}

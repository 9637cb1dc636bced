using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Tests.Hosting;

/// <summary>A storage account of a test's own: every table and container of the emulator under a prefix that no other test has.</summary>
public sealed class EmulatedAccount
{
    /// <summary>What the names of its tables and containers begin with.</summary>
    public string Prefix { get; } = "t" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6));

    /// <summary>The emulator's connection string of a Service Bus namespace that no other test has.</summary>
    public string ServiceBus => $"Endpoint=sb://{Prefix}.localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    /// <summary>Stands before the app's clients.</summary>
    public void AddTo(IServiceCollection services) =>
        services.AddSingleton<TableServiceClient>(new Tables(Prefix)).AddSingleton<BlobServiceClient>(new Blobs(Prefix));

    private sealed class Tables(string prefix) : TableServiceClient(Azurite.ConnectionString)
    {
        public override TableClient GetTableClient(string tableName) => base.GetTableClient(prefix + tableName);
    }

    private sealed class Blobs(string prefix) : BlobServiceClient(Azurite.ConnectionString)
    {
        public override BlobContainerClient GetBlobContainerClient(string blobContainerName) => base.GetBlobContainerClient(prefix + blobContainerName);
    }
}

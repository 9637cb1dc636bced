using Azure.Data.Tables;
using Satark.Functions.Keys;
using Satark.Privacy;

namespace Satark.Functions.Tests.Keys;

/// <summary>A vault and a key table of a test.</summary>
internal sealed class KeyFixture
{
    public FakeVault Vault { get; } = new();

    public TableClient Rows { get; } = new TableServiceClient(Azurite.ConnectionString).GetTableClient("t" + Ids.Random() + "keys");

    public KeyTable Table => new(Rows, Rows.Name);

    public VaultSecret Secret(TimeProvider? clock = null) => new(Vault.Client(), "https://satark-test.vault.azure.net/", clock ?? TimeProvider.System);

    public Task<KeyVaultKeyRing> OpenAsync(TimeProvider? clock = null) => KeyVaultKeyRing.OpenAsync(Secret(clock), Table, clock ?? TimeProvider.System, CancellationToken.None);
}

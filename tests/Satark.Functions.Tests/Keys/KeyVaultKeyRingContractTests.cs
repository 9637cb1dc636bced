using Satark.Contracts;
using Satark.Functions.Keys;
using Satark.Privacy;

namespace Satark.Functions.Tests.Keys;

public sealed class KeyVaultKeyRingContractTests : KeyRingContract, IAsyncLifetime
{
    private readonly KeyFixture _keys = new();
    private KeyVaultKeyRing? _ring;

    protected override IKeyRing Ring => _ring!;

    public async Task InitializeAsync() => _ring = await _keys.OpenAsync();

    public Task DisposeAsync() => _keys.Rows.DeleteAsync();

    protected override IKeyRing Restart() => _keys.OpenAsync().GetAwaiter().GetResult();
}

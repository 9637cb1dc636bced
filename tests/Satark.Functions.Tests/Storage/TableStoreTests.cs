using Satark.Contracts;
using Satark.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>The store's promises on Azure Tables.</summary>
public sealed class TableStoreTests : StoreContract, IAsyncLifetime
{
    private Stores? _stores;

    protected override IStore Store => _stores!.Store;

    public async Task InitializeAsync() => _stores = await Stores.NewAsync();

    public async Task DisposeAsync() => await _stores!.DisposeAsync();
}

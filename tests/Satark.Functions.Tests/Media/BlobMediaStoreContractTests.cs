using Azure.Storage.Blobs;
using Satark.Contracts;
using Satark.Functions.Media;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Functions.Tests.Media;

public sealed class BlobMediaStoreContractTests : MediaStoreContract, IAsyncLifetime
{
    private readonly BlobContainerClient _container = new BlobServiceClient(Azurite.ConnectionString).GetBlobContainerClient("t" + Ids.Random() + "media");
    private BlobMediaStore? _media;

    protected override IMediaStore Media => _media ??= new(_container);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _container.DeleteIfExistsAsync();

    protected override IMediaStore Restart() => new BlobMediaStore(_container);
}

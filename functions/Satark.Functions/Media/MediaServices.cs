using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Storage;
using Satark.Storage;

namespace Satark.Functions.Media;

/// <summary>Media in blobs.</summary>
public static class MediaServices
{
    /// <summary>Media in blobs of the container <c>media</c>. Needs a <see cref="BlobServiceClient"/> and a <see cref="StorageNames"/>.</summary>
    public static IServiceCollection AddBlobMedia(this IServiceCollection services) => services.AddSingleton<IMediaStore>(p =>
        new BlobMediaStore(p.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(p.GetRequiredService<StorageNames>().Prefix + "media")));
}

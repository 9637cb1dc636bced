using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Storage;
using Satark.Storage;

namespace Satark.Functions.Media;

/// <summary>Media in blobs.</summary>
public static class MediaServices
{
    /// <summary>Media in blobs of the container <c>media</c>. Needs a <see cref="BlobServiceClient"/>; a <see cref="StorageNames"/> gives the container's name a prefix.</summary>
    public static IServiceCollection AddBlobMedia(this IServiceCollection services) => services.AddSingleton<IMediaStore>(p =>
        new BlobMediaStore(p.GetRequiredService<BlobServiceClient>().GetBlobContainerClient((p.GetService<StorageNames>() ?? new StorageNames()).Prefix + "media")));
}

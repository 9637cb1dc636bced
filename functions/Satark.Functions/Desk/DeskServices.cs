using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Desk;

/// <summary>Open pages through SignalR Service, or pages that ask.</summary>
public static class DeskServices
{
    /// <summary>Open pages through SignalR Service, or pages that ask.</summary>
    public static IServiceCollection AddSignalRDesk(this IServiceCollection services) => services;
}

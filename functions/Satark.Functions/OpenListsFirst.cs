using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Satark.Places.Official;

namespace Satark.Functions;

/// <summary>Has the official lists of places read at the start, so that what is wrong with them is logged then and not at the first case.</summary>
internal sealed class OpenListsFirst(IServiceProvider services) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<OfficialLists>();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

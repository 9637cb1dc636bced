using Microsoft.Extensions.Hosting;
using Satark.Relay.Line;

namespace Satark.Relay.Hosting;

/// <summary>Starts the relay's timers with the relay; the host's own clock asks the desk for its words.</summary>
public sealed class RelayTimersFirst(RelayTimers timers) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => timers.StartAsync(fetch: false, cancellationToken);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

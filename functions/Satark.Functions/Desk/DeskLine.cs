using Microsoft.Azure.SignalR.Management;

namespace Satark.Functions.Desk;

/// <summary>The hub of the desk in the SignalR service: opened at its first use, and tried again where that failed.</summary>
/// <param name="service">The service; who made it closes it.</param>
internal sealed class DeskLine(ServiceManager service) : IAsyncDisposable
{
    private const string HubName = "desk";

    private readonly SemaphoreSlim _opening = new(1, 1);
    private ServiceHubContext? _hub;

    /// <summary>The hub.</summary>
    public async ValueTask<ServiceHubContext> OpenAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _hub) is { } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _hub ??= await service.CreateHubContextAsync(HubName, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_hub is IAsyncDisposable hub)
        {
            await hub.DisposeAsync().ConfigureAwait(false);
        }

        _opening.Dispose();
    }
}

using Microsoft.Extensions.Hosting;

namespace Satark.Functions.Storage;

/// <summary>Creates missing tables and containers when the app starts, before anything asks for them.</summary>
internal sealed class EnsureStorage(StorageAccount account) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => account.EnsureAsync(cancellationToken);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Satark.Http.Demo;

namespace Satark.Functions.Http;

/// <summary>This edition has no demo: nobody sets how fast human clocks run, so nobody is to be told.</summary>
internal sealed class NoDemo : IDemoPages
{
    /// <inheritdoc />
    public Task ShowScaleAsync(double scale, CancellationToken cancellationToken) => Task.CompletedTask;
}

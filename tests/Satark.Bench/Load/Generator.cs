using System.Diagnostics;

namespace Satark.Bench.Load;

/// <summary>Sends a series over some connections: at a fixed rate whatever the answers take, or as fast as answers come.</summary>
internal sealed class Generator : IDisposable
{
    private readonly HttpLine[] _lines;

    private Generator(HttpLine[] lines) => _lines = lines;

    /// <summary>Connects.</summary>
    public static async Task<Generator> ConnectAsync(int port, int connections, CancellationToken cancellationToken) =>
        new(await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => HttpLine.ConnectAsync(port, cancellationToken))));

    /// <summary>So many a second: a slow answer holds nothing up but its own connection.</summary>
    public async Task AtRateAsync(Series series, int perSecond, CancellationToken cancellationToken)
    {
        var running = new Task[_lines.Length];
        Array.Fill(running, Task.CompletedTask);
        var from = Stopwatch.GetTimestamp();
        for (var i = 0; i < series.Count; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / perSecond) - Stopwatch.GetElapsedTime(from);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, TimeProvider.System, cancellationToken);
            }

            var line = i % _lines.Length;
            await running[line];
            running[line] = series.SendAsync(_lines[line], i, cancellationToken);
        }

        await Task.WhenAll(running);
    }

    /// <summary>Each connection sends its next request when it has the answer to its last, until the series or the time ends.</summary>
    public Task FlatOutAsync(Series series, TimeSpan most, CancellationToken cancellationToken)
    {
        var next = -1;
        var from = Stopwatch.GetTimestamp();
        return Task.WhenAll(_lines.Select(line => Task.Run(
            async () =>
            {
                int index;
                while (Stopwatch.GetElapsedTime(from) < most && (index = Interlocked.Increment(ref next)) < series.Count)
                {
                    await series.SendAsync(line, index, cancellationToken);
                }
            },
            cancellationToken)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var line in _lines)
        {
            line.Dispose();
        }
    }
}

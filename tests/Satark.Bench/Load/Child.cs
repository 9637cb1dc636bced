using System.Diagnostics;
using System.Text;
using Satark.Bench.Facts;

namespace Satark.Bench.Load;

/// <summary>A program that we started, on a port of this machine; it ends with us.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly StringBuilder _said = new();

    private Child(Process process, int port, TimeSpan untilReady)
    {
        Process = process;
        Port = port;
        UntilReady = untilReady;
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>From the start of the process to the first good answer to its readiness question.</summary>
    public TimeSpan UntilReady { get; private set; }

    /// <summary>Starts a program and waits until it answers 200 at <paramref name="readyPath"/>.</summary>
    public static async Task<Child> StartAsync(string program, IEnumerable<string> arguments, int port, string readyPath, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var from = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var child = new Child(process, port, default);
        process.OutputDataReceived += child.Hear;
        process.ErrorDataReceived += child.Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await child.ReadyAsync(readyPath, cancellationToken);
            child.UntilReady = Stopwatch.GetElapsedTime(from);
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            using (var polite = Process.Start("kill", ["-TERM", Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                await polite.WaitForExitAsync();
            }

            try
            {
                await Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
            }
            catch (TimeoutException)
            {
                ProgressLine.Say($"process {Process.Id} did not end within 20 s; killed");
                Process.Kill(entireProcessTree: true);
            }
        }

        Process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            // Enough to understand a failed start.
            if (_said.Length < 16_384)
            {
                _said.AppendLine(line.Data);
            }
        }
    }

    private async Task ReadyAsync(string path, CancellationToken cancellationToken)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\n\r\n");
        var from = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(60))
        {
            if (Process.HasExited)
            {
                break;
            }

            try
            {
                using var line = await HttpLine.ConnectAsync(Port, cancellationToken);
                if ((await line.ExchangeAsync(request, cancellationToken)).Status == 200)
                {
                    return;
                }
            }
            catch (Exception error) when (error is System.Net.Sockets.SocketException or IOException)
            {
                // Not yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellationToken);
        }

        lock (_said)
        {
            throw new InvalidOperationException($"{Process.StartInfo.FileName} did not become ready:\n{_said}");
        }
    }
}

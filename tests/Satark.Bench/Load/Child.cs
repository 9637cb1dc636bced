using System.Diagnostics;
using System.Text;
using Satark.Bench.Facts;

namespace Satark.Bench.Load;

/// <summary>A program that we started, on a port of this machine; it ends with us.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly string _log;

    private Child(Process process, int port, string log)
    {
        Process = process;
        Port = port;
        _log = log;
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>From the start of the process to the first good answer to its readiness question.</summary>
    public TimeSpan UntilReady { get; private set; }

    /// <summary>Starts a program, its words going to a file, and waits until it answers 200 at <paramref name="readyPath"/>.</summary>
    public static async Task<Child> StartAsync(
        string program, IEnumerable<string> arguments, int port, string readyPath, string log, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null)
    {
        // The shell opens the file and becomes the program: nobody of us has to read along while it is measured.
        string[] shell = ["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, program, .. arguments];
        var from = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("/bin/sh", shell);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var child = new Child(process, port, log);
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

        throw new InvalidOperationException($"A process did not become ready:\n{string.Join('\n', File.ReadLines(_log).Take(100))}");
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Satark.Local.Demo.Night;

/// <summary>Satark as a process of its own, so that the night can take its power away.</summary>
internal sealed class NightServer : IAsyncDisposable
{
    private const string Ready = "Satark is ready at ", Link = "Sign in once with this link, within 24 hours: ";
    private const int LinesKept = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _said = new();
    private readonly Task _reading;

    private NightServer(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The link that signs in once.</summary>
    public string FirstLink => _link.Task.Result;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">The data folder; a new one becomes a demo.</param>
    /// <param name="port">Where; 0 takes any that is free.</param>
    /// <param name="scale">How fast human clocks run.</param>
    /// <param name="cancellationToken">Stops waiting, and the process.</param>
    /// <exception cref="NightTrouble">It did not start; the text ends with what it said.</exception>
    public static async Task<NightServer> StartAsync(string folder, int port, double scale, CancellationToken cancellationToken)
    {
        var start = Command("serve", "--demo", "--data", folder, "--port", port.ToString(CultureInfo.InvariantCulture));

        // Whatever this machine has set for its own desk: the night is the same everywhere.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("Satark__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["Satark__Escalation__Scale"] = scale.ToString(CultureInfo.InvariantCulture);
        start.Environment["Satark__Storms__Alerts"] = NightScenes.StormFrom.ToString(CultureInfo.InvariantCulture);
        var server = new NightServer(Process.Start(start) ?? throw new NightTrouble("Satark's own program could not be started."));
        try
        {
            await server.ReadyAsync(cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs another verb of the same program to its end.</summary>
    /// <returns>Its exit code and all it printed.</returns>
    public static async Task<(int ExitCode, string Said)> RunAsync(CancellationToken cancellationToken, params string[] verb)
    {
        using var process = Process.Start(Command(verb)) ?? throw new NightTrouble("Satark's own program could not be started.");
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken)).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return (process.ExitCode, string.Concat(said).Trim());
    }

    /// <summary>Ends it as a power cut does: without a word, in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync().ConfigureAwait(false);
        }

        await _reading.ConfigureAwait(false);
        _process.Dispose();
    }

    private static ProcessStartInfo Command(params string[] arguments)
    {
        // Started by "dotnet Satark.Local.dll", or by a program of its own.
        var program = Environment.ProcessPath ?? throw new NightTrouble("This system does not tell which program runs.");
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new ProcessStartInfo(program, isHost ? [typeof(NightServer).Assembly.Location, .. arguments] : arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(cancellationToken);
        var first = await Task.WhenAny(_link.Task, ended, Task.Delay(Patience, TimeProvider.System, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (first != _link.Task)
        {
            // What it said last may still be on its way through the pipe.
            await Task.WhenAny(_reading, Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken)).ConfigureAwait(false);
            throw new NightTrouble($"Satark did not start. It said:{Environment.NewLine}{LastWords()}");
        }
    }

    private string LastWords()
    {
        lock (_said)
        {
            return string.Join(Environment.NewLine, _said);
        }
    }

    private async Task ReadAsync(StreamReader from)
    {
        while (await from.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (_said)
            {
                _said.Enqueue(line);
                if (_said.Count > LinesKept)
                {
                    _said.Dequeue();
                }
            }

            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                Url = new Uri(line[Ready.Length..]);
            }
            else if (line.StartsWith(Link, StringComparison.Ordinal))
            {
                _link.TrySetResult(line[Link.Length..]);
            }
        }
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Satark.Scenarios;

namespace Satark.Local.Tests.Hosting;

/// <summary>What a verb printed and how it ended.</summary>
public sealed record Ended(int ExitCode, string Output, string Error)
{
    /// <summary>Everything printed.</summary>
    public string All => Output + Error;

    /// <summary>This, which must have ended with a code.</summary>
    public Ended Must(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {exitCode} was expected and {ExitCode} came:\n{Output}\n{Error}");
        return this;
    }
}

/// <summary>The real program as a process of its own.</summary>
public sealed partial class SatarkProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private SatarkProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _error));
    }

    /// <summary>The program beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Satark.Local.dll");

    /// <summary>Where it listens.</summary>
    public Uri Url => _ready.Task.Result;

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>What it said so far.</summary>
    public string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts <c>serve</c> and waits until it is ready.</summary>
    public static async Task<SatarkProcess> ServeAsync(string folder, bool demo = false, IReadOnlyDictionary<string, string?>? settings = null, params string[] more)
    {
        var satark = Start(["serve", "--data", folder, "--port", "0", .. more.Concat(demo ? ["--demo"] : [])], settings);
        await satark.ReadyAsync();
        return satark;
    }

    /// <summary>Starts the program behind another one, as in <c>strace … dotnet Satark.Local.dll …</c>, or alone.</summary>
    public static SatarkProcess Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? settings = null, IReadOnlyList<string>? before = null)
    {
        string[] line = [.. before ?? [], "dotnet", Program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };

        // The machine's own settings must not reach a test.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("Satark__", StringComparison.OrdinalIgnoreCase) || k.StartsWith("SATARK_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        process.StandardInput.Close();
        return new SatarkProcess(process);
    }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<Ended> RunAsync(params string[] arguments) => RunAsync(arguments, null);

    /// <summary>Runs a verb to its end, with settings.</summary>
    public static async Task<Ended> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? settings, IReadOnlyList<string>? before = null)
    {
        await using var satark = Start(arguments, settings, before);
        return await satark.EndAsync();
    }

    /// <summary>Waits until it listens.</summary>
    public async Task ReadyAsync()
    {
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_ready.Task, ended).WaitAsync(TimeSpan.FromSeconds(90), TimeProvider.System) == ended && !_ready.Task.IsCompleted)
        {
            await _reading;
            throw new InvalidOperationException($"It ended with {_process.ExitCode}: {Output}{Error}");
        }
    }

    /// <summary>Waits for its end.</summary>
    public async Task<Ended> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90), TimeProvider.System);
        await _reading;
        return new Ended(_process.ExitCode, Output, Error);
    }

    /// <summary>Ends it as a power cut does: without a word.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as an operator does.</summary>
    public async Task<Ended> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>How to get into a demo folder.</summary>
    public static async Task<(string KeyId, string Key, string User, string Password)> DemoAsync(string folder)
    {
        var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "demo.json"))).RootElement;
        return (json.At("partner.keyId")!, json.At("partner.key")!, json.At("desk.user")!, json.At("desk.password")!);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader from, StringBuilder to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (to)
            {
                to.AppendLine(line);
            }

            if (ReadyPattern().Match(line) is { Success: true } ready)
            {
                _ready.TrySetResult(new Uri(ready.Groups[1].Value));
            }
        }
    }

    [GeneratedRegex(@"^Satark is ready at (\S+)$")]
    private static partial Regex ReadyPattern();
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Satark.Local.Tests.Hosting;

namespace Satark.Local.Tests.Crash;

/// <summary>The real program in a process of its own, which can be killed.</summary>
internal sealed partial class SatarkProcess : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Satark.Local.dll");

    private readonly Process _process;

    private SatarkProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Starts <c>serve</c> on a folder and waits until it says that it is ready.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="wrapper">A program that runs it, with its arguments, or none.</param>
    public static async Task<SatarkProcess> StartAsync(string folder, IReadOnlyDictionary<string, string>? settings = null, params string[] wrapper)
    {
        string[] line = [.. wrapper, "dotnet", Program, "serve", "--data", folder, "--port", "0"];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } said)
        {
            if (Ready().Match(said) is { Success: true } ready)
            {
                return new SatarkProcess(process, new Uri(ready.Groups[1].Value));
            }
        }

        throw new InvalidOperationException($"It ended with {process.ExitCode} before it was ready.");
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    /// <summary>Adds a partner to a folder that no process uses, or that one uses, and gives its key.</summary>
    public static async Task<(string KeyId, string Key)> AddPartnerAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var (code, output, error) = await RunAsync("partner", "add", "meta", "--name", "Meta", "--data", folder);
        Assert.True(code == 0, error);
        var shown = Key().Match(output);
        return (shown.Groups[1].Value, shown.Groups[2].Value);
    }

    public PartnerClient Partner(HttpClient http, (string KeyId, string Key) key) => new(http, TimeProvider.System, key.KeyId, key.Key);

    /// <summary>As the power of the process itself goes: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"ready at (http://\S+)")]
    private static partial Regex Ready();

    [GeneratedRegex(@"key id: (\S+)\s+key:\s+(\S+)")]
    private static partial Regex Key();
}

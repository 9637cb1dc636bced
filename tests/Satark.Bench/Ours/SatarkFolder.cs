using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Satark.Bench.Ours;

/// <summary>A data folder as an installation would have it, made through the command line: a partner with a key, and people on duty.</summary>
internal sealed partial class SatarkFolder : IDisposable
{
    private SatarkFolder(string path, string keyId, string key, string signIn)
    {
        Path = path;
        Alerts = new SignedAlerts(keyId, key);
        SignIn = signIn;
    }

    /// <summary>The program.</summary>
    public static string Program { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Satark.Local.dll");

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Its partner's alerts.</summary>
    public SignedAlerts Alerts { get; }

    /// <summary>The token of a link that signs the operator in once.</summary>
    public string SignIn { get; }

    /// <summary>Makes one.</summary>
    public static async Task<SatarkFolder> MakeAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        var made = await RunAsync(["partner", "add", "bench", "--name", "Bench", "--data", path], cancellationToken);
        await RunAsync(["user", "add", "admin", "--name", "Admin", "--role", "admin", "--phone", "+915220000001", "--mail", "admin@desk.invalid", "--data", path], cancellationToken);
        await RunAsync(["user", "add", "lead", "--name", "Shift Lead", "--role", "supervisor", "--phone", "+915220000002", "--mail", "lead@desk.invalid", "--data", path], cancellationToken);
        var user = await RunAsync(["user", "add", "operator", "--name", "Operator", "--role", "operator", "--phone", "+915220000003", "--mail", "operator@desk.invalid", "--data", path], cancellationToken);
        return new SatarkFolder(path, KeyId().Match(made).Groups[1].Value, Key().Match(made).Groups[1].Value, Token().Match(user).Groups[1].Value);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}: {await error}");
    }

    [GeneratedRegex(@"key id:\s*(\S+)")]
    private static partial Regex KeyId();

    [GeneratedRegex(@"key:\s+(\S+)")]
    private static partial Regex Key();

    [GeneratedRegex(@"signin#(\S+)")]
    private static partial Regex Token();
}

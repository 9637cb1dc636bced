using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Satark.Bench.Load;

namespace Satark.Bench.Peer;

/// <summary>
/// Debian's Prometheus Alertmanager: takes alerts over HTTP and calls webhooks, as fast as it can be set to. It keeps its
/// alerts in memory: what it has accepted is gone after a crash.
/// </summary>
internal static class Alertmanager
{
    private const string Binary = "/usr/bin/prometheus-alertmanager";

    /// <summary>Its name and version.</summary>
    public static async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Binary))
        {
            throw new InvalidOperationException($"There is no {Binary}: install Debian's package prometheus-alertmanager.");
        }

        using var process = Process.Start(new ProcessStartInfo(Binary, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await error;
        await process.WaitForExitAsync(cancellationToken);
        return text.Split('\n').First(l => l.Contains("version", StringComparison.Ordinal)).Split('(')[0].Trim();
    }

    /// <summary>Starts it in a folder of its own; each alert is a group that is sent to <paramref name="webhook"/> at once (null: to nobody).</summary>
    public static async Task<Child> StartAsync(string folder, int? webhook, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var settings = Path.Combine(folder, "alertmanager.yml");
        var receiver = webhook is { } hook
            ? string.Create(CultureInfo.InvariantCulture, $"  webhook_configs:\n  - url: http://127.0.0.1:{hook}/\n    send_resolved: false\n")
            : "";
        await File.WriteAllTextAsync(
            settings,
            $"route:\n  receiver: desk\n  group_by: ['id']\n  group_wait: 0s\n  group_interval: 1s\n  repeat_interval: 24h\nreceivers:\n- name: desk\n{receiver}",
            cancellationToken);
        var port = Ports.Free();
        string[] arguments =
        [
            $"--config.file={settings}", $"--storage.path={folder}", string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}"),
            "--cluster.listen-address=",
        ];
        return await Child.StartAsync(Binary, arguments, port, "/-/ready", folder + ".log", cancellationToken);
    }

    /// <summary>A series of alerts, one a request, as long as ours.</summary>
    public static Series Series(int port, string name, int count)
    {
        var requests = new ReadOnlyMemory<byte>[count];
        var since = TimeProvider.System.GetUtcNow().AddSeconds(-10);
        Parallel.For(0, count, i => requests[i] = RequestBytes.Post(port, "/api/v2/alerts", Body(Id(name, i), i, since)));
        return new Series(requests, (i, reply) => reply.Status == 200 ? Id(name, i) : null);
    }

    private static string Id(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");

    private static byte[] Body(string id, int number, DateTimeOffset since) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new[]
    {
        new
        {
            labels = new { alertname = "suicide-risk", id, severity = "high", platform = "Example" },
            annotations = new { text = AlertText.Of(number), language = "en", handle = $"person-{id}", displayName = $"Person {number}" },
            startsAt = since,
            endsAt = since.AddHours(24),
            generatorURL = $"https://social.example/posts/{id}",
        },
    }));
}

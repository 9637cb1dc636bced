using System.Globalization;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Scenarios;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Crash;

/// <summary>A kill proves nothing of a power cut: here the system calls themselves are looked at.</summary>
public sealed class DurableAnswerTests(ITestOutputHelper output) : IDisposable
{
    private const string Wal = "/data/satark.db-wal";

    private readonly TestFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [StraceFact]
    public async Task No_202_reaches_its_socket_before_the_log_that_holds_its_alert_is_on_the_disk()
    {
        var folder = Path.Combine(_temp.Path, "data");
        await using (var first = await SatarkProcess.ServeAsync(folder, demo: true))
        {
            (await first.StopAsync()).Must(0);
        }

        var trace = Path.Combine(_temp.Path, "trace");
        var cases = new List<string>();
        await using (var satark = SatarkProcess.Start(
            ["serve", "--data", folder, "--port", "0"],
            before: ["strace", "-f", "-y", "-xx", "-s", "5000", "-e", "trace=fdatasync,fsync,sendto,sendmsg,write,writev,pwrite64,pwritev", "-e", "signal=none", "-o", trace]))
        {
            await satark.ReadyAsync();
            var (keyId, key, _, _) = await SatarkProcess.DemoAsync(folder);
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = satark.Url, Timeout = TimeSpan.FromMinutes(1) };
            var partner = new PartnerClient(http, TimeProvider.System, keyId, key);

            // One at a time, so that nothing else makes the disk wait; then many at once, which share their commits.
            for (var i = 0; i < 12; i++)
            {
                cases.Add(await partner.RaiseAsync(Alerts.Nowhere($"one-{i}").With("status", "test")));
            }

            cases.AddRange(await Task.WhenAll(Enumerable.Range(0, 48).Select(i => partner.RaiseAsync(Alerts.Nowhere($"many-{i}").With("status", "test")))));
        }

        var calls = Trace.Read(File.ReadLines(trace));
        var faults = cases.Select(c => (Case: c, Fault: Trace.Fault(calls, c))).Where(f => f.Fault is not null).ToList();
        var syncs = calls.Count(c => c.Name is "fdatasync" or "fsync" && c.File.EndsWith("satark.db-wal", StringComparison.Ordinal));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls.Count} calls, {cases.Count} answers, {syncs} synchronisations of the log"));

        Assert.True(syncs >= 12, $"{syncs} synchronisations");
        Assert.Empty(faults);
    }

    [Fact]
    public void The_trace_reader_notices_an_answer_that_does_not_wait_for_the_disk()
    {
        var good = Lines(Header(0), Page("aaaabbbbccccdddd"), Header(7), Page("other"), Sync, Send("aaaabbbbccccdddd-1"));
        Assert.Null(Trace.Fault(Trace.Read(good), "aaaabbbbccccdddd-1"));

        foreach (var (fault, lines) in new[]
        {
            ("no synchronisation", Lines(Header(0), Page("aaaabbbbccccdddd"), Header(7), Page("other"), Send("aaaabbbbccccdddd-1"))),
            ("too late", Lines(Header(0), Page("aaaabbbbccccdddd"), Header(7), Page("other"), Send("aaaabbbbccccdddd-1"), Sync)),
            ("too early", Lines(Sync, Header(0), Page("aaaabbbbccccdddd"), Header(7), Page("other"), Send("aaaabbbbccccdddd-1"))),
            ("before the commit's frame", Lines(Header(0), Page("aaaabbbbccccdddd"), Sync, Header(7), Page("other"), Send("aaaabbbbccccdddd-1"))),
            ("of another file", Lines(Header(0), Page("aaaabbbbccccdddd"), Header(7), Page("other"), Sync.Replace("satark.db-wal", "keys.db-wal", StringComparison.Ordinal), Send("aaaabbbbccccdddd-1"))),
            ("another case's record", Lines(Header(0), Page("zzzzbbbbccccdddd"), Header(7), Page("other"), Sync, Send("aaaabbbbccccdddd-1"))),
            ("not ended yet", Lines(Header(0), Page("aaaabbbbccccdddd"), Header(7), Page("other"), $"fdatasync(57<{Wal}> <unfinished ...>", Send("aaaabbbbccccdddd-1"), "<... fdatasync resumed>) = 0")),
            ("failed", Lines(Header(0), Page("aaaabbbbccccdddd"), Header(7), Page("other"), $"fdatasync(57<{Wal}>) = -1 EIO (Input/output error)", Send("aaaabbbbccccdddd-1"))),
        })
        {
            Assert.True(Trace.Fault(Trace.Read(lines), "aaaabbbbccccdddd-1") is not null, $"not noticed: {fault}");
        }

        // A call that was interrupted in the trace counts from its beginning to its end.
        var split = Lines(Header(0), Page("aaaabbbbccccdddd"), Header(7), Page("other"), $"fdatasync(57<{Wal}> <unfinished ...>", "<... fdatasync resumed>) = 0", Send("aaaabbbbccccdddd-1"));
        Assert.Null(Trace.Fault(Trace.Read(split), "aaaabbbbccccdddd-1"));
    }

    private static readonly string Sync = $"fdatasync(57<{Wal}>) = 0";

    private static string[] Lines(params string[] calls) => [.. calls.Select((c, i) => (c.StartsWith("send", StringComparison.Ordinal) ? "12 " : "11 ") + c)];

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var hex = new System.Text.StringBuilder();
        foreach (var b in bytes)
        {
            hex.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
        }

        return hex.ToString();
    }

    private static string Header(byte size)
    {
        var header = new byte[24];
        (header[3], header[7], header[20]) = (3, size, 0xee);
        return $"pwrite64(57<{Wal}>, \"{Hex(header)}\", 24, 32) = 24";
    }

    private static string Page(string text) => $"pwrite64(57<{Wal}>, \"{Hex(System.Text.Encoding.ASCII.GetBytes(text))}\", 4096, 56) = 4096";

    private static string Send(string caseId) => $"sendto(88<socket:[1]>, \"{Hex(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 202 Accepted\r\n\r\n{caseId}"))}\", 100, 0, NULL, 0) = 100";
}

using System.Diagnostics;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Crash;

/// <summary>A kill proves nothing of a loss of power: the trace of the real process shows that each answer waits for its flush.</summary>
public sealed class FlushTests(ITestOutputHelper output)
{
    private static readonly string[] AWrite = [@"7 pwrite64(9</d/satark.db-wal>, ""..aaaa.."", 4120, 0) = 4120"];
    private static readonly string[] AFlush = ["8 fdatasync(9</d/satark.db-wal> <unfinished ...>", "8 <... fdatasync resumed>) = 0"];
    private static readonly string[] AnAnswer = [@"9 sendmsg(12<TCP:[127.0.0.1]>, {msg_iov=[{iov_base=""HTTP/1.1 202 Accepted\r\n..aaaa..""}]}) = 99"];

    [TraceFact]
    public async Task No_202_reaches_its_socket_before_the_log_that_holds_it_is_flushed()
    {
        using var folder = new TestFolder();
        var key = await SatarkProcess.AddPartnerAsync(folder.Path);
        var trace = Path.Combine(folder.Path, "trace.txt");
        string[] strace = ["strace", "-f", "-y", "-s", "5000", "-e", "trace=fdatasync,fsync,pwrite64,pwritev,write,writev,sendmsg,sendto", "-o", trace];
        var partitions = new List<string>();
        await using (var satark = await SatarkProcess.StartAsync(folder.Path, null, strace))
        {
            using var http = new HttpClient { BaseAddress = satark.Url };
            var partner = satark.Partner(http, key);
            for (var i = 0; i < 20; i++)
            {
                partitions.Add(await RaiseAsync(partner, $"one-{i}"));
            }

            partitions.AddRange(await Task.WhenAll(Enumerable.Range(0, 40).Select(i => RaiseAsync(partner, $"many-{i}"))));
        }

        var order = TraceOrder.Read(File.ReadLines(trace), partitions);

        output.WriteLine($"{order.Answered.Count} answers traced, {order.TooEarly.Count} too early");
        Assert.Equal(partitions.Order(StringComparer.Ordinal), order.Answered.Order(StringComparer.Ordinal));
        Assert.Empty(order.TooEarly);
    }

    [Fact]
    public void The_check_notices_an_answer_before_its_flush()
    {
        Assert.Empty(TraceOrder.Read([.. AWrite, .. AFlush, .. AnAnswer], ["aaaa"]).TooEarly);
        Assert.Equal(["aaaa"], TraceOrder.Read([.. AWrite, .. AnAnswer, .. AFlush], ["aaaa"]).TooEarly);
        Assert.Equal(["aaaa"], TraceOrder.Read([.. AFlush, .. AWrite, .. AnAnswer], ["aaaa"]).TooEarly);
        Assert.Equal(["aaaa"], TraceOrder.Read([.. AWrite, AFlush[0], .. AnAnswer, AFlush[1]], ["aaaa"]).TooEarly);
        Assert.Equal(["aaaa"], TraceOrder.Read([AFlush[0], .. AWrite, AFlush[1], .. AnAnswer], ["aaaa"]).TooEarly);
    }

    private static async Task<string> RaiseAsync(PartnerClient partner, string id) =>
        (await partner.RaiseAsync(new { id, type = "suicide-risk", text = "invented", subject = new { handle = id } }))[..16];
}

/// <summary>A test that needs strace and the right to trace; skipped with its reason where either is missing.</summary>
public sealed class TraceFactAttribute : FactAttribute
{
    public TraceFactAttribute()
    {
        try
        {
            using var probe = Process.Start(new ProcessStartInfo("strace", ["-f", "true"]) { RedirectStandardError = true })!;
            probe.StandardError.ReadToEnd();
            probe.WaitForExit();
            Skip = probe.ExitCode == 0 ? null : "strace may not trace here (ptrace is forbidden)";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip = "strace is not installed (scripts/test installs it where apt is there)";
        }
    }
}

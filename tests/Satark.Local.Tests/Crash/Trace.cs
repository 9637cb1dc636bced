using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Satark.Local.Tests.Crash;

/// <summary>A line of a trace: a call with all of its arguments, from when it began to when it ended.</summary>
/// <param name="Began">The line on which it began.</param>
/// <param name="Ended">The line on which it ended; the same where nothing came between.</param>
/// <param name="Name">The system call.</param>
/// <param name="File">The file or socket of its first argument.</param>
/// <param name="Bytes">The bytes that it wrote or sent.</param>
public sealed record TracedCall(int Began, int Ended, string Name, string File, byte[] Bytes)
{
    /// <summary>Whether its bytes hold a text.</summary>
    public bool Holds(string text) => Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
}

/// <summary>Reads what <c>strace -f -y -xx</c> wrote, and looks whether answers wait for the disk.</summary>
public static partial class Trace
{
    /// <summary>The calls of a trace that ended without an error, in the order in which they began.</summary>
    public static IReadOnlyList<TracedCall> Read(IEnumerable<string> lines)
    {
        var calls = new List<TracedCall>();
        var open = new Dictionary<string, (int Began, string Text)>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (thread, text) = (line[..space], line[(space + 1)..].TrimStart());
            var began = number;
            if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                open[thread] = (number, text[..^"<unfinished ...>".Length]);
                continue;
            }

            if (ResumedPattern().Match(text) is { Success: true } resumed)
            {
                if (!open.Remove(thread, out var start))
                {
                    continue;
                }

                (began, text) = (start.Began, start.Text + text[resumed.Length..]);
            }

            if (CallPattern().Match(text) is { Success: true } call && !text.Contains(") = -1 ", StringComparison.Ordinal))
            {
                calls.Add(new TracedCall(began, number, call.Groups[1].Value, Name(call.Groups[2].Value), Bytes(text)));
            }
        }

        return [.. calls.OrderBy(c => c.Began)];
    }

    /// <summary>What is wrong with the 202 of a case; null where the log that holds the case was on the disk before the answer went out.</summary>
    /// <param name="calls">The trace.</param>
    /// <param name="caseId">The case that the answer names.</param>
    public static string? Fault(IReadOnlyList<TracedCall> calls, string caseId)
    {
        var answer = calls.FirstOrDefault(c => c.Name is "sendto" or "sendmsg" or "write" or "writev" && c.Holds("HTTP/1.1 202") && c.Holds(caseId));
        if (answer is null)
        {
            return "no 202 was seen";
        }

        // The case's partition stands in the page that holds its record.
        var partition = caseId[..caseId.IndexOf('-', StringComparison.Ordinal)];
        var log = calls.Where(c => c.File.EndsWith("satark.db-wal", StringComparison.Ordinal)).ToList();
        var page = log.FindIndex(c => c.Name.StartsWith("pwrite", StringComparison.Ordinal) && c.Holds(partition));
        if (page < 0)
        {
            return "its record was never written to the log";
        }

        // The transaction ends with a frame whose header names the size of the database; the header goes before its page.
        var commit = log.FindIndex(Math.Max(0, page - 1), c => c.Name.StartsWith("pwrite", StringComparison.Ordinal) && IsCommit(c.Bytes));
        if (commit < 0)
        {
            return "its transaction was never committed to the log";
        }

        var last = commit + 1 < log.Count && log[commit].Bytes.Length == 24 ? Math.Max(page, commit + 1) : Math.Max(page, commit);
        var sync = log.FindIndex(last + 1, c => c.Name is "fdatasync" or "fsync");
        return sync < 0 ? "the log was never synchronised after it"
            : log[sync].Began < log[last].Ended ? "the log was synchronised while it was being written"
            : log[sync].Ended >= answer.Began ? string.Create(CultureInfo.InvariantCulture, $"its 202 began to leave on line {answer.Began}, the log was on the disk on line {log[sync].Ended}")
            : null;
    }

    // A frame's header: page number, size of the database after a commit (else 0), salts, checksums: 24 bytes, big-endian.
    private static bool IsCommit(byte[] bytes) => bytes.Length >= 24 && bytes.Length != 32 && bytes.AsSpan(4, 4).ContainsAnyExcept((byte)0) && bytes.Length is 24 or > 4096;

    // Every text of the call, one after the other: strace -xx writes each byte as \xNN.
    private static byte[] Bytes(string text) => Hex(text, text.IndexOf('"', StringComparison.Ordinal));

    // Names of files too, in some versions.
    private static string Name(string text) => text.StartsWith(@"\x", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Hex(text, 0)) : text;

    private static byte[] Hex(string text, int from)
    {
        var bytes = new List<byte>();
        for (var i = from; i >= 0 && i + 3 < text.Length; i++)
        {
            if (text[i] == '\\' && text[i + 1] == 'x')
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 3;
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"^([a-z0-9_]+)\(\d+(?:<([^>]*)>)?")]
    private static partial Regex CallPattern();

    [GeneratedRegex(@"^<\.\.\. [a-z0-9_]+ resumed>")]
    private static partial Regex ResumedPattern();
}

using System.Text.RegularExpressions;

namespace Satark.Local.Tests.Crash;

/// <summary>
/// Reads a trace of system calls in the order in which the kernel saw them, and says of which 202 it is not proven that the
/// log with its case was flushed before the first byte of the answer left.
/// </summary>
internal sealed partial class TraceOrder
{
    private readonly Dictionary<string, string> _pending = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flushed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _beingFlushed = [];

    /// <summary>Cases (their partitions) that were answered with 202.</summary>
    public HashSet<string> Answered { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them whose answer began to leave before their log was flushed.</summary>
    public HashSet<string> TooEarly { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the lines of a trace about these partitions.</summary>
    public static TraceOrder Read(IEnumerable<string> lines, IReadOnlyCollection<string> partitions)
    {
        var order = new TraceOrder();
        foreach (var line in lines)
        {
            order.Read(line, partitions);
        }

        return order;
    }

    private void Read(string line, IReadOnlyCollection<string> partitions)
    {
        var call = Call().Match(line);
        if (call.Success)
        {
            var (pid, name, rest) = (call.Groups[1].Value, call.Groups[2].Value, call.Groups[3].Value);
            var ends = !rest.EndsWith("<unfinished ...>", StringComparison.Ordinal);
            if (name is "pwrite64" or "write" or "pwritev" && rest.Contains("satark.db-wal>", StringComparison.Ordinal))
            {
                // Counted as written at its start: a flush that begins before its end is judged by the line order below.
                _written.UnionWith(partitions.Where(p => rest.Contains(p, StringComparison.Ordinal)));
            }
            else if (name is "fdatasync" or "fsync" && rest.Contains("satark.db-wal>", StringComparison.Ordinal))
            {
                // What was written before a flush began is safe once it has ended.
                _beingFlushed[pid] = [.. _written];
                _pending[pid] = name;
                if (ends)
                {
                    Flushed(pid);
                }
            }
            else if (name is "sendmsg" or "sendto" or "write" or "writev" && rest.Contains("HTTP/1.1 202", StringComparison.Ordinal))
            {
                foreach (var partition in partitions.Where(p => rest.Contains(p, StringComparison.Ordinal)))
                {
                    Answered.Add(partition);
                    if (!_flushed.Contains(partition))
                    {
                        TooEarly.Add(partition);
                    }
                }
            }
        }
        else if (Resumed().Match(line) is { Success: true } resumed && resumed.Groups[2].Value is "fdatasync" or "fsync")
        {
            Flushed(resumed.Groups[1].Value);
        }
    }

    private void Flushed(string pid)
    {
        if (_pending.Remove(pid))
        {
            _flushed.UnionWith(_beingFlushed[pid]);
        }
    }

    [GeneratedRegex(@"^(\d+)\s+(\w+)\((.*)$", RegexOptions.Singleline)]
    private static partial Regex Call();

    [GeneratedRegex(@"^(\d+)\s+<\.\.\. (\w+) resumed>")]
    private static partial Regex Resumed();
}

using Satark.Cases;

namespace Satark.Local.Storage;

/// <summary>The anchor file <c>anchors.jsonl</c> of a data folder: outside the database, one signed line a day, only ever appended to.</summary>
public sealed class AnchorFile(string folder, Anchors anchors, TimeProvider clock)
{
    private readonly string _path = Path.Combine(folder, "anchors.jsonl");

    /// <summary>All lines, oldest first.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(_path) ? await File.ReadAllLinesAsync(_path, cancellationToken).ConfigureAwait(false) : [];

    /// <summary>Appends today's line unless it stands there; flushed when this returns.</summary>
    public async Task AppendAsync(CancellationToken cancellationToken)
    {
        var lines = await WholeLinesAsync(cancellationToken).ConfigureAwait(false);
        if (lines.Count > 0 && Anchors.TimeOf(lines[^1]).UtcDateTime.Date >= clock.GetUtcNow().UtcDateTime.Date)
        {
            return;
        }

        var line = await anchors.MakeAsync(lines.Count > 0 ? lines[^1] : null, cancellationToken).ConfigureAwait(false);
        await using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"), cancellationToken).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
    }

    // A power cut in the middle of an append leaves half a line at the end. It was never a line: it goes, and what it would
    // have named is named by the next one.
    private async Task<IReadOnlyList<string>> WholeLinesAsync(CancellationToken cancellationToken)
    {
        var lines = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (lines.Count == 0 || Anchors.IsLine(lines[^1]))
        {
            return lines;
        }

        lines = [.. lines.SkipLast(1)];
        await using var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.Read);
        file.SetLength(lines.Sum(l => System.Text.Encoding.UTF8.GetByteCount(l) + 1));
        file.Flush(flushToDisk: true);
        return lines;
    }
}

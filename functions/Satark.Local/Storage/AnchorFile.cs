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
        var lines = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (lines.Count > 0 && Anchors.TimeOf(lines[^1]).UtcDateTime.Date >= clock.GetUtcNow().UtcDateTime.Date)
        {
            return;
        }

        var line = await anchors.MakeAsync(lines.Count > 0 ? lines[^1] : null, cancellationToken).ConfigureAwait(false);
        await using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"), cancellationToken).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
    }
}

using System.Text.Json;

namespace Satark.Storage.Archive;

/// <summary>Writes everything that an installation holds, except keys and media, into one archive.</summary>
public static class ExportArchive
{
    /// <summary>Writes the archive; whole once this has returned.</summary>
    /// <returns>How much it holds.</returns>
    public static async Task<ArchiveEnd> HandleAsync(IArchiveSource source, Stream archive, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(archive);
        using var tally = new ArchiveTally();
        var head = new ArchiveHead(ArchiveHead.Name, ArchiveHead.Known, Convert.ToHexStringLower(source.Keys.Span), now);
        await WriteAsync(archive, new ArchiveLine { Head = head }, tally, cancellationToken).ConfigureAwait(false);
        await foreach (var line in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(archive, line, tally, cancellationToken).ConfigureAwait(false);
        }

        var end = tally.End;
        await WriteAsync(archive, new ArchiveLine { End = end }, tally, cancellationToken).ConfigureAwait(false);
        await archive.FlushAsync(cancellationToken).ConfigureAwait(false);
        return end;
    }

    private static async Task WriteAsync(Stream archive, ArchiveLine line, ArchiveTally tally, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(line, ArchiveJson.Default.ArchiveLine);
        tally.Add(line.Place ?? throw new InvalidOperationException("A line of an archive is of one kind."), bytes);
        await archive.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await archive.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }
}

using System.Globalization;
using System.Text;
using Azure;
using Satark.Cases;

namespace Satark.Functions.Storage;

/// <summary>The anchor lines as blobs, outside the tables: one a day, written once and never changed.</summary>
public sealed class BlobAnchors(StorageAccount account, Anchors anchors, TimeProvider clock)
{
    private string? _written;

    /// <summary>All lines, oldest first.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var day in await DaysAsync(cancellationToken).ConfigureAwait(false))
        {
            lines.Add(await ReadAsync(day, cancellationToken).ConfigureAwait(false));
        }

        return lines;
    }

    /// <summary>Writes today's line unless it stands there, also where somebody else writes it at this moment; durable when this returns.</summary>
    public async Task AppendAsync(CancellationToken cancellationToken)
    {
        var today = Name(clock.GetUtcNow());
        if (_written is not null && string.CompareOrdinal(_written, today) >= 0)
        {
            return;
        }

        var days = await DaysAsync(cancellationToken).ConfigureAwait(false);
        if (days.Count == 0 || string.CompareOrdinal(days[^1], today) < 0)
        {
            var previous = days.Count > 0 ? await ReadAsync(days[^1], cancellationToken).ConfigureAwait(false) : null;
            await WriteAsync(await anchors.MakeAsync(previous, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        _written = today;
    }

    /// <summary>Puts the lines of another installation in place of all that are here; may be done again after a crash.</summary>
    public async Task ReplaceAsync(IReadOnlyCollection<string> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var kept = lines.ToLookup(line => Name(Anchors.TimeOf(line)));
        foreach (var day in kept)
        {
            await account.Anchors.GetBlobClient(day.Key).UploadAsync(BinaryData.FromString(day.Last()), overwrite: true, cancellationToken).ConfigureAwait(false);
        }

        foreach (var day in await DaysAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!kept.Contains(day))
            {
                await account.Anchors.GetBlobClient(day).DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes a line unless its day has one. It is named after its own time, so that names and lines have one order.</summary>
    internal async Task WriteAsync(string line, CancellationToken cancellationToken)
    {
        try
        {
            await account.Anchors.GetBlobClient(Name(Anchors.TimeOf(line))).UploadAsync(BinaryData.FromString(line), overwrite: false, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            // Somebody else wrote today's line: his stands, and names what ours would have named.
        }
    }

    private async Task<List<string>> DaysAsync(CancellationToken cancellationToken)
    {
        var days = new List<string>();
        await foreach (var blob in account.Anchors.GetBlobsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            days.Add(blob.Name);
        }

        days.Sort(StringComparer.Ordinal);
        return days;
    }

    private async Task<string> ReadAsync(string day, CancellationToken cancellationToken) =>
        await BlobBodies.FindAsync(account.Anchors, day, cancellationToken).ConfigureAwait(false) is { } line
            ? Encoding.UTF8.GetString(line.Span)
            : throw new InvalidDataException($"The anchor line {day} vanished while it was read.");

    private static string Name(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".json";
}

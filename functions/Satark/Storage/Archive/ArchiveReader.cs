using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Satark.Storage.Archive;

/// <summary>Reads archives, line by line.</summary>
public static class ArchiveReader
{
    /// <summary>Reads an archive to its end and proves that it is whole.</summary>
    /// <exception cref="ArchiveException">It is not, or it is none, or one of a newer version.</exception>
    public static async Task<(ArchiveHead Head, ArchiveEnd End)> CheckAsync(Stream archive, CancellationToken cancellationToken)
    {
        ArchiveHead? head = null;
        ArchiveEnd? end = null;
        await foreach (var line in ReadAsync(archive, cancellationToken).ConfigureAwait(false))
        {
            head ??= line.Head;
            end = line.End;
        }

        return (head!, end!);
    }

    /// <summary>All lines in their order, the head first and the end last; what comes before the end is proved only by the end's being given.</summary>
    /// <exception cref="ArchiveException">It was cut or altered, or it is no archive, or one of a newer version.</exception>
    public static async IAsyncEnumerable<ArchiveLine> ReadAsync(Stream archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(archive, Encoding.UTF8, leaveOpen: true);
        using var tally = new ArchiveTally();
        var place = -1;
        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } text)
        {
            number++;
            var line = Parse(text, number);
            if (place == 5 || line.Place < Math.Max(place, number == 1 ? 0 : 1))
            {
                throw new ArchiveException($"Line {number} of the archive is not where it belongs: the file was altered.");
            }

            place = line.Place!.Value;
            if (place == 5 && tally.End != line.End)
            {
                throw new ArchiveException("The archive does not agree with its last line: the file was altered. Nothing of it was taken in; copy it again.");
            }

            tally.Add(place, text);
            yield return line;
        }

        if (place != 5)
        {
            throw new ArchiveException(place < 0 ? "The file is empty: it is no archive of Satark." : $"The archive breaks off after line {number}. Nothing of it was taken in; copy it again.");
        }
    }

    private static ArchiveLine Parse(string text, int number)
    {
        ArchiveLine? line = null;
        JsonException? error = null;
        try
        {
            line = JsonSerializer.Deserialize(text, ArchiveJson.Default.ArchiveLine);
        }
        catch (JsonException trouble)
        {
            error = trouble;
        }

        if (number == 1)
        {
            return line is not { Place: 0, Head: { Satark: ArchiveHead.Name } head } ? throw new ArchiveException("This is no archive of Satark.", error)
                : head.Version > ArchiveHead.Known ? throw new ArchiveException($"This archive was written by a newer Satark (format {head.Version}, this program knows {ArchiveHead.Known}): use that version or newer.")
                : line;
        }

        return line?.Place is not null ? line : throw new ArchiveException($"Line {number} of the archive cannot be read: the file was cut or altered.", error);
    }
}

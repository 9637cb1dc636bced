namespace Satark.Storage;

/// <summary>The rules for items of an <see cref="IMediaStore"/>.</summary>
public static class MediaItem
{
    /// <summary>Most bytes of an item: the largest mail (30 MB) and what sealing adds to it.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private const int LongestId = 64;

    /// <summary>Whether a text can be an item's id: 1 to 64 of a-z, 0-9 and dash. It is a file's name in one store and part of an address in another.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && id.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Throws where a text cannot be an item's id.</summary>
    /// <exception cref="InvalidOperationException">It cannot: a fault of the caller.</exception>
    public static void ThrowIfNoId(string? id)
    {
        if (!IsId(id))
        {
            throw new InvalidOperationException("A media id has 1 to 64 of a-z, 0-9 and dash.");
        }
    }

    /// <summary>Reads an item to its end and hands on what it holds, piece by piece.</summary>
    /// <exception cref="InvalidOperationException">It is larger than <see cref="MostBytes"/>: a fault of the caller.</exception>
    public static async Task CopyAsync(Stream item, Func<ReadOnlyMemory<byte>, ValueTask> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new byte[64 * 1024];
        long total = 0;
        while (await item.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            total += read;
            if (total > MostBytes)
            {
                throw new InvalidOperationException($"A media item may have {MostBytes} bytes.");
            }

            await write(buffer.AsMemory(0, read)).ConfigureAwait(false);
        }
    }
}

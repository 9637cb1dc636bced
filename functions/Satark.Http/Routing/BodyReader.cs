using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Satark.Http.Routing;

/// <summary>Reads bodies up to a limit.</summary>
public static class BodyReader
{
    /// <summary>A larger body is not even hashed: its signature counts as not fitting.</summary>
    public const int MostHashed = 4 * 1024 * 1024;

    /// <summary>
    /// The body's first <paramref name="limit"/> bytes. What lies behind them is read only where a hash is given, so that
    /// the desk can tell a partner's oversized alert from a stranger's noise.
    /// </summary>
    /// <returns>What was kept; whether there was more; whether the hash saw everything.</returns>
    public static async Task<(ReadOnlyMemory<byte> Kept, bool TooLarge, bool Hashed)> ReadAsync(HttpRequest request, int limit, IncrementalHash? hash, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit && hash is null)
        {
            return (default, true, false);
        }

        var buffer = new byte[(int)Math.Min(request.ContentLength ?? 4096, limit) + 1];
        var length = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            hash?.AppendData(buffer, length, read);
            length += read;
            if (read == 0)
            {
                return (buffer.AsMemory(0, length), false, true);
            }

            if (length > limit)
            {
                var hashed = hash is not null && await HashRestAsync(request, hash, length, cancellationToken).ConfigureAwait(false);
                return (buffer.AsMemory(0, limit), true, hashed);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, (long)limit + 1));
            }
        }
    }

    private static async Task<bool> HashRestAsync(HttpRequest request, IncrementalHash hash, long length, CancellationToken cancellationToken)
    {
        var piece = new byte[16 * 1024];
        while (length <= MostHashed)
        {
            var read = await request.Body.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return true;
            }

            hash.AppendData(piece, 0, read);
            length += read;
        }

        return false;
    }
}

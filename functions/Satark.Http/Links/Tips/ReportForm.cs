using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Satark.Http.Media;

namespace Satark.Http.Links.Tips;

/// <summary>An officer's report as a form with files.</summary>
internal sealed class ReportForm
{
    /// <summary>What was typed and chosen, by field; also of a form that was refused, as far as it was read.</summary>
    public Dictionary<string, string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>The files, in order.</summary>
    public List<byte[]> Files { get; } = [];

    /// <summary>Most bytes of the whole form: the files, and what stands around them.</summary>
    public const int MostBytes = MediaLimits.MostBytes + (128 * 1024);

    /// <summary>Most bytes that are read, and thrown away beyond <see cref="MostBytes"/>: a phone that is cut off in the middle of a film shows no answer, only that the line broke.</summary>
    public const int MostRead = 256 * 1024 * 1024;

    private const int MostFiles = 10, MostSections = 20, LongestWord = 32 * 1024;

    /// <summary>Reads a form as it comes in; the words stand before the files, and <paramref name="isOurs"/> looks at them before the first byte of a file is read.</summary>
    /// <returns>Null once it is read whole; the refusal where it is none, is too large, or is not ours.</returns>
    public async Task<Refusal?> ReadAsync(HttpRequest request, Func<IReadOnlyDictionary<string, string>, Refusal?> isOurs, CancellationToken cancellationToken)
    {
        var refusal = await TakeAsync(request, isOurs, cancellationToken).ConfigureAwait(false);
        if (refusal == TooLarge)
        {
            await DrainAsync(request.Body, cancellationToken).ConfigureAwait(false);
        }

        return refusal;
    }

    private async Task<Refusal?> TakeAsync(HttpRequest request, Func<IReadOnlyDictionary<string, string>, Refusal?> isOurs, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return Broken;
        }

        var total = 0;
        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        try
        {
            for (var sections = 0; await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section; sections++)
            {
                if (sections == MostSections || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    return Broken;
                }

                var isFile = disposition.IsFileDisposition();
                if (isFile && Files.Count == 0 && isOurs(Words) is { } refusal)
                {
                    return refusal;
                }

                if (await ReadAsync(section.Body, isFile ? MediaLimits.MostBytes - total : LongestWord, cancellationToken).ConfigureAwait(false) is not { } bytes)
                {
                    return TooLarge;
                }

                if (!isFile)
                {
                    Words[HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? ""] = Encoding.UTF8.GetString(bytes);
                }
                else if (bytes.Length > 0)
                {
                    total += bytes.Length;
                    Files.Add(bytes);
                    if (Files.Count > MostFiles)
                    {
                        return TooLarge;
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return error is BadHttpRequestException { StatusCode: 413 } ? TooLarge : Broken;
        }

        return isOurs(Words);
    }

    private static Refusal Broken { get; } = new(RefusalKind.Invalid, "The form did not arrive whole: send it again.") { Hindi = "फ़ॉर्म पूरा नहीं आया: फिर भेजें।" };

    private static Refusal TooLarge { get; } = new(RefusalKind.Invalid, "This is too much: at most 16 MB and 10 files in all. Send fewer or shorter ones.") { Hindi = "फ़ाइलें बहुत बड़ी हैं: कुल 16 MB और 10 फ़ाइलों तक। कम या छोटी फ़ाइलें भेजें।" };

    private static async Task DrainAsync(Stream body, CancellationToken cancellationToken)
    {
        var piece = new byte[32 * 1024];
        try
        {
            while (await body.ReadAsync(piece, cancellationToken).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Beyond what is read at all, or the phone is gone: the answer is the same.
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var piece = new byte[32 * 1024];
        while (await body.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (kept.Length + read > most)
            {
                return null;
            }

            kept.Write(piece, 0, read);
        }

        return kept.ToArray();
    }
}

using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Satark.Http.Media;

namespace Satark.Http.Links.Tips;

/// <summary>An officer's report as a form with files.</summary>
/// <param name="Words">What was typed and chosen, by field.</param>
/// <param name="Files">The files, in order.</param>
internal sealed record ReportForm(IReadOnlyDictionary<string, string> Words, IReadOnlyList<byte[]> Files)
{
    /// <summary>Most bytes of the whole form: the files, and what stands around them.</summary>
    public const int MostBytes = MediaLimits.MostBytes + (128 * 1024);

    private const int MostFiles = 10, MostSections = 20, LongestWord = 32 * 1024;

    /// <summary>Reads a form as it comes in; the words stand before the files, and <paramref name="isOurs"/> looks at them before the first byte of a file is read.</summary>
    /// <returns>The form; refused where it is none, is too large, or is not ours.</returns>
    public static async Task<Outcome<ReportForm>> ReadAsync(HttpRequest request, Func<IReadOnlyDictionary<string, string>, Refusal?> isOurs, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return Broken;
        }

        var (words, files, total) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<byte[]>(), 0);
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
                if (isFile && files.Count == 0 && isOurs(words) is { } refusal)
                {
                    return refusal;
                }

                if (await ReadAsync(section.Body, isFile ? MediaLimits.MostBytes - total : LongestWord, cancellationToken).ConfigureAwait(false) is not { } bytes)
                {
                    return TooLarge;
                }

                if (!isFile)
                {
                    words[HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? ""] = Encoding.UTF8.GetString(bytes);
                }
                else if (bytes.Length > 0)
                {
                    total += bytes.Length;
                    files.Add(bytes);
                    if (files.Count > MostFiles)
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

        return isOurs(words) is { } notOurs ? notOurs : new ReportForm(words, files);
    }

    private static Refusal Broken => new(RefusalKind.Invalid, "फ़ॉर्म पूरा नहीं आया: फिर भेजें। The form did not arrive whole: send it again.");

    private static Refusal TooLarge => new(RefusalKind.Invalid, "कुल 16 MB और 10 फ़ाइलों तक। At most 16 MB and 10 files in all.");

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

using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Satark.Relay.Web.Forms;

/// <summary>
/// Reads a form as it comes in. Words stand before files in all our forms, so that it is known whose file it is and whether it is wanted before its
/// first byte is read; no file is ever held whole.
/// </summary>
internal sealed class MultipartForm
{
    private const int LongestBoundary = 100;
    private const int MostSections = 80;
    private const int LongestWord = 32 * 1024;
    private const int AllWords = 256 * 1024;

    private readonly MultipartReader _reader;
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private MultipartSection? _file;
    private int _sections;
    private int _bytes;

    private MultipartForm(MultipartReader reader) => _reader = reader;

    /// <summary>What was typed: the last value of each name.</summary>
    public IReadOnlyDictionary<string, string> Words => _words;

    /// <summary>Reads all words up to the first file.</summary>
    /// <returns>The form, or null where this is none that a browser sends.</returns>
    /// <exception cref="BrokenFormException">It ends before its end, or is larger than it may be.</exception>
    public static async Task<MultipartForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return null;
        }

        var form = new MultipartForm(new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 });
        await form.MoveAsync(request, cancellationToken).ConfigureAwait(false);
        return form;
    }

    /// <summary>The next file that was chosen, or null; the one before must have been read or given up.</summary>
    /// <exception cref="BrokenFormException">The form ends before its end, or is larger than it may be.</exception>
    public async Task<FormFile?> NextFileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (_file is { } section)
        {
            _file = null;
            var claimed = section.ContentType;
            var body = new CountedStream(section.Body);

            // A field for files in which nothing was chosen comes with an empty name and no content.
            if (await CallAsync(request, () => body.PeekAsync(cancellationToken)).ConfigureAwait(false))
            {
                return new FormFile(claimed, body, () => MoveAsync(request, cancellationToken));
            }

            await MoveAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static async Task<T> CallAsync<T>(HttpRequest request, Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or BadHttpRequestException)
        {
            request.HttpContext.RequestAborted.ThrowIfCancellationRequested();
            throw new BrokenFormException(error);
        }
    }

    private async Task MoveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (await CallAsync(request, () => _reader.ReadNextSectionAsync(cancellationToken)).ConfigureAwait(false) is { } section)
        {
            if (++_sections > MostSections)
            {
                throw new BrokenFormException(null);
            }

            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFormDisposition() && !disposition.IsFileDisposition())
            {
                throw new BrokenFormException(null);
            }

            if (disposition.IsFileDisposition())
            {
                _file = section;
                return;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            _words[name] = await CallAsync(request, () => WordAsync(section.Body, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task<string> WordAsync(Stream body, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var piece = new byte[4096];
        while (await body.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            _bytes += read;
            if (kept.Length + read > LongestWord || _bytes > AllWords)
            {
                throw new InvalidDataException("More words than any of our forms can send.");
            }

            kept.Write(piece, 0, read);
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}

/// <summary>A chosen file, while it comes in. Its name is never read: it may tell who sends it.</summary>
/// <param name="Claimed">The media type that the browser claims, or null.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Skip">Reads on, past what was not read of it.</param>
internal sealed record FormFile(string? Claimed, CountedStream Content, Func<Task> Skip);

/// <summary>A form that cannot be read to its end.</summary>
internal sealed class BrokenFormException(Exception? inner) : Exception("The form could not be read.", inner);

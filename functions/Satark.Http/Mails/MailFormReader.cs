using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Satark.Intake.Mails;
using Satark.Intake.Mails.Reading;

namespace Satark.Http.Mails;

/// <summary>
/// Reads SendGrid's form as bytes: each part is in the mail's own charset, and the field that names the charsets may come last (ASP.NET's own form reader
/// decodes UTF-8 and loses them). What is larger than anybody keeps is read past and noted; a form that breaks off is what came of it. Nothing is refused.
/// </summary>
internal static class MailFormReader
{
    /// <summary>Most bytes of a request that are read at all: a mail has 30 MB, and its form a little more.</summary>
    public const int MostRead = 96 * 1024 * 1024;

    /// <summary>Most bytes of one field, and of everything that is kept of a form.</summary>
    private const int MostOfField = 24 * 1024 * 1024, MostKept = 64 * 1024 * 1024;

    private const int MostSections = 200, MostRaw = 1024 * 1024;

    /// <summary>The form, or what of it could be read.</summary>
    public static async Task<MailForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var parts = new Parts();
        try
        {
            if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary)
            {
                await ReadPartsAsync(new MultipartReader(boundary, request.Body) { HeadersCountLimit = 32, HeadersLengthLimit = 32 * 1024 }, parts, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                parts.Notes.Add("It did not come as a form of SendGrid's Inbound Parse: its raw beginning stands here.");
                using var raw = new MemoryStream();
                await ReadAsync(request.Body, raw, MostRaw, cancellationToken).ConfigureAwait(false);
                parts.Fields[""] = raw.ToArray();
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException or BadHttpRequestException)
        {
            request.HttpContext.RequestAborted.ThrowIfCancellationRequested();
            parts.Notes.Add("The mail did not arrive whole: what came of it stands here. Ask the sender for it again.");
        }

        if (parts.Fields.Count == 0 && parts.Files.Count == 0)
        {
            parts.Notes.Add("A mail came of which nothing could be read. Look for it with the mail provider.");
        }

        return new MailForm { Fields = parts.Fields, Files = parts.Files, Notes = parts.Notes };
    }

    private static async Task ReadPartsAsync(MultipartReader reader, Parts parts, CancellationToken cancellationToken)
    {
        for (var sections = 0; await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section; sections++)
        {
            if (sections == MostSections)
            {
                parts.Notes.Add($"It has more than {MostSections} parts: the others were dropped.");
                break;
            }

            var disposition = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var parsed) ? parsed : null;
            var name = disposition is null ? "" : HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            var file = disposition is null || !(disposition.FileName.HasValue || disposition.FileNameStar.HasValue) ? null
                : HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
            var most = Math.Min(file is null ? MostOfField : MailWords.MostOfFile, MostKept - parts.Kept);
            using var kept = new MemoryStream();
            long length = 0;
            try
            {
                length = await ReadAsync(section.Body, kept, most, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (file is null && error is IOException or InvalidDataException)
            {
                // Of words, half is better than nothing; half a picture is none.
                parts.Fields.TryAdd(name, kept.ToArray());
                throw;
            }

            if (file is not null)
            {
                var content = length > most ? [] : kept.ToArray();
                parts.Kept += content.Length;
                parts.Files.Add(new MailFile(name, file, section.ContentType, length, content));
            }
            else if (parts.Fields.TryAdd(name, kept.ToArray()))
            {
                parts.Kept += (int)kept.Length;
                if (length > most)
                {
                    parts.Notes.Add($"The part '{MailReader.Cut(MailReader.Plain(name), 40)}' is longer than {most / 1024 / 1024} MB: its end was dropped.");
                }
            }
        }
    }

    // What lies beyond is read past: the next part begins behind it.
    private static async Task<long> ReadAsync(Stream body, MemoryStream kept, int most, CancellationToken cancellationToken)
    {
        var piece = new byte[32 * 1024];
        long length = 0;
        while (await body.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            kept.Write(piece, 0, (int)Math.Clamp(most - kept.Length, 0, read));
            length += read;
        }

        return length;
    }

    private sealed class Parts
    {
        public Dictionary<string, byte[]> Fields { get; } = new(StringComparer.Ordinal);

        public List<MailFile> Files { get; } = [];

        public List<string> Notes { get; } = [];

        public int Kept { get; set; }
    }
}

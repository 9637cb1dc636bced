using Microsoft.AspNetCore.Http;
using Satark.Relay.Media;
using Satark.Relay.Web.Guards;
using Satark.Relay.Web.Words;
using Satark.Tips.Line;

namespace Satark.Relay.Web.Forms;

/// <summary>Keeps the files of a form while they come in, and lets the form carry on what is kept from page to page.</summary>
public sealed class TipUploads(MediaBox box, FormTokens tokens, RelayOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>Most files of a form.</summary>
    public const int MostFiles = 5;

    /// <summary>Most megabytes of a file: what WhatsApp takes of a film.</summary>
    public const int MostMegabytes = 16;

    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = MostMegabytes * 1024 * 1024;

    /// <summary>Most bytes of a form with all its words.</summary>
    public const int MostOfForm = ((MostFiles * MostMegabytes) + 1) * 1024 * 1024;

    private const string Purpose = "kept";
    private const double Mebibyte = 1024 * 1024;

    private readonly SemaphoreSlim _atOnce = new(options.Web.UploadsAtOnce);
    private readonly GlobalBucket _mebibytes = new(options.Web.UploadMebibytesPerHour, options.Web.UploadMebibytesPerHour / 3600.0, clock);

    /// <summary>The files that a form brought before, as its page carries them.</summary>
    public string Sign(FormToken form, IReadOnlyList<TipMedia> media) =>
        tokens.Sign(form, Purpose, string.Join(',', media.Select(m => $"{m.Id}:{Words<MediaKind>.Of(m.Kind)}")));

    /// <summary>The files that a form brought before; none where that was altered.</summary>
    public IReadOnlyList<TipMedia> Open(FormToken form, string? signed) =>
    [
        .. from part in (tokens.Open(form, Purpose, signed) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
           let pieces = part.Split(':', 2)
           where pieces.Length == 2 && Words<MediaKind>.TryParse(pieces[1], out _)
           select new TipMedia(pieces[0], Words<MediaKind>.TryParse(pieces[1], out var kind) ? kind : MediaKind.Document),
    ];

    /// <summary>Keeps the files of a form as they come in.</summary>
    /// <param name="request">The request.</param>
    /// <param name="form">Its form, of which the words are read.</param>
    /// <param name="before">What was kept before.</param>
    /// <param name="allowed">Whether files are taken of it now; asked only where there is one.</param>
    /// <param name="words">Tells what was left out.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>All that is kept, with what is to be said of the rest.</returns>
    /// <exception cref="BrokenFormException">The form ends before its end.</exception>
    internal async Task<(IReadOnlyList<TipMedia> Media, IReadOnlyList<string> Notices)> KeepAsync(
        HttpRequest request, MultipartForm form, IReadOnlyList<TipMedia> before, Lazy<bool> allowed, WebWords words, CancellationToken cancellationToken)
    {
        var (media, notices) = (before.ToList(), new List<string>());
        var entered = false;
        try
        {
            while (await form.NextFileAsync(request, cancellationToken).ConfigureAwait(false) is { } file)
            {
                entered = entered || (allowed.Value && await _atOnce.WaitAsync(0, cancellationToken).ConfigureAwait(false));
                if (media.Count >= MostFiles)
                {
                    notices.Add(WebWords.With(words.ErrorFileCount, MostFiles));
                }
                else if (!entered || !_mebibytes.Take(1))
                {
                    notices.Add(words.ErrorFilesBusy);
                }
                else
                {
                    await KeepOneAsync(file, media, notices, words, cancellationToken).ConfigureAwait(false);
                }

                await file.Skip().ConfigureAwait(false);
            }
        }
        finally
        {
            if (entered)
            {
                _atOnce.Release();
            }
        }

        return (media, [.. notices.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Throws away what a form brought and does not want any more.</summary>
    public Task DropAsync(IReadOnlyList<TipMedia> media, CancellationToken cancellationToken) => box.DiscardAsync([.. media.Select(m => m.Id)], cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _atOnce.Dispose();

    private async Task KeepOneAsync(FormFile file, List<TipMedia> media, List<string> notices, WebWords words, CancellationToken cancellationToken)
    {
        var id = MediaBox.NewId();
        file.Content.Most = MostBytes;
        Outcome<TipMedia> kept;
        try
        {
            kept = await box.KeepAsync(id, file.Content, KindOf(file.Claimed), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (file.Content.Broke)
        {
            await box.DiscardAsync([id], cancellationToken).ConfigureAwait(false);
            throw new BrokenFormException(error);
        }
        catch (IOException) when (file.Content.IsTooLarge)
        {
            await box.DiscardAsync([id], cancellationToken).ConfigureAwait(false);
            notices.Add(WebWords.With(words.ErrorFileSize, MostMegabytes));
            return;
        }

        _mebibytes.Take(file.Content.Count / Mebibyte);
        if (kept.IsOk)
        {
            media.Add(kept.Value);
        }
        else
        {
            notices.Add(file.Content.IsTooLarge || file.Content.Count >= MostBytes ? WebWords.With(words.ErrorFileSize, MostMegabytes) : words.ErrorFileKind);
        }
    }

    private static MediaKind KindOf(string? claimed) => (claimed ?? "").Split('/', 2)[0].ToLowerInvariant() switch
    {
        "image" => MediaKind.Photo,
        "video" => MediaKind.Video,
        "audio" => MediaKind.Audio,
        _ => MediaKind.Document,
    };
}

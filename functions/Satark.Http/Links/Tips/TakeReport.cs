using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Http.Media;
using Satark.Privacy;
using Satark.Roster;
using Satark.Tips;
using Satark.Tips.Moves;
using Satark.Tips.Receiving;

namespace Satark.Http.Links.Tips;

/// <summary>Takes an officer's report: copies of the files without metadata, sealed under the case's key, and the move that names them.</summary>
public sealed partial class TakeReport(CaseBook book, TipMediaBox box, IMediaCleaner cleaner, ILogger<TakeReport> logger)
{
    // A button that is pressed twice sends the form twice.
    private static readonly TimeSpan SameForm = TimeSpan.FromSeconds(60);

    /// <summary>Durable when this returns.</summary>
    /// <param name="c">The tip.</param>
    /// <param name="by">Who reports.</param>
    /// <param name="finding">What came of it.</param>
    /// <param name="text">The report's words.</param>
    /// <param name="files">Pictures, films and recordings as the phone sent them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<Case>> HandleAsync(Case c, Officer by, TipFinding finding, string text, IReadOnlyList<byte[]> files, CancellationToken cancellationToken)
    {
        if (text.Length == 0 && files.Count == 0)
        {
            return new Refusal(RefusalKind.Invalid, "Give words, a photo or a video.") { Hindi = "शब्द, फ़ोटो या वीडियो दें।" };
        }

        if (await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return new Refusal(RefusalKind.Gone, "This case was erased.") { Hindi = "यह केस मिटा दिया गया है।" };
        }

        var form = FormOf(key, finding, text, files);
        if (c.Tip?.Reports is [.., { Review: ReviewState.Waiting } last] && last.By.Id == by.Id && last.Form == form && book.Now - last.At < SameForm)
        {
            return c;
        }

        var copies = await CopiesAsync(c, files, cancellationToken).ConfigureAwait(false);
        if (copies.Refusal is { } refusal)
        {
            return refusal;
        }

        var media = new List<TipMediaItem>();
        foreach (var copy in copies.Value)
        {
            var item = new TipMediaItem(Ids.Random(), copy.Format.Kind, MediaState.Arrived) { ContentType = copy.Format.ContentType, ArrivedAt = book.Now };
            await box.SaveAsync(c.Id, item.Id, copy.Bytes, key, cancellationToken).ConfigureAwait(false);
            media.Add(item);
        }

        var moved = await book.MoveAsync(c.Id, by.Actor, (now, m) => Visibility.MaySee(by, now) ? now.Report(finding, text, media, m, form) : new Refusal(RefusalKind.NotFound, "There is no such case."), cancellationToken).ConfigureAwait(false);
        if (!moved.IsOk)
        {
            foreach (var item in media)
            {
                await box.DeleteAsync(c.Id, item.Id, cancellationToken).ConfigureAwait(false);
            }
        }

        return moved;
    }

    // Tells the same form from another one that looks like it. Keyed, since few things are written so often as "nothing found".
    private static string FormOf(DataKey key, TipFinding finding, string text, IReadOnlyList<byte[]> files)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret.ToArray(), 32, info: "report-form"u8.ToArray()));
        mac.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes($"{Words<TipFinding>.Of(finding)}\n{text}")));
        foreach (var file in files)
        {
            mac.AppendData(SHA256.HashData(file));
        }

        return Convert.ToHexStringLower(mac.GetHashAndReset().AsSpan(0, 16));
    }

    // All files or none: an officer who sends three must not find two.
    private async Task<Outcome<List<CleanResult.Copied>>> CopiesAsync(Case c, IReadOnlyList<byte[]> files, CancellationToken cancellationToken)
    {
        var copies = new List<CleanResult.Copied>();
        foreach (var file in files)
        {
            try
            {
                if (await cleaner.CleanAsync(file, cancellationToken).ConfigureAwait(false) is not CleanResult.Copied copied)
                {
                    return new Refusal(RefusalKind.Invalid, "A file could not be taken: send photos, videos or recordings.") { Hindi = "एक फ़ाइल नहीं ली जा सकी: फ़ोटो, वीडियो या ऑडियो भेजें।" };
                }

                copies.Add(copied);
            }
            catch (MediaCleanerException error)
            {
                Log.NoCleaner(logger, c.Id, error);
                return new Refusal(RefusalKind.NotNow, "Files cannot be taken now: send them again in a while.") { Hindi = "फ़ाइलें अभी नहीं ली जा सकतीं: थोड़ी देर में फिर भेजें।" };
            }
        }

        return copies;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Case {CaseId}: a report's files could not be looked at.")]
        public static partial void NoCleaner(ILogger logger, string caseId, Exception exception);
    }
}

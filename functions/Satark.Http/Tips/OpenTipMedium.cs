using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Media;
using Satark.Reads;
using Satark.Roster;
using Satark.Tips;
using Satark.Tips.Moves;
using Satark.Tips.Receiving;

namespace Satark.Http.Tips;

/// <summary>Opens a medium of a tip for somebody who may: an informer's copy, an officer's own, or an original that two supervisors asked for.</summary>
public sealed class OpenTipMedium(CaseBook book, TipMediaBox box)
{
    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "There is no such case, or no such medium of it.") { Hindi = "ऐसा कोई केस या फ़ाइल नहीं है।" };

    /// <summary>The medium as an answer, once the history says that it was opened.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="mediaId">The medium's id, or that of its original.</param>
    /// <param name="officer">Who opens it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<IResult>> HandleAsync(string caseId, string mediaId, Officer officer, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: var c })
        {
            return Unknown;
        }

        if (Find(c, mediaId, officer) is { Refusal: { } refusal })
        {
            return refusal;
        }

        if (c.Erased || await box.OpenAsync(c, mediaId, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return new Refusal(RefusalKind.Gone, "This was erased.") { Hindi = "यह मिटा दी गई है।" };
        }

        // Decided again on the case as it stands when the history says that it was opened: not a byte leaves before.
        var read = await book.MoveAsync(
            caseId, officer.Actor,
            (now, m) => OutsideReading.Refused(officer, now, m.Now) is { } reason && Visibility.MaySee(officer, now) ? reason : Find(now, mediaId, officer) is { IsOk: true, Value: var found } ? now.OpenMedium(mediaId, found.Kind, found.OriginalId == mediaId, m) : Find(now, mediaId, officer).Refusal!,
            cancellationToken).ConfigureAwait(false);
        if (read.Refusal is { } notRead)
        {
            return notRead;
        }

        var item = Find(read.Value, mediaId, officer).Value;
        var isOriginal = item.OriginalId == mediaId;
        var type = isOriginal ? item.OriginalContentType : item.ContentType;
        return new MediaAnswer(content, type, $"{c.Code}-{mediaId[..Math.Min(6, mediaId.Length)]}{(isOriginal ? "-original" : "")}.{MediaTypes.Ending(type ?? "")}");
    }

    // The medium, where this officer may open it as the case stands.
    private static Outcome<TipMediaItem> Find(Case c, string mediaId, Officer officer) =>
        c.Tip is not { } tip || !Visibility.MaySee(officer, c) || tip.Media.Concat(tip.Reports.SelectMany(static r => r.Media)).FirstOrDefault(m => m.Id == mediaId || m.OriginalId == mediaId) is not { } item ? Unknown
        : Refused(item, item.OriginalId == mediaId, officer, c) is { } refusal ? refusal
        : item;

    private static Refusal? Refused(TipMediaItem item, bool isOriginal, Officer officer, Case c) =>
        !Visibility.MayOpen(officer, CaseScope.Of(c), item.Kind) ? new Refusal(RefusalKind.Forbidden, "Recordings are heard by the SP office alone: a voice can be recognised.") { Hindi = "रिकॉर्डिंग केवल एसपी कार्यालय सुनता है: आवाज़ पहचानी जा सकती है।" }
        : isOriginal && !Visibility.MayDecideTogether(officer, CaseScope.Of(c)) ? new Refusal(RefusalKind.Forbidden, "What two supervisors asked for is opened by supervisors alone, and not by the officer of the tip.") { Hindi = "दो पर्यवेक्षकों की माँगी फ़ाइल केवल पर्यवेक्षक खोलते हैं, और वह अधिकारी नहीं जिसे सूचना सौंपी गई है।" }
        : isOriginal || item.State == MediaState.Arrived ? null
        : item.State == MediaState.Expected ? new Refusal(RefusalKind.NotNow, "Its copy has not arrived yet: look again in a minute.") { Hindi = "इसकी प्रति अभी नहीं आई: एक मिनट में फिर देखें।" }
        : item.State == MediaState.Sealed ? new Refusal(RefusalKind.NotNow, "No copy without metadata can be made of this. The original is sealed: two supervisors may ask for it.") { Hindi = "इसकी सुरक्षित प्रति नहीं बन सकती। मूल सीलबंद है: दो पर्यवेक्षक उसे माँग सकते हैं।" }
        : new Refusal(RefusalKind.Gone, "This could not be had, and never will come.") { Hindi = "यह नहीं मिल सकी और अब नहीं आएगी।" };
}

using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Media;
using Satark.Roster;
using Satark.Tips;
using Satark.Tips.Moves;
using Satark.Tips.Receiving;

namespace Satark.Http.Tips;

/// <summary>Opens a medium of a tip for somebody who may: an informer's copy, an officer's own, or an original that two supervisors asked for.</summary>
public sealed class OpenTipMedium(CaseBook book, TipMediaBox box)
{
    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "There is no such case, or no such medium of it.");

    /// <summary>The medium as an answer, once the history says that it was opened.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="mediaId">The medium's id, or that of its original.</param>
    /// <param name="officer">Who opens it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<IResult>> HandleAsync(string caseId, string mediaId, Officer officer, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: { Tip: { } tip } c } || !Visibility.MaySee(officer, c)
            || tip.Media.Concat(tip.Reports.SelectMany(static r => r.Media)).FirstOrDefault(m => m.Id == mediaId || m.OriginalId == mediaId) is not { } item)
        {
            return Unknown;
        }

        var isOriginal = item.OriginalId == mediaId;
        if (Refused(item, isOriginal, officer, c) is { } refusal)
        {
            return refusal;
        }

        if (c.Erased || await box.OpenAsync(c, mediaId, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return new Refusal(RefusalKind.Gone, "This was erased.");
        }

        var read = await book.MoveAsync(caseId, officer.Actor, (now, m) => now.OpenMedium(mediaId, item.Kind, isOriginal, m), cancellationToken).ConfigureAwait(false);
        if (read.Refusal is { } notRead)
        {
            return notRead;
        }

        var type = isOriginal ? item.OriginalContentType : item.ContentType;
        return new MediaAnswer(content, type, $"{c.Code}-{mediaId[..6]}{(isOriginal ? "-original" : "")}.{MediaTypes.Ending(type ?? "")}");
    }

    private static Refusal? Refused(TipMediaItem item, bool isOriginal, Officer officer, Case c) =>
        !Visibility.MayOpen(officer, CaseScope.Of(c), item.Kind) ? new Refusal(RefusalKind.Forbidden, "Recordings are heard by the SP office alone: a voice can be recognised.")
        : isOriginal && !officer.IsSupervisor ? new Refusal(RefusalKind.Forbidden, "What two supervisors asked for is opened by supervisors alone.")
        : isOriginal || item.State == MediaState.Arrived ? null
        : item.State == MediaState.Expected ? new Refusal(RefusalKind.NotNow, "Its copy has not arrived yet: look again in a minute.")
        : item.State == MediaState.Sealed ? new Refusal(RefusalKind.NotNow, "No copy without metadata can be made of this. The original is sealed: two supervisors may ask for it.")
        : new Refusal(RefusalKind.Gone, "This could not be had, and never will come.");
}

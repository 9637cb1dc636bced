using Satark.Cases;
using Satark.Storage;

namespace Satark.Privacy;

/// <summary>
/// Erases what is personal of a closed case: report, bodies, media, key. Header and digests of its history stay, and its chain
/// still verifies as "erased". A second run finishes what a first one left.
/// </summary>
public sealed class EraseCase(IStore store, CaseBook book, IKeyRing keys, Tips.Receiving.TipMediaBox media, Searching.SearchIndex search)
{
    /// <summary>Erases for good; an open case is refused.</summary>
    public async Task<Outcome<Case>> HandleAsync(string caseId, Actor by, CancellationToken cancellationToken)
    {
        var erased = await book.MoveAsync(
            caseId,
            by,
            (c, m) => c.IsOpen ? new Refusal(RefusalKind.NotNow, "This case is open: close it first.")
                : c.Erased ? new Moved(c, [])
                : new Moved(c with { Erased = true, SealedReport = null, SealedEvidence = null, Urgency = null }, [m.Say(EventKinds.Erased)]),
            cancellationToken).ConfigureAwait(false);
        if (!erased.IsOk)
        {
            return erased;
        }

        // The key goes first: from here on nothing can be read, whatever happens to the rest.
        await keys.EraseAsync(erased.Value.KeyId, cancellationToken).ConfigureAwait(false);
        var id = CaseId.Parse(caseId);
        await search.ForgetAsync(erased.Value, cancellationToken).ConfigureAwait(false);
        await Intake.IndexCase.ForgetPersonAsync(store, caseId, cancellationToken).ConfigureAwait(false);
        await media.DeleteAllAsync(erased.Value, cancellationToken).ConfigureAwait(false);
        if (erased.Value.Tip is not null)
        {
            await Tips.RelateTips.ForgetAsync(store, keys, erased.Value, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (row, stored) in await store.ListAllAsync(id.Partition, id.Row + ".event-", SatarkJson.Default.CaseEvent, cancellationToken).ConfigureAwait(false))
        {
            if (stored.Value.Body is not null)
            {
                // A conflict means that a second run was faster.
                await store.SaveAsync(new Change(id.Partition).Replace(row, stored.Version, stored.Value with { Body = null }, SatarkJson.Default.CaseEvent), cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var (row, stored) in await store.ListAllAsync(id.Partition, "answer-", SatarkJson.Default.AlertReceipt, cancellationToken).ConfigureAwait(false))
        {
            if (stored.Value.CaseId == caseId && stored.Value.SealedWarnings is not null)
            {
                await store.SaveAsync(new Change(id.Partition).Replace(row, stored.Version, stored.Value with { SealedWarnings = null }, SatarkJson.Default.AlertReceipt), cancellationToken).ConfigureAwait(false);
            }
        }

        return erased;
    }
}

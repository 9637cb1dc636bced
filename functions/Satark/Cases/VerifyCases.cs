using Satark.Privacy;

namespace Satark.Cases;

/// <summary>What a verification found.</summary>
/// <param name="Cases">Cases looked at.</param>
/// <param name="Events">Events looked at.</param>
/// <param name="Erased">Cases whose bodies were erased: their chain verifies without them.</param>
/// <param name="Anchored">Cases that anchor lines name.</param>
/// <param name="Faults">What is wrong, a sentence each; empty where every history is whole.</param>
public sealed record Verification(int Cases, int Events, int Erased, int Anchored, IReadOnlyList<string> Faults)
{
    /// <summary>All of it in one line.</summary>
    public string Summary => $"{Cases} cases, {Events} events, {Erased} erased, {Anchored} anchored: {(Faults.Count == 0 ? "every history is whole" : $"{Faults.Count} faults")}";
}

/// <summary>Proves the history of every case: chain, bodies, and that no case is missing that an anchor line names.</summary>
public sealed class VerifyCases(CaseBook book, CaseIndex index, Anchors anchors, IKeyRing keys)
{
    /// <summary>Verifies all cases, also while the desk works on them.</summary>
    /// <param name="anchorLines">The lines of the anchor file, oldest first.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<Verification> HandleAsync(IEnumerable<string> anchorLines, CancellationToken cancellationToken)
    {
        var (heads, anchorFaults) = anchors.Replay(anchorLines);
        var faults = new List<string>(anchorFaults);
        var missing = new HashSet<string>(heads.Keys, StringComparer.Ordinal);
        int cases = 0, count = 0, erased = 0;
        await foreach (var id in index.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await LookAsync(id, heads.GetValueOrDefault(id), cancellationToken).ConfigureAwait(false) is not { } look)
            {
                faults.Add($"case {id} is in the index and not in the store");
                continue;
            }

            cases++;
            missing.Remove(id);
            count += look.Events;
            erased += look.Case.Erased ? 1 : 0;
            if (look.Fault is { } fault)
            {
                faults.Add($"case {id} ({look.Case.Code}): {fault}");
            }
        }

        faults.AddRange(missing.Order(StringComparer.Ordinal).Select(id => $"case {id} is missing: an anchor line names it"));
        return new Verification(cases, count, erased, heads.Count, faults);
    }

    // Case and events are read one after the other while the desk goes on: a fault of a case that was saved in between says nothing, and it is looked at again.
    private async Task<(Case Case, int Events, string? Fault)?> LookAsync(string id, AnchoredHead? anchored, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } loaded)
            {
                return null;
            }

            var events = await book.EventsAsync(id, cancellationToken).ConfigureAwait(false);
            var fault = await FaultAsync(loaded.Value, events, anchored, cancellationToken).ConfigureAwait(false);
            if (fault is null || (await book.FindAsync(id, cancellationToken).ConfigureAwait(false))?.Version == loaded.Version)
            {
                return (loaded.Value, events.Count, fault);
            }
        }
    }

    private async Task<string?> FaultAsync(Case c, IReadOnlyList<CaseEvent> events, AnchoredHead? anchored, CancellationToken cancellationToken)
    {
        var key = await book.KeyAsync(c, cancellationToken).ConfigureAwait(false);
        if (key is null && !c.Erased)
        {
            return "its key is missing, and it was not erased: import the copy of the keys";
        }

        return History.Fault(c.Id, c.Head, events, key, keys.Installation(KeyPurpose.Chain).Span)
            ?? (anchored is null ? null
                : events.Count < anchored.Seq ? $"it has {events.Count} events, and an anchor line names {anchored.Seq}"
                : events[anchored.Seq - 1].Link != anchored.Link ? $"event {anchored.Seq} is not the one that an anchor line names"
                : null);
    }
}

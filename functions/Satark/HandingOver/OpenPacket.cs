using Satark.Cases;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.HandingOver;

/// <summary>Makes the hand-over packet of a case for somebody who asks for it; the history tells who did, before anybody reads a word.</summary>
public sealed class OpenPacket(CaseBook book, DeskOptions desk, Officers officers)
{
    /// <summary>The packet; refused where the case was erased or does not exist.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="format">In which form they get it.</param>
    /// <param name="mayOpen">Whether it may still be opened as the case stands; null: always.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<HandOverPacket>> HandleAsync(string caseId, Actor by, PacketFormat format, Func<Case, Refusal?>? mayOpen, CancellationToken cancellationToken)
    {
        var opened = await book.MoveAsync(caseId, by, (c, m) => mayOpen?.Invoke(c) is { } refusal ? refusal : c.OpenPacket(format, m), cancellationToken).ConfigureAwait(false);
        if (!opened.IsOk)
        {
            return opened.Refusal!;
        }

        var c = opened.Value;
        if (c.SealedReport is null || await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return new Refusal(RefusalKind.NotNow, "This case was erased: there is nothing left to hand over.");
        }

        var events = await book.EventsAsync(c.Id, cancellationToken).ConfigureAwait(false);
        return HandOverPacket.Of(
            c, CaseBook.OpenReport(c, key), CaseBook.OpenEvidence(c, key), Added(c, events, key), Contacts(events),
            await DeskLine.OfAsync(desk, officers, cancellationToken).ConfigureAwait(false), book.Now);
    }

    private static List<PacketFact> Added(Case c, IReadOnlyList<CaseEvent> events, DataKey key) =>
    [
        .. events.Where(e => e.Kind == EventKinds.EvidenceAdded)
            .Select(e => (Event: e, Value: History.Open(c.Id, e, key)))
            .Where(e => e.Value is not null)
            .Select(e => new PacketFact(e.Event.Facts.GetValueOrDefault("kind", "other"), e.Value!, e.Event.At, e.Event.By.Name)),
    ];

    private static List<PacketLine> Contacts(IReadOnlyList<CaseEvent> events) =>
    [
        .. events.Where(e => e.Kind == EventKinds.ContactAttempted).Select(e => new PacketLine(
            e.At, "Contact with the person: " + (Words<ContactResult>.TryParse(e.Facts.GetValueOrDefault("result"), out var result) ? PacketWords.Of(result) : "tried"))),
    ];
}

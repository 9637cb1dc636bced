using Satark.Board;
using Satark.Cases;
using Satark.Partners;
using Satark.Roster;

namespace Satark.Http.Views;

/// <summary>What a case has to do with a phone call.</summary>
/// <param name="Partner">Of a call: the id of the partner who rings, or null while nobody has said.</param>
/// <param name="Caller">Of a call: who rings, and the number to ring back.</param>
/// <param name="Partners">Of a call: who may be named.</param>
/// <param name="Offers">Of a call: what may be its writing; of a written case: whose call it may be.</param>
public sealed record CallView(string? Partner, string? Caller, IReadOnlyList<PartnerName> Partners, IReadOnlyList<CallOffer> Offers);

/// <summary>A partner as the desk says it.</summary>
public sealed record PartnerName(string Id, string Name);

/// <summary>Another case that may be the same matter.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Source">Who told it.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Holder">The name of whoever has it, or null.</param>
public sealed record CallOffer(string CaseId, string Code, string Source, DateTimeOffset OpenedAt, string? Holder);

/// <summary>Finds which call and which writing may belong together, by partner and time. It only offers: the operator decides.</summary>
public sealed class CallViews(BoardIndex board, CaseBook book, PartnerBook partners)
{
    private const int Most = 20;

    /// <summary>What this reader is offered; null where the case has nothing to do with any call.</summary>
    public async Task<CallView?> OfAsync(Case c, Report? report, Officer reader, CancellationToken cancellationToken)
    {
        var isCall = c.Kind == CaseKind.PhoneIn;
        var offers = c.IsOpen && reader.Role >= Role.Operator && (isCall || Merging.MayBeWritten(c)) ? await OffersAsync(c, reader, cancellationToken).ConfigureAwait(false) : [];
        return isCall ? new CallView(c.PartnerId, report?.Caller, [.. (await partners.ListAsync(cancellationToken).ConfigureAwait(false)).Where(MayRing).Select(p => new PartnerName(p.Id, p.Name))], offers)
            : offers.Count > 0 ? new CallView(null, null, [], offers)
            : null;
    }

    // The relay of informers is a partner by its key alone.
    private static bool MayRing(Partner partner) => partner.Keys.Any(k => k.Scopes.Contains(Scopes.Write));

    private async Task<IReadOnlyList<CallOffer>> OffersAsync(Case c, Officer reader, CancellationToken cancellationToken)
    {
        var isCall = c.Kind == CaseKind.PhoneIn;
        var near = (await board.ListAsync(cancellationToken).ConfigureAwait(false))
            .Where(row => row.State != CaseState.Closed && row.Mode == c.Mode && row.Id != c.Id && (row.Kind == CaseKind.PhoneIn) != isCall
                && (row.OpenedAt - c.OpenedAt).Duration() <= Merging.Window && Visibility.MaySee(reader, row))
            .OrderBy(row => (row.OpenedAt - c.OpenedAt).Duration())
            .Take(Most);
        var offers = new List<CallOffer>();
        foreach (var row in near)
        {
            if (await book.FindAsync(row.Id, cancellationToken).ConfigureAwait(false) is { Value: var other } && Visibility.MaySee(reader, other) && (isCall ? Merging.Fits(c, other) : Merging.Fits(other, c)))
            {
                offers.Add(new CallOffer(other.Id, other.Code, other.Source, other.OpenedAt, other.Hold?.By.Name));
            }
        }

        return offers;
    }
}

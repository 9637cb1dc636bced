using Satark.Http.Desk;
using Satark.Roster;

namespace Satark.Local.Desk;

/// <summary>Sends pages to this host's own hub.</summary>
internal sealed class HubNegotiator : INegotiator
{
    /// <summary>The hub: always on the host that the page itself came from, because its policy allows no other.</summary>
    public Task<Negotiation> NegotiateAsync(Officer officer, string origin, CancellationToken cancellationToken) =>
        Task.FromResult(Negotiation.OwnHub(origin + NegotiateEndpoints.HubPath));
}

using Satark.Http.Desk;
using Satark.Roster;

namespace Satark.Functions.Desk;

/// <summary>There is no SignalR service: pages ask.</summary>
internal sealed class PollingNegotiator : INegotiator
{
    /// <inheritdoc />
    public Task<Negotiation> NegotiateAsync(Officer officer, string origin, CancellationToken cancellationToken) => Task.FromResult(Negotiation.Asking);
}

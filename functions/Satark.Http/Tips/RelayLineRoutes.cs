using Satark.Http.Routing;
using Satark.Partners;
using Satark.Tips.Receiving;
using static Satark.Http.Routing.RouteLines;

namespace Satark.Http.Tips;

/// <summary>The line to the informers' relay, and the public counters.</summary>
public sealed class RelayLineRoutes(RelayEndpoints relay, CounterEndpoints counters) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Post("SayTip", "/api/v1/relay/words", new Caller.Partner(Scopes.Relay), relay.SayAsync, 1024 * 1024),
        Get("FetchDeskWords", "/api/v1/relay/words", new Caller.Partner(Scopes.Relay), relay.FetchAsync),
        Post("ConfirmDeskWords", "/api/v1/relay/words/taken", new Caller.Partner(Scopes.Relay), relay.ConfirmAsync, Page),
        new("PutTipMedia", "PUT", "/api/v1/relay/tips/{alias}/media/{id}", new Caller.Partner(Scopes.Relay), relay.PutMediaAsync) { BodyLimit = TipMediaBox.MostBytes },
        Get("ReadCounters", "/api/v1/counters", Anybody, counters.ReadAsync),
    ];
}

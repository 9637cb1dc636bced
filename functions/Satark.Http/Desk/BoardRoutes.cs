using Satark.Http.Accounts;
using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Desk;

/// <summary>What the desk page asks that is about no one case.</summary>
public sealed class BoardRoutes(BoardEndpoints board, NegotiateEndpoints negotiate, PresenceEndpoints presence, DirectoryEndpoints directory, OutboxEndpoints outbox, DeadLetterEndpoints letters) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Get("ReadBoard", "/api/v1/board", Officer(Station), board.ReadAsync) with { Needs = Standing.Board },
        Post("Negotiate", "/api/v1/negotiate", Officer(Station), negotiate.NegotiateAsync, Small) with { Needs = Standing.Board, Body = BodyKind.None },
        Post("ReportPresence", "/api/v1/presence", Officer(Station), presence.ReportAsync, Tiny) with { Needs = Standing.Board },
        Post("ConfirmAlarm", "/api/v1/presence/played", Officer(Station), presence.ConfirmAsync, Tiny) with { Needs = Standing.Board },
        Get("ListUsers", "/api/v1/users", Officer(Station), directory.UsersAsync),
        Get("ListDistricts", "/api/v1/districts", Anybody, DirectoryEndpoints.DistrictsAsync),
        Get("ListCategories", "/api/v1/categories", Anybody, DirectoryEndpoints.CategoriesAsync),
        Get("ListOutbox", "/api/v1/outbox", StateDesk(Operator), outbox.ListAsync),
        Get("ListDeadLetters", "/api/v1/dead-letters", StateDesk(Supervisor), letters.ListAsync),
        Post("ReplayDeadLetter", "/api/v1/dead-letters/{id}/replay", StateDesk(Supervisor), letters.ReplayAsync, Small) with { Needs = Standing.Fresh },
    ];
}

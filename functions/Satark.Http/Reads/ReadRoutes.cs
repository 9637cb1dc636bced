using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Reads;

/// <summary>What is read: the record of it, the reason for it, and the list of what stands out.</summary>
public sealed class ReadRoutes(ReadEndpoints reads) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Post("UnmaskCase", "/api/v1/cases/{id}/unmasked", Officer(Station), reads.UnmaskAsync, Tiny),
        Post("GiveReason", "/api/v1/cases/{id}/reason", Officer(Station), reads.GiveReasonAsync, Small),
        Get("ListReading", "/api/v1/reading/{week}", Officer(Supervisor), reads.ListAsync),
    ];
}

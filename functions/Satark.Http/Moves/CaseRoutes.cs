using Satark.Http.Accounts;
using Satark.Http.Packets;
using Satark.Http.Routing;
using Satark.Http.Tips;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Moves;

/// <summary>One case: reading it, moving it, its pictures, media and packet.</summary>
public sealed class CaseRoutes(CaseEndpoints cases, TipMediaEndpoints tipMedia, PacketEndpoints packets) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Get("ReadCase", "/api/v1/cases/{id}", Officer(Station), cases.ReadAsync) with { Needs = Standing.Board },
        Post("FindCase", "/api/v1/cases", Officer(Station), cases.FindAsync, Page),
        Post("SeeCase", "/api/v1/cases/{id}/seen", Officer(Station), cases.SeeAsync, Small),
        Post("MoveCase", "/api/v1/cases/{id}/moves/{move}", Officer(Station), cases.MoveAsync, Page),
        new("AddPicture", "POST", "/api/v1/cases/{id}/pictures", Officer(Station), cases.AddPictureAsync) { BodyLimit = Picture, Body = BodyKind.Picture },
        Get("ReadTipMedia", "/api/v1/cases/{id}/media/{mediaId}", Officer(Station), tipMedia.ReadAsync),
        Get("OpenPacket", "/api/v1/cases/{id}/packet", Officer(Operator), packets.OpenAsync) with { Needs = Standing.Fresh },
        Get("DownloadPacket", "/api/v1/cases/{id}/packet.xml", Officer(Operator), packets.DownloadAsync) with { Needs = Standing.Fresh },
    ];
}

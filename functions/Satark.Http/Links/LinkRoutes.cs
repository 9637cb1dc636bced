using Satark.Http.Links.Tips;
using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;

namespace Satark.Http.Links;

/// <summary>What the link of a message opens.</summary>
public sealed class LinkRoutes(LinkEndpoints links) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Get("ShowLink", "/l", new Caller.Link(), links.ShowAsync) with { TroublePage = links.Trouble },
        new("AnswerLink", "POST", "/l", new Caller.Link(), links.AnswerAsync) { BodyLimit = Small, Body = BodyKind.Form, TroublePage = links.Trouble },
        new("ReportByLink", "POST", "/l/report", new Caller.Link(), links.ReportAsync) { BodyLimit = ReportForm.MostRead, Body = BodyKind.Multipart, TroublePage = links.Trouble },
        Get("LinkStyle", "/l.css", Anybody, LinkSheet.StyleAsync),
    ];
}

using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Mails;

/// <summary>Mails that come in, and what is read of them on the desk.</summary>
public sealed class MailRoutes(MailEndpoints mails) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        new("ReceiveMail", "POST", "/api/v1/inbound/email/{secret}", new Caller.Webhook(), mails.ReceiveAsync) { BodyLimit = MailFormReader.MostRead, Body = BodyKind.Stream },
        Get("ListMails", "/api/v1/mails", StateDesk(Operator), mails.ListAsync),
        Get("ReadMailFile", "/api/v1/cases/{id}/attachments/{fileId}", Officer(Station), mails.ReadFileAsync),
    ];
}

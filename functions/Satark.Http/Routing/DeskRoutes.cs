using Satark.Http.Accounts;
using Satark.Http.Alerts;
using Satark.Http.Callbacks;
using Satark.Http.Channels;
using Satark.Http.Demo;
using Satark.Http.Desk;
using Satark.Http.Health;
using Satark.Http.Links;
using Satark.Http.Links.Tips;
using Satark.Http.Moves;
using Satark.Http.Packets;
using Satark.Http.Tips;
using Satark.Partners;
using Satark.Tips.Receiving;
using static Satark.Roster.Role;

namespace Satark.Http.Routing;

/// <summary>All that the desk answers, in both hosts: name, method, path, who may call, what it may carry.</summary>
public sealed class DeskRoutes
{
    private const int Tiny = 1024;
    private const int Small = 8 * 1024;
    private const int Page = 64 * 1024;
    private const int Picture = 16 * 1024 * 1024;

    private static readonly Caller Anybody = new Caller.Anybody();
    private static readonly Caller Link = new Caller.Link();
    private static readonly Caller Relay = new Caller.Partner(Scopes.Relay);

    /// <summary>The desk's routes, those of demos too.</summary>
    public DeskRoutes(
        AlertEndpoints alerts, RefusedEndpoints refused, SessionEndpoints session, BoardEndpoints board, NegotiateEndpoints negotiate, PresenceEndpoints presence,
        CaseEndpoints cases, PacketEndpoints packets, DirectoryEndpoints directory, OutboxEndpoints outbox, DeadLetterEndpoints letters, LinkEndpoints links, TwilioEndpoints twilio,
        SendGridEndpoints sendGrid, WhatsAppReportEndpoints whatsApp, RelayEndpoints relay, CounterEndpoints counters, TipMediaEndpoints tipMedia, HealthEndpoints health, DemoEndpoints demo)
    {
        All =
        [
            Post("SubmitAlert", "/api/v1/alerts", new Caller.Partner(Scopes.Write), alerts.SubmitAsync, 256 * 1024) with { KeepsRefused = true },
            Get("ReadAlert", "/api/v1/alerts/{id}", new Caller.Partner(Scopes.Read), alerts.ReadAsync),

            Get("ReadSession", "/api/v1/session", Anybody, session.ReadAsync),
            Post("SignIn", "/api/v1/session", Anybody, session.SignInAsync, Small),
            Post("SignInByLink", "/api/v1/session/link", Anybody, session.SignInByLinkAsync, Small),
            new("SignOut", "DELETE", "/api/v1/session", Anybody, session.SignOutAsync),
            Post("SetUp", "/api/v1/setup", new Caller.Installer(), session.SetUpAsync, Small),

            Get("ReadBoard", "/api/v1/board", Desk(Station), board.ReadAsync),
            Post("Negotiate", "/api/v1/negotiate", Desk(Station), negotiate.NegotiateAsync, Small) with { Body = BodyKind.None },
            Post("ReportPresence", "/api/v1/presence", Desk(Station), presence.ReportAsync, Tiny),
            Post("ConfirmAlarm", "/api/v1/presence/played", Desk(Station), presence.ConfirmAsync, Tiny),
            Get("ReadCase", "/api/v1/cases/{id}", Desk(Station), cases.ReadAsync),
            Post("FindCase", "/api/v1/cases", Desk(Station), cases.FindAsync, Page),
            Post("SeeCase", "/api/v1/cases/{id}/seen", Desk(Station), cases.SeeAsync, Small),
            Post("MoveCase", "/api/v1/cases/{id}/moves/{move}", Desk(Station), cases.MoveAsync, Page),
            new("AddPicture", "POST", "/api/v1/cases/{id}/pictures", Desk(Station), cases.AddPictureAsync) { BodyLimit = Picture, Body = BodyKind.Picture },
            Get("ReadTipMedia", "/api/v1/cases/{id}/media/{mediaId}", Desk(Station), tipMedia.ReadAsync),
            Get("OpenPacket", "/api/v1/cases/{id}/packet", Desk(Operator), packets.OpenAsync),
            Get("DownloadPacket", "/api/v1/cases/{id}/packet.xml", Desk(Operator), packets.DownloadAsync),
            Post("OpenRefused", "/api/v1/refused/{id}/open", StateDesk(Operator), refused.OpenAsync, Small),
            Post("DismissRefused", "/api/v1/refused/{id}/dismiss", StateDesk(Operator), refused.DismissAsync, Small),
            Get("ListUsers", "/api/v1/users", Desk(Station), directory.UsersAsync),
            Get("ListDistricts", "/api/v1/districts", Anybody, DirectoryEndpoints.DistrictsAsync),
            Get("ListCategories", "/api/v1/categories", Anybody, DirectoryEndpoints.CategoriesAsync),
            Get("ListOutbox", "/api/v1/outbox", StateDesk(Operator), outbox.ListAsync),
            Get("ListDeadLetters", "/api/v1/dead-letters", StateDesk(Supervisor), letters.ListAsync),
            Post("ReplayDeadLetter", "/api/v1/dead-letters/{id}/replay", StateDesk(Supervisor), letters.ReplayAsync, Small),

            Get("ShowLink", "/l", Link, links.ShowAsync) with { TroublePage = links.Trouble },
            new("AnswerLink", "POST", "/l", Link, links.AnswerAsync) { BodyLimit = Small, Body = BodyKind.Form, TroublePage = links.Trouble },
            new("ReportByLink", "POST", "/l/report", Link, links.ReportAsync) { BodyLimit = ReportForm.MostRead, Body = BodyKind.Multipart, TroublePage = links.Trouble },
            Get("LinkStyle", "/l.css", Anybody, LinkSheet.StyleAsync),

            new("ReportTwilio", "POST", TwilioStatusCallback.Path, new Caller.Webhook(), twilio.ReportAsync) { BodyLimit = Page, Body = BodyKind.Form },
            new("VerifyWhatsAppReports", "GET", WhatsAppReports.Path, new Caller.Webhook(), whatsApp.VerifyAsync),
            new("ReportWhatsApp", "POST", WhatsAppReports.Path, new Caller.Webhook(), whatsApp.ReportAsync) { BodyLimit = WhatsAppReports.MostBytes },
            Post("ReportSendGrid", SendGridEndpoints.Path, new Caller.Webhook(), sendGrid.ReportAsync, 1024 * 1024), // SendGrid sends batches of up to 768 KB.

            Post("SayTip", "/api/v1/relay/words", Relay, relay.SayAsync, 1024 * 1024),
            Get("FetchDeskWords", "/api/v1/relay/words", Relay, relay.FetchAsync),
            Post("ConfirmDeskWords", "/api/v1/relay/words/taken", Relay, relay.ConfirmAsync, Page),
            new("PutTipMedia", "PUT", "/api/v1/relay/tips/{alias}/media/{id}", Relay, relay.PutMediaAsync) { BodyLimit = TipMediaBox.MostBytes },
            Get("ReadCounters", "/api/v1/counters", Anybody, counters.ReadAsync),

            Get("Live", "/health/live", Anybody, HealthEndpoints.LiveAsync),
            Get("Ready", "/health/ready", Anybody, health.ReadyAsync),
            Get("Engine", "/health/engine", Anybody, health.EngineAsync),

            Get("DemoOutbox", "/api/v1/demo/outbox", Anybody, demo.OutboxAsync) with { DemoOnly = true },
            Post("DemoAlert", "/api/v1/demo/alert", Desk(Station), demo.AlertAsync, Small) with { DemoOnly = true },
            Get("DemoCurl", "/api/v1/demo/curl", Desk(Station), demo.CurlAsync) with { DemoOnly = true },
            new("DemoScale", "PUT", "/api/v1/demo/scale", Desk(Station), demo.ScaleAsync) { BodyLimit = Small, Body = BodyKind.Json, DemoOnly = true },
            Get("DemoPartner", "/api/v1/demo/partner/{id}", Desk(Station), demo.PartnerAsync) with { DemoOnly = true },
        ];
    }

    /// <summary>The lines, in no order that matters.</summary>
    public IReadOnlyList<Route> All { get; }

    private static Caller.Desk Desk(Roster.Role minimum) => new(minimum);

    private static Caller.StateDesk StateDesk(Roster.Role minimum) => new(minimum);

    private static Route Get(string name, string path, Caller caller, Endpoint handler) => new(name, "GET", path, caller, handler);

    private static Route Post(string name, string path, Caller caller, Endpoint handler, int limit) =>
        new(name, "POST", path, caller, handler) { BodyLimit = limit, Body = BodyKind.Json };
}

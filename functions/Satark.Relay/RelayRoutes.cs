using Satark.Http.Routing;
using Satark.Relay.Demo;
using Satark.Relay.Web;
using Satark.Relay.WhatsApp;

namespace Satark.Relay;

/// <summary>All that the relay answers, in both hosts.</summary>
public sealed class RelayRoutes
{
    private static readonly Caller Webhook = new Caller.Webhook();

    /// <summary>The relay's routes, those of demos too.</summary>
    public RelayRoutes(WhatsAppEndpoints whatsApp, WebRoutes web, DemoRoutes demo)
    {
        ArgumentNullException.ThrowIfNull(whatsApp);
        ArgumentNullException.ThrowIfNull(web);
        ArgumentNullException.ThrowIfNull(demo);
        All =
        [
            new("VerifyWhatsApp", "GET", WhatsAppEndpoints.Path, Webhook, whatsApp.VerifyAsync),
            new("HearWhatsApp", "POST", WhatsAppEndpoints.Path, Webhook, whatsApp.HearAsync) { BodyLimit = WhatsAppEndpoints.MostBytes },
            .. web.All,
            .. demo.All,
        ];
    }

    /// <summary>The lines, in no order that matters.</summary>
    public IReadOnlyList<Route> All { get; }
}

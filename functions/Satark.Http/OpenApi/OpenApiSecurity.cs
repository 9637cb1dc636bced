using System.Text.Json.Nodes;
using Satark.Http.Routing;
using Satark.Partners;

namespace Satark.Http.OpenApi;

/// <summary>Who may call a route, in OpenAPI's words.</summary>
internal static class OpenApiSecurity
{
    private const string Partner = "partnerSignature", Desk = "deskSession";

    /// <summary>How callers prove who they are.</summary>
    public static JsonObject Schemes() => new()
    {
        [Partner] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "header",
            ["name"] = SignatureHeader.Name,
            ["description"] =
                $"{SignatureHeader.Name}: key=<key id>, t=<unix seconds>, v1=<hex>. v1 is HMAC-SHA256, with the key's UTF-8 bytes, over t, a dot, and the raw body as it is sent "
                + "(a GET has an empty one). t may lie 300 s from the server's clock, which a refusal tells as serverTime. Several v1 may stand, one for each key of a rotation. "
                + "The same signed alert may be repeated for 7 days and is answered like the first time.",
        },
        [Desk] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "cookie",
            ["name"] = "satark",
            ["description"] = "The desk's own page: a session that begins at POST /api/v1/session. In the Azure edition Microsoft Entra ID signs in instead of this cookie.",
        },
    };

    /// <summary>What a caller must bring; none: an empty list.</summary>
    public static JsonArray Of(Caller caller) => caller switch
    {
        Caller.Partner partner => [new JsonObject { [Partner] = new JsonArray(partner.Scope) }],
        Caller.Desk or Caller.StateDesk or Caller.Installer => [new JsonObject { [Desk] = new JsonArray() }],
        _ => [],
    };

    /// <summary>The group under which tools show it.</summary>
    public static string TagOf(Caller caller) => caller switch
    {
        Caller.Partner { Scope: Scopes.Relay } => "relay",
        Caller.Partner => "partner",
        Caller.Desk or Caller.StateDesk or Caller.Installer => "desk",
        Caller.Webhook => "provider",
        Caller.Link => "link",
        _ => "public",
    };

    /// <summary>Who may call, as a sentence.</summary>
    public static string Saying(Caller caller) => caller switch
    {
        Caller.Partner partner => $"For a partner's key of scope {partner.Scope}.",
        Caller.Desk desk => $"For a signed-in officer of at least the role {Words<Roster.Role>.Of(desk.Minimum)}; what lies outside one's jurisdiction does not exist.",
        Caller.StateDesk desk => $"For a signed-in officer of the state desk, of at least the role {Words<Roster.Role>.Of(desk.Minimum)}.",
        Caller.Installer => "For whoever opened the setup link of an installation without an admin.",
        Caller.Webhook => "For a provider that reports: its own signature is the proof.",
        Caller.Link => "For whoever holds the link of a message.",
        _ => "For anybody.",
    };

    /// <summary>Headers that a caller must send beside its proof.</summary>
    public static IEnumerable<JsonNode> Headers(Route route)
    {
        if (route.IsUnsafe && route.Caller is Caller.Desk or Caller.StateDesk or Caller.Installer)
        {
            yield return new JsonObject
            {
                ["name"] = DeskGuard.PageHeader,
                ["in"] = "header",
                ["required"] = true,
                ["description"] = "With a same-origin Origin: no form of another site can send it.",
                ["schema"] = new JsonObject { ["const"] = "1" },
            };
        }
    }
}

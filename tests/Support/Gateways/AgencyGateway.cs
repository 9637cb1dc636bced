using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Satark.Support.Gateways;

/// <summary>An agency's system: takes signed CAP 1.2 messages and refuses what breaks the rules of either.</summary>
public sealed partial class AgencyGateway(string keyId, string key, TimeProvider clock, X509Certificate2? certificate = null) : HttpGateway(certificate)
{
    private static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    private static readonly string[] AlertOrder =
        ["identifier", "sender", "sent", "status", "msgType", "source", "scope", "restriction", "addresses", "code", "note", "references", "incidents", "info"];

    private static readonly string[] InfoOrder =
    [
        "language", "category", "event", "responseType", "urgency", "severity", "certainty", "audience", "eventCode", "effective", "onset", "expires", "senderName",
        "headline", "description", "instruction", "web", "contact", "parameter", "resource", "area",
    ];

    private static readonly string[] AreaOrder = ["areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"];

    private static readonly string[] Once = ["senderName", "headline", "description", "instruction", "web", "contact"];

    private readonly ConcurrentQueue<XElement> _alerts = new();

    /// <summary>What was taken.</summary>
    public IReadOnlyList<XElement> Alerts => [.. _alerts];

    /// <summary>What is wrong with a CAP message, by the standard's own words; null where nothing is.</summary>
    public static string? Fault(XElement alert)
    {
        if (alert.Name != Cap + "alert")
        {
            return "not CAP 1.2";
        }

        string? Text(string name) => alert.Element(Cap + name)?.Value;
        var info = alert.Elements(Cap + "info").ToList();
        return !InOrder(alert, AlertOrder) || !info.All(i => InOrder(i, InfoOrder)) ? "elements out of order"
            : Text("identifier") is not { Length: > 0 } id || id.IndexOfAny([' ', ',', '<', '&']) >= 0 ? "identifier"
            : Text("sender") is not { Length: > 0 } sender || sender.IndexOfAny([' ', ',', '<', '&']) >= 0 ? "sender"
            : !CapTime().IsMatch(Text("sent") ?? "") || info.Elements(Cap + "effective").Any(e => !CapTime().IsMatch(e.Value)) ? "time"
            : Text("status") is not ("Actual" or "Exercise" or "System" or "Test" or "Draft") ? "status"
            : Text("msgType") is not ("Alert" or "Update" or "Cancel" or "Ack" or "Error") ? "msgType"
            : Text("msgType") is not "Alert" && !Reference().IsMatch(Text("references") ?? "") ? "references"
            : Text("scope") is not ("Public" or "Restricted" or "Private") ? "scope"
            : Text("scope") is "Restricted" && string.IsNullOrEmpty(Text("restriction")) ? "restriction"
            : Text("scope") is "Private" && string.IsNullOrEmpty(Text("addresses")) ? "addresses"
            : info.Count == 0 ? "info"
            : info.Select(FaultOfInfo).FirstOrDefault(f => f is not null);
    }

    protected override GatewayAnswer Answer(GatewayRequest request)
    {
        if (request.Method != "POST" || request.Header("Content-Type") != "application/cap+xml")
        {
            return new GatewayAnswer(415);
        }

        if (!IsSigned(request))
        {
            return new GatewayAnswer(401);
        }

        try
        {
            var alert = XDocument.Load(new MemoryStream(request.Body)).Root!;
            if (Fault(alert) is { } fault)
            {
                return new GatewayAnswer(400, fault);
            }

            _alerts.Enqueue(alert);
            return new GatewayAnswer(202);
        }
        catch (XmlException)
        {
            return new GatewayAnswer(400, "not XML");
        }
    }

    private static string? FaultOfInfo(XElement info)
    {
        string? Text(string name) => info.Element(Cap + name)?.Value;
        return Text("category") is not ("Geo" or "Met" or "Safety" or "Security" or "Rescue" or "Fire" or "Health" or "Env" or "Transport" or "Infra" or "CBRNE" or "Other") ? "category"
            : string.IsNullOrEmpty(Text("event")) ? "event"
            : Text("responseType") is not (null or "Shelter" or "Evacuate" or "Prepare" or "Execute" or "Avoid" or "Monitor" or "Assess" or "AllClear" or "None") ? "responseType"
            : Text("urgency") is not ("Immediate" or "Expected" or "Future" or "Past" or "Unknown") ? "urgency"
            : Text("severity") is not ("Extreme" or "Severe" or "Moderate" or "Minor" or "Unknown") ? "severity"
            : Text("certainty") is not ("Observed" or "Likely" or "Possible" or "Unlikely" or "Unknown") ? "certainty"
            : Text("web") is { } web && !Uri.TryCreate(web, UriKind.Absolute, out _) ? "web"
            : info.Elements(Cap + "parameter").Any(p => !IsPair(p)) ? "parameter"
            : Once.FirstOrDefault(once => info.Elements(Cap + once).Count() > 1)
            ?? info.Elements(Cap + "area").Select(FaultOfArea).FirstOrDefault(f => f is not null);
    }

    // Section 3.2.4: one areaDesc, then figures and codes; a circle is a point in WGS 84, a space, and a radius in kilometres.
    private static string? FaultOfArea(XElement area) =>
        !InOrder(area, AreaOrder) ? "area out of order"
        : area.Elements(Cap + "areaDesc").Count() != 1 || string.IsNullOrEmpty(area.Element(Cap + "areaDesc")!.Value) ? "areaDesc"
        : area.Elements(Cap + "circle").Any(c => !IsCircle(c.Value)) ? "circle"
        : area.Elements(Cap + "geocode").Any(g => !IsPair(g)) ? "geocode"
        : null;

    private static bool IsPair(XElement pair) =>
        pair.Elements().Select(e => e.Name).SequenceEqual([Cap + "valueName", Cap + "value"]) && pair.Elements().All(e => !string.IsNullOrWhiteSpace(e.Value));

    private static bool IsCircle(string circle) =>
        Circle().Match(circle) is { Success: true } match
        && Math.Abs(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) <= 90 && Math.Abs(double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)) <= 180;

    private static bool InOrder(XElement parent, string[] order)
    {
        var places = parent.Elements().Select(e => e.Name.Namespace == Cap ? Array.IndexOf(order, e.Name.LocalName) : -1).ToList();
        return places.TrueForAll(p => p >= 0) && places.SequenceEqual(places.Order());
    }

    private bool IsSigned(GatewayRequest request)
    {
        var parts = (request.Header("Satark-Signature") ?? "").Split(", ").Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        if (parts.GetValueOrDefault("key") != keyId || !long.TryParse(parts.GetValueOrDefault("t"), NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            || Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - t) > 300)
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{t}."), .. request.Body];
        return parts.GetValueOrDefault("v1") == Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$")]
    private static partial Regex CapTime();

    [GeneratedRegex(@"^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?) \d+(?:\.\d+)?$")]
    private static partial Regex Circle();

    [GeneratedRegex(@"^[^\s,<&]+,[^\s,<&]+,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$")]
    private static partial Regex Reference();
}

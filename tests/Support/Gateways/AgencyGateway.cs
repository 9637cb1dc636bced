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
            : info.Elements(Cap + "area").Any(a => string.IsNullOrEmpty(a.Element(Cap + "areaDesc")?.Value)) ? "areaDesc"
            : null;
    }

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

    [GeneratedRegex(@"^[^\s,<&]+,[^\s,<&]+,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$")]
    private static partial Regex Reference();
}

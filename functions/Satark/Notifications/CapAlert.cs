using System.Globalization;
using System.Text;
using System.Xml;

namespace Satark.Notifications;

/// <summary>Writes a case's facts as a message of the Common Alerting Protocol 1.2 (OASIS CAP-v1.2-os; ITU-T X.1303 bis).</summary>
public static class CapAlert
{
    /// <summary>The namespace of CAP 1.2.</summary>
    public const string Namespace = "urn:oasis:names:tc:emergency:cap:1.2";

    /// <summary>The content type of a CAP message.</summary>
    public const string ContentType = "application/cap+xml";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, CloseOutput = false };

    /// <summary>The message as UTF-8. The elements stand in the order that the standard's schema demands.</summary>
    public static byte[] Write(CaseFacts facts, CapMessage message)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("alert", Namespace);
            WriteHead(xml, facts, message);
            WriteInfo(xml, facts, message);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <summary>A time as CAP demands it: with an offset, and UTC as -00:00 (section 3.3.2 forbids "Z").</summary>
    public static string Time(DateTimeOffset at) => at.Offset == TimeSpan.Zero
        ? at.ToString("yyyy-MM-dd'T'HH:mm:ss'-00:00'", CultureInfo.InvariantCulture)
        : at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void WriteHead(XmlWriter xml, CaseFacts facts, CapMessage message)
    {
        Put(xml, "identifier", message.Identifier);
        Put(xml, "sender", message.Sender);
        Put(xml, "sent", Time(message.SentAt));
        Put(xml, "status", CapWords.Status(facts.Mode));
        Put(xml, "msgType", message.Kind.ToString());
        if (message.Addresses.Count > 0)
        {
            // Section 3.2.1: addresses are required for Private, restriction for Restricted.
            Put(xml, "scope", "Private");
            Put(xml, "addresses", string.Join(' ', message.Addresses.Select(Quoted)));
        }
        else
        {
            Put(xml, "scope", "Restricted");
            Put(xml, "restriction", "For authorised police control rooms only");
        }

        if (facts.Mode == Cases.CaseMode.Exercise)
        {
            // The same section: an exercise's identifier stands in the note.
            Put(xml, "note", "EXERCISE " + facts.Code);
        }

        if (message.About is { } about)
        {
            Put(xml, "references", $"{about.Sender},{about.Identifier},{Time(about.SentAt)}");
        }

        Put(xml, "incidents", facts.CaseId);
    }

    private static void WriteInfo(XmlWriter xml, CaseFacts facts, CapMessage message)
    {
        var first = facts.Mode == Cases.CaseMode.Actual ? "" : CapWords.Status(facts.Mode).ToUpperInvariant() + ". ";
        xml.WriteStartElement("info", Namespace);
        Put(xml, "language", "en-IN");
        Put(xml, "category", CapWords.Category(facts.Type));
        Put(xml, "event", CapWords.Event(facts.Type));
        Put(xml, "responseType", CapWords.ResponseType(message.Kind));
        Put(xml, "urgency", CapWords.Urgency(facts));
        Put(xml, "severity", CapWords.Severity(facts.Severity));
        Put(xml, "certainty", CapWords.Certainty(facts));
        if (message.EffectiveAt is { } effective)
        {
            Put(xml, "effective", Time(effective));
        }

        var details = facts.Details ?? new CapDetails();
        var place = details.Area ?? facts.PlaceName;
        PutKnown(xml, "senderName", details.SenderName);
        Put(xml, "headline", $"{first}Case {facts.Code}, {place ?? "place unknown"}");
        if ((facts.News ?? details.Description) is not null)
        {
            Put(xml, "description", first + string.Join("\n", ((string?[])[facts.News, details.Description]).Where(text => text is not null)));
        }

        PutKnown(xml, "instruction", details.Instruction);
        PutKnown(xml, "web", facts.Link);
        PutKnown(xml, "contact", details.Contact);
        foreach (var parameter in details.Parameters)
        {
            PutPair(xml, "parameter", parameter.Name, parameter.Value);
        }

        xml.WriteStartElement("area", Namespace);
        Put(xml, "areaDesc", place ?? "Place unknown");
        if (details.Circle is { } spot)
        {
            // Section 3.2.4: a point in WGS 84, a space, and a radius in kilometres.
            Put(xml, "circle", string.Create(CultureInfo.InvariantCulture, $"{spot.Latitude:0.0####},{spot.Longitude:0.0####} {spot.AccuracyKm:0.0##}"));
        }

        if (details.State is { } state)
        {
            PutPair(xml, "geocode", "ISO3166-2", "IN-" + state);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void PutPair(XmlWriter xml, string element, string name, string value)
    {
        xml.WriteStartElement(element, Namespace);
        Put(xml, "valueName", name);
        Put(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void PutKnown(XmlWriter xml, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Put(xml, name, value);
        }
    }

    private static void Put(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Namespace, Clean(value));

    // Section 3.2.1: addresses are separated by spaces; one that holds a space stands in quotes.
    private static string Quoted(string address) => address.Contains(' ', StringComparison.Ordinal) ? $"\"{address}\"" : address;

    // XML 1.0 has no way to say most control characters; the writer would throw and the agency would hear nothing.
    private static string Clean(string value) =>
        value.All(XmlConvert.IsXmlChar) ? value : string.Concat(value.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)));
}

using System.Text.Json.Nodes;

namespace Satark.Http.OpenApi;

/// <summary>An invented alert in each form; the tests send them as they stand.</summary>
internal static class AlertExamples
{
    /// <summary>The same in CAP 1.2.</summary>
    public const string Cap = """
        <?xml version="1.0" encoding="utf-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>example-2</identifier><sender>safety@platform.example</sender><sent>2026-03-02T17:29:30+05:30</sent>
          <status>Actual</status><msgType>Alert</msgType><scope>Private</scope>
          <info>
            <language>en-IN</language><category>Rescue</category><event>Suicide risk</event>
            <urgency>Immediate</urgency><severity>Extreme</severity><certainty>Likely</certainty>
            <description>Goodbye everyone. Ballia, near the river.</description><web>https://platform.example/p/2</web>
            <parameter><valueName>platform</valueName><value>Platform</value></parameter>
            <parameter><valueName>profile-handle</valueName><value>invented.person.2</value></parameter>
            <parameter><valueName>ip-address</valueName><value>192.0.2.7 2026-03-02T17:28:00+05:30</value></parameter>
            <area><areaDesc>Ballia</areaDesc><circle>25.76,84.15 5</circle></area>
          </info>
        </alert>
        """;

    /// <summary>Our own JSON, with every field.</summary>
    public static JsonObject Json() => new()
    {
        ["id"] = "example-1",
        ["type"] = "suicide-risk",
        ["severity"] = "critical",
        ["status"] = "actual",
        ["action"] = "raise",
        ["detectedAt"] = "2026-03-02T17:29:30+05:30",
        ["platform"] = "Platform",
        ["url"] = "https://platform.example/p/1",
        ["text"] = "Goodbye everyone. Ballia, near the river.",
        ["language"] = "en",
        ["subject"] = new JsonObject
        {
            ["handle"] = "invented.person",
            ["displayName"] = "Invented Person",
            ["phone"] = "+919990012345",
            ["email"] = "invented@platform.example",
            ["profileLocation"] = "Ballia",
            ["ipAddresses"] = new JsonArray(new JsonObject { ["address"] = "192.0.2.7", ["seenAt"] = "2026-03-02T17:28:00+05:30" }),
        },
        ["location"] = new JsonObject { ["latitude"] = 25.76, ["longitude"] = 84.15, ["accuracyMetres"] = 5000, ["text"] = "Ballia" },
        ["media"] = new JsonArray(new JsonObject { ["url"] = "https://platform.example/p/1.jpg", ["contentType"] = "image/jpeg" }),
    };

    /// <summary>A CloudEvent in structured mode.</summary>
    public static JsonObject Event()
    {
        var alert = Json();
        alert["id"] = "example-3";
        alert["url"] = "https://platform.example/p/3";
        alert["subject"] = new JsonObject { ["handle"] = "invented.person.3" };
        return new JsonObject { ["specversion"] = "1.0", ["id"] = "event-3", ["source"] = "https://platform.example/safety", ["type"] = "example.platform.alert", ["time"] = "2026-03-02T17:29:31+05:30", ["data"] = alert };
    }
}

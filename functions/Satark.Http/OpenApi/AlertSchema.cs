using System.Text.Json.Nodes;
using Satark.Cases;
using Satark.Intake;

namespace Satark.Http.OpenApi;

/// <summary>
/// What a partner sends. The reader is lenient where a life is at stake, so no record of the code describes it: the tests send what stands here, field by
/// field, and look for it in the case.
/// </summary>
internal static class AlertSchema
{
    /// <summary>An alert in our own JSON.</summary>
    public static JsonObject Alert() => new()
    {
        ["type"] = "object",
        ["description"] = "At least one of text, url and subject is needed, except to cancel. Of an alert about a life any other field that is wrong is left out and named in warnings.",
        ["required"] = new JsonArray("id"),
        ["properties"] = new JsonObject
        {
            ["id"] = Text("Your own id of the alert: the duplicate key. The same id again is an update of its open case.", 255),
            ["type"] = Word(Words<CaseType>.All.Where(w => w != Words<CaseType>.Of(CaseType.CrimeTip)), "What is reported; unknown reads as other."),
            ["severity"] = Word(Words<Severity>.All, "Missing or unknown reads as critical."),
            ["status"] = Word(Words<CaseMode>.All, "An exercise reaches people, a test stays inside; both need the scope alerts:test."),
            ["action"] = Word(Words<AlertAction>.All, "cancel takes it back, with a reason; a human confirms."),
            ["reason"] = Text("Why it is taken back.", 200),
            ["detectedAt"] = Time("When you noticed."),
            ["platform"] = Text("Where it was seen.", 60),
            ["url"] = Text("The post.", 2_000),
            ["text"] = Text("The post's words.", 100_000),
            ["language"] = Text("BCP 47.", 35),
            ["subject"] = Thing("The person at risk.", new JsonObject
            {
                ["handle"] = Text("The account.", 200),
                ["displayName"] = Text("The name shown.", 200),
                ["phone"] = Text("The account's number.", 40),
                ["email"] = Text("The account's address.", 320),
                ["profileLocation"] = Text("The place that the profile names.", 500),
                ["ipAddresses"] = List("From where the account was used, newest first; a plain string is taken too.", Thing("An address.", new JsonObject { ["address"] = Text("IPv4 or IPv6.", 60), ["seenAt"] = Time("When.") })),
            }),
            ["location"] = Thing("Where you think that the person is.", new JsonObject
            {
                ["latitude"] = Number("Degrees north (WGS 84).", -90, 90),
                ["longitude"] = Number("Degrees east.", -180, 180),
                ["accuracyMetres"] = Number("The radius.", 0, 20_000_000),
                ["text"] = Text("In words.", 500),
            }),
            ["media"] = List("Pictures and films; the server never fetches them.", Thing("One.", new JsonObject { ["url"] = Text("Its address.", 2_000), ["contentType"] = Text("Its media type.", 100) })),
        },
    };

    /// <summary>The same as a CloudEvent in structured mode.</summary>
    public static JsonObject Event() => new()
    {
        ["type"] = "object",
        ["description"] = "A CloudEvent 1.0. Without data.id the duplicate key is source and id.",
        ["required"] = new JsonArray("specversion", "id", "source", "type"),
        ["properties"] = new JsonObject
        {
            ["specversion"] = new JsonObject { ["const"] = "1.0" },
            ["id"] = Text("The event's id, unique with its source.", 1_000),
            ["source"] = Text("Who sends it.", 1_000),
            ["type"] = Text("The kind of event: any.", 1_000),
            ["time"] = Time("Stands for detectedAt where the data has none."),
            ["datacontenttype"] = Word(["application/json", Notifications.CapAlert.ContentType], "What the data is; missing: JSON."),
            ["data"] = new JsonObject { ["oneOf"] = new JsonArray(PartnerSchemas.Ref("Alert"), new JsonObject { ["type"] = "string" }) },
            ["data_base64"] = new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" },
        },
    };

    private static JsonObject Text(string saying, int most) => new() { ["type"] = "string", ["maxLength"] = most, ["description"] = saying };

    private static JsonObject Time(string saying) => new() { ["type"] = "string", ["format"] = "date-time", ["description"] = saying };

    private static JsonObject Number(string saying, double least, double most) => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most, ["description"] = saying };

    private static JsonObject Word(IEnumerable<string> words, string saying) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]), ["description"] = saying };

    private static JsonObject Thing(string saying, JsonObject properties) => new() { ["type"] = "object", ["description"] = saying, ["properties"] = properties };

    private static JsonObject List(string saying, JsonObject items) => new() { ["type"] = "array", ["maxItems"] = 50, ["description"] = saying, ["items"] = items };
}

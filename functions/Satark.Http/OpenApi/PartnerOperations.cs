using System.Text.Json.Nodes;
using Satark.Http.Alerts;
using Satark.Http.Routing;
using Satark.Notifications;

namespace Satark.Http.OpenApi;

/// <summary>What platform partners call, in full.</summary>
internal static class PartnerOperations
{
    private static readonly (string Status, string When)[] Refusals =
    [
        ("400", "A body that cannot be read (a DTD or entity in XML too), no id, or nothing by which anybody could be found; of an alert that is not about a life, any wrong field."),
        ("401", "No signature, one that does not fit, an ended key, or a time more than 300 s away."),
        ("403", "The key lacks the scope: alerts:write, or alerts:test for a test or an exercise."),
        ("404", "A cancel of what was never accepted."),
        ("409", "The id stands for another person's open case, and no life is at stake."),
        ("413", "The body is too large."),
        ("415", "Another kind of body."),
        ("429", "Too many alerts that are not about a life."),
        ("503", "Nothing was saved: send it again."),
    ];

    /// <summary>Adds bodies and answers; false where the route is no platform partner's.</summary>
    public static bool Complete(Route route, JsonObject operation)
    {
        switch (route.Name)
        {
            case "SubmitAlert":
                operation["summary"] = "Raise, update or cancel an alert";
                operation["description"] = "Answered after the alert is on disk. Signed by a key of scope alerts:write; a test or an exercise needs alerts:test. "
                    + "The body is an alert, or the same as CAP 1.2 or as a CloudEvent 1.0 (in binary mode its attributes are ce-* headers). What is refused with a signature that fits stands on the desk.";
                operation["requestBody"] = new JsonObject
                {
                    ["required"] = true,
                    ["description"] = OpenApiDocument.Limit(route),
                    ["content"] = new JsonObject
                    {
                        ["application/json"] = Media(PartnerSchemas.Ref("Alert"), AlertExamples.Json()),
                        [CapAlert.ContentType] = Media(new JsonObject { ["type"] = "string", ["description"] = "A CAP 1.2 message in UTF-8 or UTF-16, without DTD and entities." }, AlertExamples.Cap),
                        [AlertForms.CloudEvent] = Media(PartnerSchemas.Ref("AlertEvent"), AlertExamples.Event()),
                    },
                };
                operation["responses"] = Answers(
                    ("202", "The case, new or the one that is open for this id.", "AlertAnswer", true),
                    ("200", "A CAP draft, system message, acknowledgement or error: it opened and changed nothing.", "NoAlertAnswer", false));
                return true;
            case "ReadAlert":
                operation["summary"] = "What became of an alert";
                operation["description"] = "Signed with an empty body by a key of scope alerts:read. Each clock stands apart; of the end only its class is told.";
                operation["responses"] = Answers(("200", "The state of your own alert.", "AlertStatus", false));
                return true;
            default:
                return false;
        }
    }

    /// <summary>What a partner's own system is told, where it wants to be.</summary>
    public static JsonObject Callback() => new()
    {
        ["operationId"] = "StatusCallback",
        ["tags"] = new JsonArray("partner"),
        ["summary"] = "What became of an alert, told to the partner's own system",
        ["description"] = "Where the desk has set a callback address. Signed as the partner signs, with its newest key. Any 2xx takes it; all else is tried again for 48 hours. "
            + "Calls may overtake each other: ignore one whose sequence is not higher than the last of the same caseId.",
        ["security"] = OpenApiSecurity.Of(new Caller.Partner(Partners.Scopes.Read)),
        ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = PartnerSchemas.Ref("StatusCallback") } } },
        ["responses"] = new JsonObject { ["2XX"] = new JsonObject { ["description"] = "Taken." } },
    };

    private static JsonObject Answers(params ReadOnlySpan<(string Status, string Saying, string Schema, bool Located)> good)
    {
        var responses = new JsonObject();
        foreach (var (status, saying, schema, located) in good)
        {
            responses[status] = new JsonObject { ["description"] = saying, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = PartnerSchemas.Ref(schema) } } };
            if (located)
            {
                responses[status]!["headers"] = new JsonObject { ["Location"] = new JsonObject { ["description"] = "The path of its statusUrl.", ["schema"] = new JsonObject { ["type"] = "string" } } };
            }
        }

        foreach (var (status, when) in Refusals)
        {
            responses[status] = new JsonObject { ["$ref"] = "#/components/responses/Problem", ["description"] = when };
        }

        responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        return responses;
    }

    private static JsonObject Media(JsonObject schema, JsonNode example) => new() { ["schema"] = schema, ["example"] = example };
}

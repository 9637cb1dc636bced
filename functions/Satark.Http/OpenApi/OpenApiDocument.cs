using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Satark.Http.Alerts;
using Satark.Http.Pictures;
using Satark.Http.Routing;

namespace Satark.Http.OpenApi;

/// <summary>
/// Writes the route table as OpenAPI 3.1: who may call what with which body, and problem+json for every refusal. What partners call is written out
/// in full (<see cref="PartnerOperations"/>); the desk's own routes belong to its page and change with it.
/// </summary>
public static partial class OpenApiDocument
{
    /// <summary>The document of these routes, without those of demos.</summary>
    public static JsonObject Of(IEnumerable<Route> routes)
    {
        var paths = new JsonObject();
        foreach (var route in routes.Where(r => !r.DemoOnly).OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal))
        {
            if (paths[route.Path] is not JsonObject path)
            {
                paths[route.Path] = path = [];
            }

            path[route.Method.ToLowerInvariant()] = Operation(route);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Satark",
                ["version"] = "1",
                ["description"] = "Alerts about people in danger, for a police desk. Platform partners need the tag 'partner' alone: POST /api/v1/alerts and GET its statusUrl, both signed.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = paths,
            ["webhooks"] = new JsonObject { ["statusCallback"] = new JsonObject { ["post"] = PartnerOperations.Callback() } },
            ["components"] = new JsonObject { ["securitySchemes"] = OpenApiSecurity.Schemes(), ["schemas"] = PartnerSchemas.All(), ["responses"] = Responses() },
        };
    }

    private static JsonObject Operation(Route route)
    {
        var operation = new JsonObject
        {
            ["operationId"] = route.Name,
            ["tags"] = new JsonArray(OpenApiSecurity.TagOf(route.Caller)),
            ["summary"] = Sentence(route.Name),
            ["description"] = OpenApiSecurity.Saying(route.Caller),
            ["security"] = OpenApiSecurity.Of(route.Caller),
        };
        var parameters = new JsonArray([.. Names().Matches(route.Path).Select(m => (JsonNode)Parameter(m.Groups[1].Value, "path")), .. OpenApiSecurity.Headers(route)]);
        if (parameters.Count > 0)
        {
            operation["parameters"] = parameters;
        }

        if (PartnerOperations.Complete(route, operation))
        {
            return operation;
        }

        if (Body(route) is { } body)
        {
            operation["requestBody"] = body;
        }

        operation["responses"] = new JsonObject
        {
            ["2XX"] = new JsonObject { ["description"] = "Done." },
            ["default"] = route.TroublePage is null ? new JsonObject { ["$ref"] = "#/components/responses/Problem" } : new JsonObject { ["description"] = "A page that says what to do.", ["content"] = Content("text/html") },
        };
        return operation;
    }

    private static JsonObject? Body(Route route)
    {
        if (route.BodyLimit == 0)
        {
            return null;
        }

        IReadOnlyList<string> types = route.Body switch
        {
            BodyKind.Json => ["application/json"],
            BodyKind.Form => ["application/x-www-form-urlencoded"],
            BodyKind.Multipart => ["multipart/form-data"],
            BodyKind.Picture => PictureFile.MediaTypes,
            BodyKind.Alert => AlertForms.MediaTypes,
            _ => ["application/octet-stream"],
        };
        return new JsonObject { ["description"] = Limit(route), ["content"] = Content([.. types]) };
    }

    /// <summary>How large a route's body may be, in words.</summary>
    internal static string Limit(Route route) => string.Create(CultureInfo.InvariantCulture, $"At most {route.BodyLimit} bytes.");

    private static JsonObject Content(params ReadOnlySpan<string> types)
    {
        var content = new JsonObject();
        foreach (var type in types)
        {
            content[type] = new JsonObject();
        }

        return content;
    }

    private static JsonObject Parameter(string name, string place) =>
        new() { ["name"] = name, ["in"] = place, ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Responses() => new()
    {
        ["Problem"] = new JsonObject
        {
            ["description"] = "What is wrong and what to do (RFC 9457).",
            ["headers"] = new JsonObject
            {
                ["Retry-After"] = new JsonObject { ["description"] = "Of 429 and 503: seconds after which to come back.", ["schema"] = new JsonObject { ["type"] = "integer" } },
                ["Allow"] = new JsonObject { ["description"] = "Of 405: the methods that the address knows.", ["schema"] = new JsonObject { ["type"] = "string" } },
            },
            ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = PartnerSchemas.Ref("Problem") } },
        },
    };

    // SubmitAlert → "Submit alert".
    private static string Sentence(string name) => Capitals().Replace(name, m => m.Index == 0 ? m.Value : " " + m.Value.ToLowerInvariant());

    [GeneratedRegex("\\{([^}]+)\\}")]
    private static partial Regex Names();

    [GeneratedRegex("[A-Z](?![A-Z])")]
    private static partial Regex Capitals();
}

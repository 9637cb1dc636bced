using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Satark.Http.Routing;
using Satark.Partners;

namespace Satark.Local.Tests.Http;

/// <summary><c>/openapi/v1.json</c> says what is answered, and what it says is answered.</summary>
public sealed class OpenApiTests
{
    private static readonly string[] Methods = ["get", "post", "put", "delete", "patch"];

    [Fact]
    public async Task Anybody_reads_of_every_route_but_those_of_demos_who_may_call_it_with_what()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var document = await DocumentAsync(satark);
        var routes = satark.Get<RouteTable>().Routes;

        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        var told = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Where(o => Methods.Contains(o.Name)).Select(o => $"{o.Name} {p.Name} {o.Value.GetProperty("operationId").GetString()}"));
        Assert.Equal(routes.Where(r => !r.DemoOnly).Select(r => $"{r.Method.ToLowerInvariant()} {r.Path} {r.Name}").Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Contains(routes, r => r.DemoOnly);
        foreach (var route in routes.Where(r => !r.DemoOnly))
        {
            var operation = document.GetProperty("paths").GetProperty(route.Path).GetProperty(route.Method.ToLowerInvariant());
            var needed = operation.GetProperty("security").EnumerateArray().SelectMany(s => s.EnumerateObject().Select(p => p.Name)).ToList();
            string[] expected = route.Caller switch { Caller.Partner => ["partnerSignature"], Caller.Desk or Caller.StateDesk or Caller.Installer => ["deskSession"], _ => [] };
            Assert.Equal(expected, needed);
            Assert.Equal(route.BodyLimit > 0, operation.TryGetProperty("requestBody", out _));
            Assert.Equal(route.Path.Split('/').Where(s => s.StartsWith('{')).Select(s => s.Trim('{', '}')), Named(operation, "path"));
            Assert.True(operation.GetProperty("responses").TryGetProperty("default", out var refusal));
            Assert.Equal(route.TroublePage is null, refusal.TryGetProperty("$ref", out _));
            if (route.Caller is Caller.Partner { Scope: not Scopes.Relay })
            {
                Assert.True(operation.GetProperty("responses").TryGetProperty("401", out _), $"{route.Name} is a partner's and must be told in full");
            }
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        await using var satark = await TestSatark.StartAsync();
        var document = await DocumentAsync(satark);
        var references = References(document).ToList();

        Assert.True(references.Count > 20, $"{references.Count} references");
        foreach (var reference in references)
        {
            var at = document;
            Assert.All(reference.TrimStart('#', '/').Split('/'), name => Assert.True(at.TryGetProperty(name, out at), reference));
        }
    }

    [Fact]
    public async Task Each_example_is_taken_without_a_warning_and_each_field_of_the_schema_stands_in_the_case()
    {
        await using var satark = await TestSatark.StartAsync();
        var document = await DocumentAsync(satark);
        var key = await satark.PartnerAsync();
        var desk = await satark.SignInAsync("ravi");
        var forms = document.GetProperty("paths").GetProperty("/api/v1/alerts").GetProperty("post").GetProperty("requestBody").GetProperty("content").EnumerateObject().ToList();
        Assert.Equal(3, forms.Count);
        foreach (var form in forms)
        {
            var example = form.Value.GetProperty("example");
            var sent = await satark.SendSignedAsync(HttpMethod.Post, "/api/v1/alerts", key, example.ValueKind == JsonValueKind.String ? example.GetString()! : example.GetRawText(), type: form.Name);

            Assert.Equal(HttpStatusCode.Accepted, sent.Status);
            Assert.Empty(sent.Json.GetProperty("warnings").EnumerateArray());
            if (form.Name == "application/json")
            {
                var alert = document.GetProperty("components").GetProperty("schemas").GetProperty("Alert");
                Assert.Equal(Leaves(alert).Where(n => n != "reason").Order(StringComparer.Ordinal), Values(example).Select(v => v.Name).Distinct().Order(StringComparer.Ordinal));
                var view = JsonNode.Parse((await desk.GetAsync("/api/v1/cases/" + sent.Json.GetProperty("caseId").GetString())).Text)!.ToJsonString();
                Assert.All(Values(example).Where(v => v.Name is not ("status" or "action" or "seenAt" or "detectedAt")), v => Assert.Contains(JsonNode.Parse(v.Text)!.ToJsonString(), view, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task What_partners_are_answered_has_the_members_that_their_schemas_name()
    {
        await using var satark = await TestSatark.StartAsync();
        var schemas = (await DocumentAsync(satark)).GetProperty("components").GetProperty("schemas");
        var key = await satark.PartnerAsync();
        var taken = await satark.AlertAsync(key, """{"id":"1","type":"suicide-risk","text":"goodbye"}""");
        var idle = await satark.SendSignedAsync(HttpMethod.Post, "/api/v1/alerts", key, "<alert><status>Draft</status></alert>", type: "application/cap+xml");
        var status = await satark.SendSignedAsync(HttpMethod.Get, "/api/v1/alerts/" + taken.Json.GetProperty("caseId").GetString(), key, "");
        var refused = await satark.AlertAsync(key, "{}");

        Same("AlertAnswer", taken.Json);
        Same("NoAlertAnswer", idle.Json);
        Same("AlertStatus", status.Json);
        Assert.Subset(Members(schemas.GetProperty("Problem")).ToHashSet(), refused.Json.EnumerateObject().Select(p => p.Name).ToHashSet());
        Assert.Contains("suicide-risk", schemas.GetProperty("Alert").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("acknowledged", schemas.GetProperty("AlertAnswer").GetProperty("properties").GetProperty("status").GetRawText(), StringComparison.Ordinal);

        void Same(string schema, JsonElement answer) => Assert.Equal(Members(schemas.GetProperty(schema)), answer.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    private static async Task<JsonElement> DocumentAsync(TestSatark satark)
    {
        var answer = await satark.SendAsync(HttpMethod.Get, "/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Json;
    }

    private static IEnumerable<string> Members(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Named(JsonElement operation, string place) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == place).Select(p => p.GetProperty("name").GetString()!)
        : [];

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("$ref") ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    // The names of fields that hold a value of their own, wherever they stand.
    private static HashSet<string> Leaves(JsonElement schema)
    {
        var names = new HashSet<string>();
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var inner = property.Value.TryGetProperty("items", out var items) ? items : property.Value;
            names.UnionWith(inner.TryGetProperty("properties", out _) ? Leaves(inner) : [property.Name]);
        }

        return names;
    }

    private static IEnumerable<(string Name, string Text)> Values(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Values(p.Value, p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Values(e, name)),
        _ => [(name, element.GetRawText())],
    };
}

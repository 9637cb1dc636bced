using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Satark.Http.Routing;

namespace Satark.Http.OpenApi;

/// <summary>The schemas of what partners send and read. Answers are described from the records that write them.</summary>
internal static class PartnerSchemas
{
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>All of them, by name.</summary>
    public static JsonObject All() => new()
    {
        ["Alert"] = AlertSchema.Alert(),
        ["AlertEvent"] = AlertSchema.Event(),
        ["AlertAnswer"] = Of(HttpJson.Default.AlertAnswer),
        ["NoAlertAnswer"] = Of(HttpJson.Default.NoAlertAnswer),
        ["AlertStatus"] = Of(HttpJson.Default.AlertStatus),
        ["StatusCallback"] = Of(HttpJson.Default.StatusCallback),
        ["Problem"] = Of(ProblemJson.Default.ProblemBody),
    };

    /// <summary>Points to one.</summary>
    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    private static JsonNode Of(JsonTypeInfo type) => type.GetJsonSchemaAsNode(Options);
}

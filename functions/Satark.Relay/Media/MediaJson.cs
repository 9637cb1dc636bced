using System.Text.Json.Serialization;

namespace Satark.Relay.Media;

/// <summary>How records of media are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Medium))]
internal sealed partial class MediaJson : JsonSerializerContext;

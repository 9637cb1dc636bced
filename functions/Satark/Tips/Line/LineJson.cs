using System.Text.Json.Serialization;

namespace Satark.Tips.Line;

/// <summary>How words are written between relay and desk, where they are two processes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TipWord))]
[JsonSerializable(typeof(DeskWord))]
[JsonSerializable(typeof(IReadOnlyList<DeskWord>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(MediaCopy))]
public sealed partial class LineJson : JsonSerializerContext;

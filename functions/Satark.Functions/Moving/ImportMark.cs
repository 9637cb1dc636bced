using System.Text.Json.Serialization;

namespace Satark.Functions.Moving;

/// <summary>What an installation notes of the archive that it takes in, so that an import which broke off goes on where it was.</summary>
/// <param name="Archive">The archive's SHA-256.</param>
/// <param name="Messages">How many of its messages were sent.</param>
/// <param name="DoneAt">When it was finished, or null.</param>
internal sealed record ImportMark(string Archive, long Messages, DateTimeOffset? DoneAt)
{
    /// <summary>Where it lies.</summary>
    public const string Partition = "import-mark";

    /// <summary>Its row there.</summary>
    public const string Row = "archive";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportMark))]
internal sealed partial class MovingJson : JsonSerializerContext;

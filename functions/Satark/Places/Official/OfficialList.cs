using System.Text.Json.Serialization;

namespace Satark.Places.Official;

/// <summary>An official list that was imported, as the folder's manifest names it.</summary>
/// <param name="Name">What it is called here: a–z, 0–9 and dashes. A list of the same name takes its place.</param>
/// <param name="File">The file in the folder.</param>
/// <param name="Sha256">The digest of that file, in hexadecimal.</param>
/// <param name="Source">The name of the file that was imported.</param>
/// <param name="SourceSha256">Its digest.</param>
/// <param name="ImportedAt">When (UTC).</param>
/// <param name="Places">How many places it has.</param>
/// <param name="Areas">How many areas it has.</param>
/// <param name="LeftOut">How many faulty rows or features of the source are not in it.</param>
public sealed record OfficialList(
    string Name, string File, string Sha256, string Source, string SourceSha256, DateTimeOffset ImportedAt, int Places, int Areas, int LeftOut);

/// <summary>All lists of a folder, in the order in which they were imported; where two speak of one place the later counts.</summary>
/// <param name="Version">The form of the folder: 1.</param>
/// <param name="Lists">The lists.</param>
internal sealed record ListManifest(int Version, IReadOnlyList<OfficialList> Lists)
{
    public const int Current = 1;

    public static readonly ListManifest Empty = new(Current, []);
}

/// <summary>How the manifest is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ListManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark.Functions.Seeding;

/// <summary>The roster as an admin writes it down for the first time (<c>docs/roster.example.json</c>).</summary>
/// <param name="Officers">Who works cases.</param>
/// <param name="LastResort">Who ends every ladder.</param>
public sealed record RosterFile(IReadOnlyList<RosterEntry>? Officers, LastResortEntry? LastResort)
{
    /// <summary>Reads the file's text.</summary>
    /// <exception cref="JsonException">It is no such file; the text says where.</exception>
    public static RosterFile Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, RosterJson.Default.RosterFile) ?? throw new JsonException("The file is empty.");
}

/// <summary>An officer as written down.</summary>
/// <param name="Id">The user name: a-z, 0-9, dot, dash, underscore.</param>
/// <param name="Name">As colleagues say it.</param>
/// <param name="Role">station, operator, supervisor or admin; for sign-in the role in Entra counts.</param>
/// <param name="Jurisdiction">state, range/…, district/… or station/…/…; without one, the state.</param>
/// <param name="Phone">E.164, or nothing.</param>
/// <param name="Mail">The mail address of the police account: sign-in finds the officer by it.</param>
/// <param name="OnDuty">Whether ladders call them; yes unless it says no.</param>
public sealed record RosterEntry(string? Id, string? Name, string? Role, string? Jurisdiction, string? Phone, string? Mail, bool OnDuty = true);

/// <summary>The last resort as written down.</summary>
public sealed record LastResortEntry(string? Name, string? Phone, string? Mail);

/// <summary>How the file is read: comments and a last comma too many are forgiven, unknown names are not.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RosterFile))]
internal sealed partial class RosterJson : JsonSerializerContext;

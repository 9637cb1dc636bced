using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Satark.Functions.SignIn;

/// <summary>A claim about who signed in.</summary>
public sealed record ClientClaim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);

/// <summary>
/// Who signed in, as built-in authentication writes it into a header
/// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities). Only the platform may have written it: see <see cref="EntraSignIn"/>.
/// </summary>
public sealed record ClientPrincipal(
    [property: JsonPropertyName("claims")] IReadOnlyList<ClientClaim>? Claims, [property: JsonPropertyName("role_typ")] string? RoleType)
{
    /// <summary>The header.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>The principal of a request; null where nobody has signed in or the header cannot be read.</summary>
    public static ClientPrincipal? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = request.Headers[Header];
        if (header.Count != 1 || header[0] is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(text), PrincipalJson.Default.ClientPrincipal);
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            // Nothing that can be read is nobody.
            return null;
        }
    }

    /// <summary>All values of the claims with one of these types, in the order of the types.</summary>
    public IEnumerable<string> All(params IEnumerable<string> types) =>
        types.SelectMany(type => (Claims ?? []).Where(c => c?.Type == type)).Select(c => c.Value).OfType<string>();
}

/// <summary>How the header is read.</summary>
[JsonSerializable(typeof(ClientPrincipal))]
internal sealed partial class PrincipalJson : JsonSerializerContext;

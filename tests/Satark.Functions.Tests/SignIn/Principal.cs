using System.Text.Json;
using Satark.Functions.SignIn;
using Satark.Functions.Tests.Hosting;

namespace Satark.Functions.Tests.SignIn;

/// <summary>Makes headers as built-in authentication writes them, right ones and wrong ones.</summary>
public sealed record Principal
{
    private const string Microsoft = "http://schemas.microsoft.com/identity/claims/";
    private const string Soap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    public string? Address { get; init; } = "asha@police.example";

    public string AddressType { get; init; } = "preferred_username";

    public IReadOnlyList<string> Roles { get; init; } = ["Operator"];

    public string RoleType { get; init; } = "roles";

    public string? Tenant { get; init; } = FunctionsSetup.TenantId;

    public string TenantType { get; init; } = Microsoft + "tenantid";

    public string? Audience { get; init; } = FunctionsSetup.ClientId;

    public string? Issuer { get; init; } = $"https://login.microsoftonline.com/{FunctionsSetup.TenantId}/v2.0";

    public DateTimeOffset? Expires { get; init; }

    /// <summary>When the sign-in was made; null: the token does not say.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Further claims.</summary>
    public IReadOnlyList<(string Type, string Value)> More { get; init; } = [];

    /// <summary>The header's name.</summary>
    public static string Header => ClientPrincipal.Header;

    /// <summary>The header's value.</summary>
    public string Text => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
    {
        auth_typ = "aad",
        claims = Claims().Select(c => new { typ = c.Type, val = c.Value }),
        name_typ = Soap + "emailaddress",
        role_typ = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
    }));

    private IEnumerable<(string Type, string Value)> Claims()
    {
        (string Type, string? Value)[] some =
        [
            ("aud", Audience), ("iss", Issuer), (TenantType, Tenant), (AddressType, Address), ("name", "Asha Verma"), ("ver", "2.0"),
            ("iat", IssuedAt?.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("exp", Expires?.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        return [.. some.Where(c => c.Value is not null).Select(c => (c.Type, c.Value!)), .. Roles.Select(r => (RoleType, r)), .. More];
    }
}

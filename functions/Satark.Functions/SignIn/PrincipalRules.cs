using System.Globalization;
using Satark.Functions.Settings;
using Satark.Roster;

namespace Satark.Functions.SignIn;

/// <summary>What a principal must hold to be somebody here. Claims come under their short names or under the long ones of older tokens.</summary>
internal static class PrincipalRules
{
    private const string Microsoft = "http://schemas.microsoft.com/identity/claims/";
    private const string Soap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    /// <summary>
    /// How long built-in authentication keeps somebody signed in (sign-in.bicep). The principal shows the token with which that began: it
    /// expires after an hour or so and is not renewed, and a desk that went silent in the middle of a night would hear no alarm.
    /// </summary>
    internal static readonly TimeSpan Session = TimeSpan.FromHours(12);

    private static readonly string[] Addresses = ["preferred_username", "upn", Soap + "upn", "email", Soap + "emailaddress"];
    private static readonly string[] Roles = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <summary>Whether it was issued by our tenant, for our app, and not longer ago than a session lasts. Of several values each must fit.</summary>
    public static bool IsOurs(ClientPrincipal principal, SignInOptions options, DateTimeOffset now) =>
        Each(principal.All("tid", Microsoft + "tenantid"), tenant => Same(tenant, options.TenantId))
        && Each(principal.All("aud"), audience => Same(audience, options.ClientId))
        && Each(principal.All("iss"), issuer => IsIssuer(issuer, options.TenantId!))
        && principal.All("exp").All(expiry => long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at > (now - Session).ToUnixTimeSeconds());

    /// <summary>When the sign-in was made (claim <c>iat</c> of the token that it gave); null where it does not say.</summary>
    public static DateTimeOffset? SignedInAt(ClientPrincipal principal) =>
        principal.All("iat").Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 1L << 36 ? DateTimeOffset.FromUnixTimeSeconds(at) : (DateTimeOffset?)null).Max();

    /// <summary>The highest of the app's roles that was assigned, or null.</summary>
    public static Role? RoleOf(ClientPrincipal principal) => principal.All([.. Roles, principal.RoleType ?? ""])
        .Select(text => Words<Role>.TryParse(text, out var role) ? role : (Role?)null).Max();

    /// <summary>The addresses under which somebody may stand on the roster, the best first.</summary>
    public static IReadOnlyList<string> AddressesOf(ClientPrincipal principal) =>
        [.. principal.All(Addresses).Select(a => a.Trim()).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>How colleagues say the name.</summary>
    public static string? NameOf(ClientPrincipal principal) => principal.All("name", Soap + "name").FirstOrDefault(n => !string.IsNullOrWhiteSpace(n))?.Trim();

    // Both forms of Entra's tokens: version 2, and version 1.
    private static bool IsIssuer(string issuer, string tenant) =>
        Same(issuer.TrimEnd('/'), $"https://login.microsoftonline.com/{tenant}/v2.0") || Same(issuer.TrimEnd('/'), $"https://sts.windows.net/{tenant}");

    private static bool Each(IEnumerable<string> values, Func<string, bool> fits)
    {
        var all = values.ToList();
        return all.Count > 0 && all.TrueForAll(v => fits(v));
    }

    private static bool Same(string value, string? wanted) => string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);
}

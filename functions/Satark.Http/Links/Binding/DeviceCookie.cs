using Microsoft.AspNetCore.Http;
using Satark.Http.Accounts;

namespace Satark.Http.Links.Binding;

/// <summary>The cookie of a phone that is bound for a shift. Lax, since links are opened from other apps; it goes to the link page alone.</summary>
internal static class DeviceCookie
{
    private const string Name = "satark-device";

    /// <summary>The token of a request, or null.</summary>
    public static string? Of(HttpContext context) => context.Request.Cookies[Name];

    /// <summary>Gives the phone its token.</summary>
    public static void Set(HttpContext context, string token, HttpOptions options) => context.Response.Cookies.Append(Name, token, new CookieOptions
    {
        Path = "/l",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps || options.PublicUrl?.Scheme == "https",
        MaxAge = SessionRules.Shift,
        IsEssential = true,
    });
}

using Microsoft.AspNetCore.Http;

namespace Satark.Http.Accounts;

/// <summary>The cookie that carries a session's token: no script reads it, and no other site sends it.</summary>
public static class SessionCookie
{
    private const string Name = "satark";

    /// <summary>The token of a request, or null.</summary>
    public static string? Of(HttpContext context) => context.Request.Cookies[Name];

    /// <summary>Gives the browser its token, to keep over a restart of the machine: a board opens again by itself, locked. The server's row decides how long it counts.</summary>
    public static void Set(HttpContext context, string token, HttpOptions options)
    {
        var cookie = Of(context, options);
        cookie.MaxAge = SessionRules.BoardLasts;
        context.Response.Cookies.Append(Name, token, cookie);
    }

    /// <summary>Takes it back.</summary>
    public static void Clear(HttpContext context, HttpOptions options) => context.Response.Cookies.Delete(Name, Of(context, options));

    private static CookieOptions Of(HttpContext context, HttpOptions options) => new()
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps || options.PublicUrl?.Scheme == "https",
        IsEssential = true,
    };
}

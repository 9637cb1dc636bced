using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Http.Links;
using Satark.Http.Routing;

namespace Satark.Relay.Web;

/// <summary>Writes a page of the web form.</summary>
internal static class WebPage
{
    /// <summary>Nothing but what lies under <c>/tip</c> itself, no inline script or style, no frame in either direction.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The page with its headers. No cookie, no cache, no referrer.</summary>
    public static IResult Written(HttpContext context, Html page, int status = 200)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return Answers.Raw(Encoding.UTF8.GetBytes(page.ToString()), "text/html; charset=utf-8", status);
    }

    /// <summary>Whether a browser says that another site's page sent the request.</summary>
    public static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}

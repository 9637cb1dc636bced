using Microsoft.AspNetCore.Http;

namespace Satark.Http.Routing;

/// <summary>What browsers are told about every answer.</summary>
public sealed class SecurityHeaders(HttpOptions options)
{
    /// <summary>The policy of the pages: own script only, and no string ever becomes markup or script.</summary>
    public string Pages { get; } =
        $"default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src {Connect(options.RealtimeOrigin)}; media-src 'self' data: blob:; "
        + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>The policy of pages without any script, that a demo's phone pane may frame.</summary>
    public static string Link(bool demo) =>
        $"default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {(demo ? "'self'" : "'none'")}";

    /// <summary>Sets them; an endpoint may set its own instead.</summary>
    public void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Pages;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (context.Request.IsHttps || options.PublicUrl?.Scheme == Uri.UriSchemeHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }

    // A socket has a scheme of its own, which 'https:' does not cover in every browser.
    private static string Connect(Uri? realtime) =>
        realtime is null ? "'self'" : $"'self' {realtime.Scheme}://{realtime.Authority} {(realtime.Scheme == Uri.UriSchemeHttps ? "wss" : "ws")}://{realtime.Authority}";
}

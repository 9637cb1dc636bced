using System.Net;
using Microsoft.AspNetCore.Http;

namespace Satark.Http.Routing;

/// <summary>
/// Whom a host believes about a request that reached it through somebody else. Only proxies that the settings name may say by which scheme and
/// host they were asked; whatever anybody else says is taken away unread. Who asked is never read at all: nothing of ours decides by a
/// network address, and an informer's must not be known.
/// </summary>
public sealed class ProxyRules(HttpOptions options)
{
    private static readonly string[] Headers = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Real-IP", "Forwarded"];

    /// <summary>Makes the request what its caller sent; a refusal where it came in the clear from another machine that is no named proxy.</summary>
    public Problem? Apply(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var from = context.Connection.RemoteIpAddress is { } address ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address : null;
        var isNamed = from is not null && options.Proxies.Any(n => n.Contains(from));
        if (!request.IsHttps && !isNamed && from is not null && !IPAddress.IsLoopback(from))
        {
            return new Problem(403, "Not in the clear", "This address takes plain HTTP from named proxies only (Satark:Http:Proxies): use https.");
        }

        var (scheme, host) = isNamed ? (Last(request, "X-Forwarded-Proto"), Last(request, "X-Forwarded-Host")) : (null, null);
        foreach (var header in Headers)
        {
            request.Headers.Remove(header);
        }

        if (scheme is "http" or "https")
        {
            request.Scheme = scheme;
        }

        if (host is not null && Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var asked) && asked.UserInfo.Length == 0 && asked.PathAndQuery == "/")
        {
            request.Host = new HostString(host);
        }

        return null;
    }

    // Each proxy appends what it saw: the last word is that of the one which is connected to us.
    private static string? Last(HttpRequest request, string header) =>
        request.Headers[header].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.ToLowerInvariant();
}

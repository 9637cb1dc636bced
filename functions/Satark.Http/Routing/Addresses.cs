using Microsoft.AspNetCore.Http;

namespace Satark.Http.Routing;

/// <summary>Whole addresses of this installation.</summary>
public static class Addresses
{
    /// <summary>The public address of a path; without one, that of the host which was asked.</summary>
    public static string Of(HttpRequest request, HttpOptions options, string path) =>
        options.PublicUrl is { } ours ? ours.GetLeftPart(UriPartial.Authority) + path : $"{request.Scheme}://{request.Host.Value}{path}";
}

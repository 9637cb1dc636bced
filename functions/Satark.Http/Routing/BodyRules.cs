using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Satark.Http.Alerts;
using Satark.Http.Pictures;

namespace Satark.Http.Routing;

/// <summary>What a route asks of a body.</summary>
internal static class BodyRules
{
    /// <summary>A body beyond the route's limit.</summary>
    public static Problem TooLarge(Route route) => new(413, "Too large", $"The body may hold {Size(route.BodyLimit)}.");

    /// <summary>The refusal of another media type; null where it fits or there is no body.</summary>
    public static Problem? WrongType(HttpRequest request, Route route, int length)
    {
        IReadOnlyList<string> wanted = route.Body switch
        {
            BodyKind.Json => ["application/json"],
            BodyKind.Form => ["application/x-www-form-urlencoded"],
            BodyKind.Multipart => ["multipart/form-data"],
            BodyKind.Alert => AlertForms.MediaTypes,
            BodyKind.Picture => PictureFile.MediaTypes,
            _ => [],
        };
        if (route.Body is BodyKind.None or BodyKind.Stream || (length == 0 && request.ContentType is null && route.Body != BodyKind.Picture))
        {
            return null;
        }

        return wanted.Contains(Given(request), StringComparer.OrdinalIgnoreCase) ? null : new Problem(415, "Wrong kind of body", $"Send {string.Join(", ", wanted)}.");
    }

    /// <summary>Lets a body that is read by its endpoint be as large as its route says, and no larger: whatever reads beyond gets a <see cref="BadHttpRequestException"/>.</summary>
    public static void Allow(HttpContext context, Route route)
    {
        // A host that has no such limit, or has begun to read, keeps its own.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = route.BodyLimit;
        }
    }

    private static string Given(HttpRequest request) => (request.ContentType ?? "").Split(';', 2)[0].Trim();

    private static string Size(int bytes) => bytes >= 1024 * 1024 ? $"{bytes / (1024 * 1024)} MiB" : bytes >= 1024 ? $"{bytes / 1024} KiB" : $"{bytes} bytes";
}

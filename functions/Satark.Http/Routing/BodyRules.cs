using Microsoft.AspNetCore.Http;
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
        var wanted = route.Body switch
        {
            BodyKind.Json => "application/json",
            BodyKind.Form => "application/x-www-form-urlencoded",
            _ => null,
        };
        if (route.Body == BodyKind.Picture)
        {
            return PictureFile.MediaTypes.Contains(Given(request), StringComparer.OrdinalIgnoreCase) ? null : new Problem(415, "Wrong kind of body", $"Send {string.Join(", ", PictureFile.MediaTypes)}.");
        }

        if (wanted is null || (length == 0 && request.ContentType is null))
        {
            return null;
        }

        return Given(request).Equals(wanted, StringComparison.OrdinalIgnoreCase) ? null : new Problem(415, "Wrong kind of body", $"Send {wanted}.");
    }

    private static string Given(HttpRequest request) => (request.ContentType ?? "").Split(';', 2)[0].Trim();

    private static string Size(int bytes) => bytes >= 1024 ? $"{bytes / 1024} KiB" : $"{bytes} bytes";
}

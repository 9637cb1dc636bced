using System.Net;

namespace Satark.Http.Health;

/// <summary>Who outside is told each minute that all is well: a dead man's switch, which calls somebody when the word stops coming. Settings <c>Satark:Heartbeat:*</c>.</summary>
public sealed record HeartbeatOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Satark:Heartbeat";

    /// <summary>The address that is called, or null: nobody is told. Such addresses often hold a secret: it is never logged or shown.</summary>
    public string? Url { get; init; }

    /// <summary>GET (the default) or POST, whichever the service takes.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Whether a fault is told too, at the address with <c>/fail</c> behind its path, as services in the manner of healthchecks take it. Else nothing is said.</summary>
    public bool SaysFailure { get; init; }

    /// <summary>Whether anybody is told.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Url);

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsOn)
        {
            yield break;
        }

        // The word "all is well" must not be anybody's to forge on the way; on this machine nobody listens in.
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || url.Fragment.Length > 0
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url))))
        {
            yield return $"{Section}:Url must be a whole https address without a user and without '#' (http only on this machine, as in http://127.0.0.1:8000/ping).";
        }

        if (Method is not ("GET" or "POST"))
        {
            yield return $"{Section}:Method must be GET or POST; it is '{Method}'.";
        }
    }

    /// <summary>The address for a good or a bad word.</summary>
    internal Uri AddressFor(bool isWell)
    {
        var url = new UriBuilder(Url!);
        url.Path = isWell ? url.Path : url.Path.TrimEnd('/') + "/fail";
        return url.Uri;
    }

    private static bool IsLoopback(Uri url) => url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

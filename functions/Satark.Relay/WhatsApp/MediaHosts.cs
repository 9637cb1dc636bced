namespace Satark.Relay.WhatsApp;

/// <summary>Where media may be fetched, with our token: from the vendor alone, whatever an answer says.</summary>
internal static class MediaHosts
{
    private const string AnyBelow = "*.";

    /// <summary>Whether the token may go there: over https to a host of the settings or of the Cloud API itself; without https only to the Cloud API's own address on this machine.</summary>
    public static bool Allow(RelayOptions options, Uri url) =>
        url.Authority == options.ApiUrl.Authority && url.Scheme == options.ApiUrl.Scheme ? url.UserInfo.Length == 0
        : url is { Scheme: "https", IsDefaultPort: true, UserInfo: "" } && Of(options.MediaHosts).Any(host => Fits(host, url.IdnHost));

    /// <summary>Whether a text names hosts: such as <c>lookaside.fbsbx.com</c> or <c>*.whatsapp.net</c>, with blanks or commas between them.</summary>
    public static bool AreHosts(string text) => Of(text) is { Length: > 0 } hosts && hosts.All(IsHost);

    private static string[] Of(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    // A single word after the star would be a whole top-level domain.
    private static bool IsHost(string host) =>
        (host.StartsWith(AnyBelow, StringComparison.Ordinal) ? host[AnyBelow.Length..] : host) is var name
        && name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns;

    private static bool Fits(string host, string name) => host.StartsWith(AnyBelow, StringComparison.Ordinal)
        ? name.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
        : name.Equals(host, StringComparison.OrdinalIgnoreCase);
}

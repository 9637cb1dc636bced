using System.Net;

namespace Satark.Notifications;

/// <summary>Settings <c>Satark:Webhook</c>: where signed requests to agencies may go at all.</summary>
public sealed record WebhookOptions
{
    /// <summary>The only hosts that are ever called: <c>host</c> (port 443) or <c>host:port</c>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Private networks that may be called, as <c>10.20.0.0/16</c>; all others are refused after the name was resolved.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Lets requests go to this machine, also without TLS. For tests only.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Who we are in CAP's <c>sender</c>: unique worldwide, usually a mail address or host name of the desk.</summary>
    public string? Sender { get; init; }

    /// <summary>What is wrong with these settings for these agencies, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults(AgencyOptions agencies)
    {
        for (var i = 0; i < Networks.Count; i++)
        {
            if (!IPNetwork.TryParse(Networks[i], out _))
            {
                yield return $"Satark:Webhook:Networks:{i} is no network such as 10.20.0.0/16.";
            }
        }

        var hooks = agencies.Agencies.Select((a, i) => (Index: i, Url: Uri.TryCreate(a.Webhook, UriKind.Absolute, out var url) ? url : null)).Where(h => h.Url is not null).ToList();
        if (hooks.Count > 0 && !IsSender(Sender))
        {
            yield return "Satark:Webhook:Sender is missing: who we are to agencies' systems, such as desk@police.example, without spaces, commas, < or &.";
        }

        foreach (var (index, url) in hooks)
        {
            if (Refusal(url!) is { } refusal)
            {
                yield return $"Satark:Agencies:{index}:Webhook: {refusal}.";
            }
        }
    }

    /// <summary>Why this address is never called; null where it may be, if it resolves to an address that may.</summary>
    public string? Refusal(Uri url)
    {
        var local = AllowLoopback && url.IsLoopback;
        if (url.Scheme != Uri.UriSchemeHttps && !(local && url.Scheme == Uri.UriSchemeHttp))
        {
            return "it is not https";
        }

        var named = Hosts.Any(h => string.Equals(h, url.IdnHost, StringComparison.OrdinalIgnoreCase) && url.IsDefaultPort)
            || Hosts.Any(h => string.Equals(h, $"{url.IdnHost}:{url.Port}", StringComparison.OrdinalIgnoreCase));
        return named || local ? null : "its host is not among Satark:Webhook:Hosts";
    }

    // CAP 1.2, section 3.2.1: sender "MUST NOT include spaces, commas or restricted characters (< and &)".
    private static bool IsSender(string? sender) =>
        !string.IsNullOrEmpty(sender) && !sender.Any(ch => ch is ',' or '<' or '&' || char.IsWhiteSpace(ch) || char.IsControl(ch));
}

using System.Net;
using Microsoft.Extensions.Configuration;

namespace Satark.Http;

/// <summary>What the HTTP side must know of its installation. Settings <c>Satark:Http:*</c>.</summary>
public sealed record HttpOptions
{
    /// <summary>The address under which the outside reaches this installation (behind a proxy), or null: the request's own. Setting <c>Satark:PublicUrl</c>.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Requests a second that one partner key may send for anything but a life at stake.</summary>
    public double PartnerRate { get; init; } = 20;

    /// <summary>How many such requests may come at once.</summary>
    public int PartnerBurst { get; init; } = 200;

    /// <summary>For how many minutes after their last act an officer need not confirm again that it is them; 1 to 60. Demo folders do not ask again.</summary>
    public int OfficerMinutes { get; init; } = 5;

    /// <summary>Whether supervisors and admins must set up a second factor before they do anything. Without it, those are asked for a code who have set one up. Not in demo folders, and not where Entra ID signs people in.</summary>
    public bool RequireSecondFactor { get; init; }

    /// <summary>Machines that may say by which scheme and host they were asked: reverse proxies in front of the embedded host. Setting <c>Satark:Http:Proxies</c>.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Where pages find their pushes when that is not this host: the origin of a SignalR service, or null. Set by the host, by no setting of its own.</summary>
    public Uri? RealtimeOrigin { get; init; }

    /// <summary>
    /// Whether scheme and host of a request are those between a proxy and this process, so that <see cref="PublicUrl"/> alone tells what browsers see.
    /// Set by the host, by no setting.
    /// </summary>
    public bool IsBehindProxy { get; init; }

    /// <summary>As <c>GET /api/v1/session</c> says it.</summary>
    public string Version { get; init; } = typeof(HttpOptions).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ArgumentException">One cannot be read; the text names it.</exception>
    public static HttpOptions Read(IConfiguration configuration)
    {
        const string Setting = "Satark:PublicUrl";
        var unset = new HttpOptions();
        return new HttpOptions
        {
            PartnerRate = configuration.GetValue("Satark:Http:PartnerRate", unset.PartnerRate),
            PartnerBurst = configuration.GetValue("Satark:Http:PartnerBurst", unset.PartnerBurst),
            OfficerMinutes = configuration.GetValue("Satark:Http:OfficerMinutes", unset.OfficerMinutes),
            RequireSecondFactor = configuration.GetValue("Satark:Http:RequireSecondFactor", unset.RequireSecondFactor),
            Proxies = ReadProxies(configuration),
            PublicUrl = configuration[Setting] is not { Length: > 0 } text ? null
                : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
                : throw new ArgumentException($"{Setting} must be a whole http or https address; it is '{text}'."),
        };
    }

    /// <summary>Reads <c>Satark:Http:Proxies</c>: addresses and networks with commas between them.</summary>
    /// <exception cref="ArgumentException">One of them is neither.</exception>
    public static IReadOnlyList<IPNetwork> ReadProxies(IConfiguration configuration)
    {
        const string Setting = "Satark:Http:Proxies";
        ArgumentNullException.ThrowIfNull(configuration);
        return [.. (configuration[Setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
            IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network
            : throw new ArgumentException($"{Setting} takes IP addresses and networks with commas between them, as in 10.1.2.3, 192.168.7.0/28, and never all addresses; '{text}' is none."))];
    }

    /// <summary>Throws where a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the setting.</exception>
    public void Validate()
    {
        if (PartnerRate <= 0 || PartnerBurst < 1)
        {
            throw new ArgumentException("Satark:Http:PartnerRate must be above 0 and Satark:Http:PartnerBurst at least 1.");
        }

        if (OfficerMinutes is < 1 or > 60)
        {
            throw new ArgumentException("Satark:Http:OfficerMinutes must be from 1 to 60.");
        }

        if (PublicUrl is not null && (!PublicUrl.IsAbsoluteUri || PublicUrl.Scheme is not ("http" or "https")))
        {
            throw new ArgumentException("Satark:PublicUrl must be a whole http or https address.");
        }

        if (IsBehindProxy && PublicUrl is null)
        {
            throw new ArgumentException("Satark:PublicUrl is missing: set it to the address under which browsers, partners and providers reach this installation.");
        }
    }
}

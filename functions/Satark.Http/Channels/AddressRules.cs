using System.Net;
using System.Net.Sockets;

namespace Satark.Http.Channels;

/// <summary>Which network addresses a request to an agency may reach: a name in the settings must not lead into our own house.</summary>
public static class AddressRules
{
    // IANA's special-purpose address registries (RFC 6890): what is not globally reachable, and tunnels that hide a private address.
    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork GlobalUnicast6 = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address may be called.</summary>
    /// <param name="address">The address that a name resolved to.</param>
    /// <param name="listed">Private networks that are allowed by name.</param>
    /// <param name="allowLoopback">Whether this machine may be called: tests only.</param>
    public static bool MayCall(IPAddress address, IReadOnlyList<IPNetwork> listed, bool allowLoopback)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain))
        {
            return allowLoopback;
        }

        return listed.Any(n => n.Contains(plain))
            || (!Refused.Any(n => n.Contains(plain)) && (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast6.Contains(plain)));
    }
}

/// <summary>None of the addresses behind a name may be called.</summary>
public sealed class AddressRefusedException : IOException
{
    /// <summary>Without a text.</summary>
    public AddressRefusedException()
    {
    }

    /// <summary>With a text.</summary>
    public AddressRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>With a text and a cause.</summary>
    public AddressRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

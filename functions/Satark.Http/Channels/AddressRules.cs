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

    // Where a cloud tells its machines their secrets, what reaches every machine at once, and what hides another address inside: no agency is ever there, whatever private
    // networks the settings list. 168.63.129.16 is Azure's host and 100.100.100.200, 192.0.0.192, fd00:ec2::254 and fd20:ce::254 are other clouds' (each vendor's own documentation).
    private static readonly IPNetwork[] Never =
    [
        .. new[]
        {
            "0.0.0.0/8", "100.100.100.200/32", "168.63.129.16/32", "169.254.0.0/16", "192.0.0.192/32", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fd00:ec2::254/128", "fd20:ce::254/128", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork GlobalUnicast6 = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address may be called.</summary>
    /// <param name="address">The address that a name resolved to.</param>
    /// <param name="listed">Private networks that are allowed by name; what is never called they do not open.</param>
    /// <param name="allowLoopback">Whether this machine may be called: tests only.</param>
    public static bool MayCall(IPAddress address, IReadOnlyList<IPNetwork> listed, bool allowLoopback)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain))
        {
            return allowLoopback;
        }

        return !Never.Any(n => n.Contains(plain)) && !IsIsatap(plain)
            && (listed.Any(n => n.Contains(plain)) || (!Refused.Any(n => n.Contains(plain)) && (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast6.Contains(plain))));
    }

    // RFC 5214: the last half says 0:5efe or 200:5efe, and behind it stands an IPv4 address.
    private static bool IsIsatap(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.GetAddressBytes() is [_, _, _, _, _, _, _, _, 0x00 or 0x02, 0x00, 0x5E, 0xFE, ..];
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

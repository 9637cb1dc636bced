using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Satark.Places.Evidence.Networks;

/// <summary>IP addresses as numbers.</summary>
internal static class IpNumber
{
    /// <summary>The address in a text, as platforms and officers write it: also with a port, in brackets, or mapped into IPv6; null for anything else.</summary>
    public static IPAddress? Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();

        // Without a sign of either family "1" would be an address too.
        if (trimmed.Length > 80 || trimmed.IndexOfAny('.', ':') < 0 || trimmed.Contains('%') || (trimmed.Count('.') is not (0 or 3)))
        {
            return null;
        }

        var address = IPAddress.TryParse(trimmed, out var plain) ? plain : IPEndPoint.TryParse(trimmed, out var withPort) ? withPort.Address : null;
        return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
    }

    /// <summary>The number of an IPv4 address.</summary>
    public static uint V4(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>The number of an IPv6 address.</summary>
    public static UInt128 V6(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>
    /// True for an address that many networks use at once or nobody: private, carrier's shared, loopback, link-local, multicast (IANA's registries of
    /// special-purpose addresses, RFC 6890). It says nothing of place.
    /// </summary>
    public static bool IsOfNoPlace(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal || V6(address) <= UInt128.One;
        }

        var number = V4(address);
        return number >> 24 is 0 or 10 or 127 or >= 224 || number >> 20 == 0xAC1 || number >> 16 is 0xC0A8 or 0xA9FE || number >> 22 == 0x191; // 172.16/12, 192.168/16, 169.254/16, 100.64/10
    }
}

using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Satark.Places.Evidence.Networks;

/// <summary>
/// An installation's own table of which network is used where, such as its operator may license or a provider hand over. A few million networks take some
/// tens of megabytes. Immutable and safe to share.
/// </summary>
public sealed class IpTable
{
    private readonly Ranges<uint> _v4;
    private readonly Ranges<UInt128> _v6;
    private readonly ImmutableArray<EvidencePlace> _places;

    internal IpTable(Ranges<uint> v4, Ranges<UInt128> v6, ImmutableArray<EvidencePlace> places) => (_v4, _v6, _places) = (v4, v6, places);

    /// <summary>How many networks it has.</summary>
    public int Count => _v4.Count + _v6.Count;

    /// <summary>Where an address is used, or null where the table does not know, or where the address is private, shared or none at all.</summary>
    /// <param name="address">An IPv4 or IPv6 address as text, also with a port.</param>
    public EvidencePlace? Find(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (IpNumber.Parse(address) is not { } ip || IpNumber.IsOfNoPlace(ip))
        {
            return null;
        }

        var place = Find(ip);
        return place < 0 ? null : _places[place];
    }

    private int Find(IPAddress ip) => ip.AddressFamily == AddressFamily.InterNetwork ? _v4.Find(IpNumber.V4(ip)) : _v6.Find(IpNumber.V6(ip));
}

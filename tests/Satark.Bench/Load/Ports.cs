using System.Net;
using System.Net.Sockets;

namespace Satark.Bench.Load;

/// <summary>Ports of this machine that nobody uses.</summary>
internal static class Ports
{
    /// <summary>A free one.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

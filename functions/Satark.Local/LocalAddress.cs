using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Satark.Local;

/// <summary>
/// Where the process listens, bound before anything else is opened: a port that is taken is told at once, and the address is
/// known to the first message that goes out, whatever port it became.
/// </summary>
internal sealed class LocalAddress : IDisposable
{
    private readonly Socket _socket;

    /// <summary>Binds.</summary>
    /// <exception cref="ArgumentException">No IP address.</exception>
    /// <exception cref="SocketException">Taken, or not ours to take; the message names it.</exception>
    public LocalAddress(string bind, int port)
    {
        if (!IPAddress.TryParse(bind, out var address))
        {
            throw new ArgumentException($"--bind takes an IP address, as in 127.0.0.1 or 0.0.0.0; it is '{bind}'.");
        }

        if (port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw new ArgumentException($"--port takes a number from 0 to {IPEndPoint.MaxPort}; it is {port}.");
        }

        try
        {
            _socket = SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(address, port));
        }
        catch (SocketException taken)
        {
            throw new SocketException((int)taken.SocketErrorCode, $"{address}:{port}: {taken.Message}");
        }

        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        var host = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : address;
        Url = new UriBuilder(Uri.UriSchemeHttp, host.ToString(), EndPoint.Port).Uri;
    }

    /// <summary>The address and the port that it became.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The same as this machine reaches it; https from <see cref="Use"/> on where there is a certificate.</summary>
    public Uri Url { get; private set; }

    /// <summary>Lets Kestrel listen here.</summary>
    /// <param name="host">The web host.</param>
    /// <param name="certificate">For TLS, or null: plain HTTP.</param>
    /// <param name="hasProxies">Whether the settings name proxies, which alone may then come in the clear (<see cref="Satark.Http.Routing.ProxyRules"/>).</param>
    /// <exception cref="ArgumentException">Plain HTTP where other machines could come in the clear.</exception>
    public void Use(IWebHostBuilder host, TlsCertificate? certificate, bool hasProxies)
    {
        if (certificate is null && !hasProxies && !IPAddress.IsLoopback(EndPoint.Address))
        {
            throw new ArgumentException(
                $"{EndPoint.Address} is reached by other machines, and plain HTTP would show passwords and cases to everybody on the way. Set Satark:Http:Certificate and "
                + "Satark:Http:CertificateKey for TLS, or name the proxy that does it in Satark:Http:Proxies, or listen on 127.0.0.1.");
        }

        host.PreferHostingUrls(false).UseSockets(sockets => sockets.CreateBoundListenSocket = _ => _socket);
        if (certificate is null)
        {
            host.ConfigureKestrel(kestrel => kestrel.Listen(EndPoint));
            return;
        }

        Url = new UriBuilder(Url) { Scheme = Uri.UriSchemeHttps }.Uri;
        host.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(EndPoint, listen =>
        {
            var logger = kestrel.ApplicationServices.GetRequiredService<ILogger<TlsCertificate>>();
            listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(new System.Net.Security.SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current(logger) }),
            });
        }));
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();
}

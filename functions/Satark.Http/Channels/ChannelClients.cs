using System.Net;
using System.Net.Sockets;
using Satark.Notifications;

namespace Satark.Http.Channels;

/// <summary>HTTP clients of the channels: no redirects, no cookies, no credentials of the machine, no timeout but the channel's own.</summary>
public static class ChannelClients
{
    /// <summary>For a provider whose address stands in the settings.</summary>
    public static HttpClient ForProvider() => Client(Handler());

    /// <summary>For agencies' systems: each address is looked at after its name was resolved, and the connection goes to that very address.</summary>
    /// <param name="options">Which networks are allowed.</param>
    /// <param name="resolve">Resolves a name; null: the system's resolver.</param>
    public static HttpClient ForAgencies(WebhookOptions options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var listed = options.Networks.Select(n => IPNetwork.Parse(n)).ToList();
        var handler = Handler();

        // A proxy would resolve the name itself, out of reach of the check.
        handler.UseProxy = false;
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var found = await (resolve ?? Dns.GetHostAddressesAsync)(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
            var allowed = found.Where(a => AddressRules.MayCall(a, listed, options.AllowLoopback)).ToArray();
            return allowed.Length == 0
                ? throw new AddressRefusedException("None of the addresses behind this name may be called.")
                : await ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
        };
        return Client(handler);
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxResponseHeadersLength = 32,

        // Nobody outside gets the id of a trace of ours; the desk's traces, above all, never go on from the relay's.
        ActivityHeadersPropagator = null,

        // A name that moves is looked up again soon.
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    };

    private static HttpClient Client(SocketsHttpHandler handler)
    {
        var client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Satark/1");
        return client;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Satark.Support.Gateways;

/// <summary>A request as it came over the wire.</summary>
public sealed record GatewayRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>An answer; a null status closes the connection without one.</summary>
public sealed record GatewayAnswer(int? Status, string Body = "", params IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>Bytes that are no text, instead of <see cref="Body"/>.</summary>
    public byte[]? Raw { get; init; }
}

/// <summary>
/// A small HTTP server on a real socket of this machine that records requests and answers by a vendor's rules. On the base
/// library alone, so that every test project can link it.
/// </summary>
public abstract class HttpGateway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private readonly ConcurrentQueue<GatewayRequest> _requests = new();

    protected HttpGateway(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        Url = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<GatewayRequest> Requests => [.. _requests];

    /// <summary>Answers this instead of what the rules say, for as long as it is set.</summary>
    public GatewayAnswer? Instead { get; set; }

    /// <summary>Keeps every request waiting, for as long as it is set.</summary>
    public bool Silent { get; set; }

    /// <summary>What the vendor answers.</summary>
    protected abstract GatewayAnswer Answer(GatewayRequest request);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task<string?> LineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }

    private static async Task<GatewayRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if ((await LineAsync(stream, cancellationToken))?.Split(' ') is not [var method, var target, _])
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(stream, cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return new GatewayRequest(method, target, headers, body);
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception error) when (_stop.IsCancellationRequested && (error is OperationCanceledException or SocketException or InvalidOperationException))
        {
            // A listener that was stopped just before it was asked says that it does not listen.
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = await OpenAsync(client);
                if (await ReadAsync(stream, _stop.Token) is not { } request)
                {
                    return;
                }

                _requests.Enqueue(request);
                if (Silent)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                }

                var answer = Instead ?? Answer(request);
                if (answer.Status is { } status)
                {
                    await stream.WriteAsync(Bytes(status, answer), _stop.Token);
                }
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The caller went away, or does not trust our certificate: that is its right.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return secure;
    }

    private static byte[] Bytes(int status, GatewayAnswer answer)
    {
        var body = answer.Raw ?? Encoding.UTF8.GetBytes(answer.Body);
        var head = new StringBuilder($"HTTP/1.1 {status} Because\r\nConnection: close\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}

using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using Satark.Bench.Load;
using Satark.Bench.Ours;

namespace Satark.Bench.Peer;

/// <summary>Where the Alertmanager sends its notifications: notes which alert each is about, and answers 200.</summary>
internal sealed class Webhook : IAsyncDisposable
{
    private static readonly byte[] Fine = [.. "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Arrivals _arrivals;
    private readonly Task _accepting;

    /// <summary>Listens at a free port.</summary>
    public Webhook(Arrivals arrivals)
    {
        _arrivals = arrivals;
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                socket.NoDelay = true;
                serving.Add(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var line = socket;
        var buffer = new byte[16 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var read = await line.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                if (read == 0)
                {
                    return;
                }

                length += read;
                if (Whole(buffer.AsSpan(0, length)))
                {
                    if (Json.First(buffer.AsSpan(0, length), "\"groupLabels\":{\"id\":\""u8) is { } id)
                    {
                        _arrivals.Note(id);
                    }

                    length = 0;
                    await line.SendAsync(Fine, _stop.Token);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // Closed.
        }
    }

    private static bool Whole(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf("\r\n\r\n"u8);
        var at = text.IndexOf("Content-Length: "u8);
        return end >= 0 && at >= 0 && Utf8Parser.TryParse(text[(at + 16)..], out int body, out _) && text.Length >= end + 4 + body;
    }
}

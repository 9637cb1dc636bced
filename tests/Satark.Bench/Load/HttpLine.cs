using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Satark.Bench.Load;

/// <summary>
/// One keep-alive connection that sends ready-made requests and reads answers with a length. Both sides are asked through
/// it, and it costs little, so that the two cores are left to those who are measured.
/// </summary>
internal sealed class HttpLine : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[16 * 1024];

    /// <summary>Connects to a port of this machine.</summary>
    public static async Task<HttpLine> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        var line = new HttpLine();
        await line._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
        return line;
    }

    /// <summary>Sends a request and reads its answer, which stays valid until the next exchange.</summary>
    public async ValueTask<HttpReply> ExchangeAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(request, cancellationToken);
        var length = 0;
        var end = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                throw new IOException("The connection was closed before the whole answer came.");
            }

            length += read;
            if (end == 0 && Head(_buffer.AsSpan(0, length)) is { } head)
            {
                end = head.BodyAt + head.BodyLength;
                if (end > _buffer.Length)
                {
                    Array.Resize(ref _buffer, end);
                }

                if (length >= end)
                {
                    return new HttpReply(head.Status, _buffer.AsMemory(head.BodyAt, head.BodyLength));
                }
            }
            else if (end > 0 && length >= end)
            {
                var known = Head(_buffer.AsSpan(0, length))!.Value;
                return new HttpReply(known.Status, _buffer.AsMemory(known.BodyAt, known.BodyLength));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static (int Status, int BodyAt, int BodyLength)? Head(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var at = text.IndexOf("ontent-Length: "u8);
        return at >= 0 && at < end && Utf8Parser.TryParse(text[(at + 15)..], out int bodyLength, out _) && Utf8Parser.TryParse(text[9..12], out int status, out _)
            ? (status, end + 4, bodyLength)
            : throw new NotSupportedException("An answer without a length: this client reads no other.");
    }
}

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body; overwritten by the connection's next exchange.</param>
internal readonly record struct HttpReply(int Status, ReadOnlyMemory<byte> Body);

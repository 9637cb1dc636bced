using System.Globalization;
using System.Text;

namespace Satark.Bench.Load;

/// <summary>Requests as they go over the line.</summary>
internal static class RequestBytes
{
    /// <summary>A POST of JSON.</summary>
    public static ReadOnlyMemory<byte> Post(int port, string path, ReadOnlySpan<byte> body, string headers = "")
    {
        var head = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n"));
        return (byte[])[.. head, .. body];
    }
}

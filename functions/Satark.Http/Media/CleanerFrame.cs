using System.Buffers.Binary;
using System.Text;
using Satark.Tips.Line;

namespace Satark.Http.Media;

/// <summary>
/// How the process that looks at a file answers: <c>"satark-copy 1\n" | what(1) | container(1) | kind(1) | length(1) and media type | digest(32) | length(4) and copy | "end\n"</c>.
/// Whatever else it writes is no answer.
/// </summary>
internal static class CleanerFrame
{
    private const byte Refused = 0, OriginalOnly = 1, Copied = 2;
    private const int DigestSize = 32;

    private static readonly byte[] Begin = "satark-copy 1\n"u8.ToArray();
    private static readonly byte[] End = "end\n"u8.ToArray();

    /// <summary>Most bytes of an answer.</summary>
    public const int Most = MediaLimits.MostBytes + 64 * 1024;

    /// <summary>Writes an answer.</summary>
    public static async Task WriteAsync(Stream output, CleanResult result, CancellationToken cancellationToken)
    {
        var (what, format, digest, copy) = result switch
        {
            CleanResult.Copied c => (Copied, c.Format, c.Digest, c.Bytes),
            CleanResult.OriginalOnly o => (OriginalOnly, o.Format, o.Digest, ReadOnlyMemory<byte>.Empty),
            _ => (Refused, MediaFormat.Closed(""), new byte[DigestSize], ReadOnlyMemory<byte>.Empty),
        };
        var type = Encoding.ASCII.GetBytes(format.ContentType);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, copy.Length);
        await output.WriteAsync((byte[])[.. Begin, what, (byte)format.Container, (byte)format.Kind, (byte)type.Length, .. type, .. digest.Span, .. length], cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(copy, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(End, cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an answer; null where it is none.</summary>
    public static CleanResult? Read(ReadOnlyMemory<byte> answer)
    {
        var bytes = answer.Span;
        var fixedPart = Begin.Length + 4;
        if (!bytes.StartsWith(Begin) || bytes.Length < fixedPart || bytes.Length < fixedPart + bytes[fixedPart - 1] + DigestSize + 4 + End.Length || !bytes.EndsWith(End))
        {
            return null;
        }

        var (what, container, kind) = (bytes[Begin.Length], (MediaContainer)bytes[Begin.Length + 1], (MediaKind)bytes[Begin.Length + 2]);
        var at = fixedPart + bytes[fixedPart - 1];
        var format = new MediaFormat(Encoding.ASCII.GetString(bytes[fixedPart..at]), kind, container);
        var (digest, copy) = (answer.Slice(at, DigestSize), answer[(at + DigestSize + 4)..^End.Length]);
        if (!Enum.IsDefined(container) || !Enum.IsDefined(kind) || BinaryPrimitives.ReadInt32BigEndian(bytes[(at + DigestSize)..]) != copy.Length)
        {
            return null;
        }

        return what switch
        {
            Copied when !copy.IsEmpty && MediaTypes.Contains(format.ContentType) && MediaSniffer.Of(copy.Span) is { } seen && seen.Container == container => new CleanResult.Copied(format, copy, digest),
            OriginalOnly => new CleanResult.OriginalOnly(format, digest),
            Refused => new CleanResult.Refused(),
            _ => null,
        };
    }
}

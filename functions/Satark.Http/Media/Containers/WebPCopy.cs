using System.Buffers.Binary;
using System.Text;
using Satark.Http.Pictures;

namespace Satark.Http.Media.Containers;

/// <summary>WebP (RFC 9649): what is drawn, and of EXIF the orientation; the flags say what is left.</summary>
internal static class WebPCopy
{
    private const int MostChunks = 100_000;
    private const byte HasExif = 0x08, IsAnimated = 0x02, HasAlpha = 0x10;

    private static readonly byte[] Padding = [0];

    /// <summary>The copy, or null where none can be made.</summary>
    public static Copy? Of(ReadOnlySpan<byte> file)
    {
        using var copy = new CopyWriter(file.Length + 64);
        copy.Write("RIFF\0\0\0\0WEBP"u8);
        var exif = OrientationExif.Write(OrientationExif.Read(PictureFile.ExifOf(file)));
        var (extended, drawn) = (false, 0);
        long at = 12;
        for (var chunks = 0; at + 8 <= file.Length && chunks < MostChunks; chunks++)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[((int)at + 4)..]);
            if (at + 8 + length > file.Length)
            {
                return null;
            }

            var name = Encoding.Latin1.GetString(file.Slice((int)at, 4));
            var body = file.Slice((int)at + 8, (int)length);
            at += 8 + (long)length + (length & 1);
            switch (name)
            {
                case "VP8X" when chunks == 0 && body.Length == 10 && MediaLimits.Fits(Int24(body[4..]) + 1, Int24(body[7..]) + 1):
                    extended = true;
                    Chunk(copy, name, [(byte)((body[0] & (IsAnimated | HasAlpha)) | (exif.Length > 0 ? HasExif : 0)), 0, 0, 0, .. body[4..]], content: false);
                    break;
                case "VP8X":
                    return null;
                case "VP8 " or "VP8L" when Fits(name, body):
                    Chunk(copy, name, body, content: true);
                    drawn++;
                    break;
                case "VP8 " or "VP8L":
                    return null;
                case "ALPH" when extended:
                    Chunk(copy, name, body, content: true);
                    break;
                case "ANIM" when extended && body.Length == 6:
                    Chunk(copy, name, body, content: false);
                    break;
                case "ANMF" when extended:
                    if (Frame(body) is not { } frame)
                    {
                        return null;
                    }

                    Chunk(copy, name, frame, content: true);
                    drawn++;
                    break;
            }
        }

        if (drawn == 0)
        {
            return null;
        }

        if (extended && exif.Length > 0)
        {
            Chunk(copy, "EXIF", exif, content: false);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(copy.Written[4..], (uint)copy.Length - 8);
        return copy.Finish();
    }

    // A frame of an animation: sixteen bytes of where and how long, then chunks again.
    private static byte[]? Frame(ReadOnlySpan<byte> body)
    {
        if (body.Length < 16)
        {
            return null;
        }

        using var frame = new MemoryStream(body.Length);
        frame.Write(body[..16]);
        long at = 16;
        while (at + 8 <= body.Length)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(body[((int)at + 4)..]);
            if (at + 8 + length > body.Length)
            {
                return null;
            }

            var name = Encoding.Latin1.GetString(body.Slice((int)at, 4));
            var inner = body.Slice((int)at + 8, (int)length);
            if (name is "ALPH" || (name is "VP8 " or "VP8L" && Fits(name, inner)))
            {
                frame.Write(body.Slice((int)at, 8));
                frame.Write(inner);
                frame.Write(Padding.AsSpan(0, (int)(length & 1)));
            }

            at += 8 + (long)length + (length & 1);
        }

        return frame.ToArray();
    }

    // The picture's own header (RFC 6386, section 9.1; RFC 9649, section 3.4): what the container says of the size need not be so.
    private static bool Fits(string name, ReadOnlySpan<byte> body) => name == "VP8 "
        ? body.Length >= 10 && MediaLimits.Fits(BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
        : body.Length >= 5 && BinaryPrimitives.ReadUInt32LittleEndian(body[1..]) is var bits && MediaLimits.Fits((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);

    private static void Chunk(CopyWriter copy, string name, ReadOnlySpan<byte> body, bool content)
    {
        Span<byte> head = stackalloc byte[8];
        Encoding.Latin1.GetBytes(name, head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)body.Length);
        copy.Write(head);
        if (content)
        {
            copy.WriteContent(body);
        }
        else
        {
            copy.Write(body);
        }

        copy.Write(Padding.AsSpan(0, body.Length & 1));
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

namespace Satark.Http.Media.Containers;

/// <summary>Checksums of 32 bits over the polynomial 0x04C11DB7, in the two ways that containers write them.</summary>
internal static class Crc32
{
    private static readonly uint[] Reflected = [.. Enumerable.Range(0, 256).Select(i => Step((uint)i, static c => (c & 1) != 0 ? (c >> 1) ^ 0xEDB88320 : c >> 1))];
    private static readonly uint[] Plain = [.. Enumerable.Range(0, 256).Select(i => Step((uint)i << 24, static c => (c & 0x80000000) != 0 ? (c << 1) ^ 0x04C11DB7 : c << 1))];

    /// <summary>PNG's: reflected, begun and ended with all ones, over a chunk's name and data.</summary>
    public static uint Of(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) => ~Add(Add(uint.MaxValue, name), data);

    /// <summary>Ogg's (RFC 3533, section 6): neither reflected nor inverted.</summary>
    public static uint OfOgg(ReadOnlySpan<byte> page)
    {
        uint crc = 0;
        foreach (var b in page)
        {
            crc = (crc << 8) ^ Plain[(crc >> 24) ^ b];
        }

        return crc;
    }

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = (crc >> 8) ^ Reflected[(crc ^ b) & 0xFF];
        }

        return crc;
    }

    private static uint Step(uint value, Func<uint, uint> once)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = once(value);
        }

        return value;
    }
}

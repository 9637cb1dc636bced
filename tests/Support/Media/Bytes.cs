using System.Buffers.Binary;
using System.Text;

namespace Satark.Support.Media;

/// <summary>Writes the bytes of small files.</summary>
public static class Bytes
{
    /// <summary>Four bytes, the highest first.</summary>
    public static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>Two bytes, the highest first.</summary>
    public static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    /// <summary>Four bytes, the lowest first.</summary>
    public static byte[] Little(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>Letters, one byte each.</summary>
    public static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>One after the other.</summary>
    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(p => p)];

    /// <summary>Bytes that look like coded pictures or sound: the same for the same seed, without FF.</summary>
    public static byte[] Noise(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        for (var i = 0; i < length; i++)
        {
            bytes[i] = bytes[i] == 0xFF ? (byte)0x7F : bytes[i];
        }

        return bytes;
    }
}

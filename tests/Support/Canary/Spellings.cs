using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Satark.Support.Canary;

/// <summary>All ways in which a secret may be written: plain, in JSON, hex, UTF-16, percent, and base64 at all three alignments of both alphabets.</summary>
public static class Spellings
{
    /// <summary>Fewer bytes would be found in random data: they say nothing.</summary>
    public const int FewestBytes = 6;

    /// <summary>The encodings, by name.</summary>
    public static readonly IReadOnlyList<string> Encodings =
        ["plain", "json", "hex", "HEX", "utf-16le", "utf-16be", "percent", "percent-all", "base64-0", "base64-1", "base64-2", "base64url-0", "base64url-1", "base64url-2"];

    /// <summary>The spellings of a text.</summary>
    public static IReadOnlyList<Spelling> Of(string secret, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return Checked(
        [
            .. OfBytes(secret, utf8),
            new(secret, "json", Ascii(Json(text))),
            new(secret, "utf-16le", Encoding.Unicode.GetBytes(text)),
            new(secret, "utf-16be", Encoding.BigEndianUnicode.GetBytes(text)),
            new(secret, "percent", Ascii(Uri.EscapeDataString(text))),
        ]);
    }

    /// <summary>The spellings of bytes that are no text, as a position in EXIF is.</summary>
    public static IReadOnlyList<Spelling> Of(string secret, byte[] bytes) => Checked(OfBytes(secret, bytes));

    private static IEnumerable<Spelling> OfBytes(string secret, byte[] bytes) =>
    [
        new(secret, "plain", bytes),
        new(secret, "hex", Ascii(Convert.ToHexStringLower(bytes))),
        new(secret, "HEX", Ascii(Convert.ToHexString(bytes))),
        new(secret, "percent-all", Ascii(string.Concat(bytes.Select(b => string.Create(CultureInfo.InvariantCulture, $"%{b:X2}"))))),
        .. Enumerable.Range(0, 3).SelectMany(alignment => new Spelling[]
        {
            new(secret, $"base64-{alignment}", Base64(bytes, alignment, Convert.ToBase64String)),
            new(secret, $"base64url-{alignment}", Base64(bytes, alignment, b => Base64Url.EncodeToString(b))),
        }),
    ];

    // What stands before and behind it in the same base64 is not known: only the characters that hold nothing else are looked for.
    private static byte[] Base64(byte[] bytes, int alignment, Func<byte[], string> encode)
    {
        var whole = encode([.. new byte[alignment], .. bytes]).TrimEnd('=');
        var first = alignment == 0 ? 0 : alignment + 1;
        var bits = (alignment + bytes.Length) * 8;
        return Ascii(whole[first..(bits / 6)]);
    }

    private static string Json(string text)
    {
        var escaped = new StringBuilder();
        foreach (var ch in text)
        {
            _ = ch is >= ' ' and < (char)127 and not ('"' or '\\' or '+') ? escaped.Append(ch) : escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)ch:X4}");
        }

        return escaped.ToString();
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static List<Spelling> Checked(IEnumerable<Spelling> spellings)
    {
        var all = spellings.ToList();
        return all.Find(s => s.Bytes.Length < FewestBytes) is { } weak
            ? throw new ArgumentException($"The secret '{weak.Secret}' is too short to be looked for as {weak.Encoding}.")
            : [.. all.DistinctBy(s => Convert.ToHexString(s.Bytes))];
    }
}

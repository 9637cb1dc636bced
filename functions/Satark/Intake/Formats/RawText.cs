using System.Text;

namespace Satark.Intake.Formats;

/// <summary>A body as the text that it is. JSON is UTF-8; a CAP message may be UTF-16 too (XML 1.0, section 4.3.3).</summary>
public static class RawText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text for the history: bytes that are none become U+FFFD, nothing throws.</summary>
    public static string Of(ReadOnlySpan<byte> body) => (Wide(body) ?? Encoding.UTF8).GetString(body);

    /// <summary>The text, or null where the bytes are neither UTF-8 nor UTF-16.</summary>
    public static string? StrictOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return (Wide(body) is { } wide ? new UnicodeEncoding(wide.CodePage == Encoding.BigEndianUnicode.CodePage, byteOrderMark: false, throwOnInvalidBytes: true) : (Encoding)Strict).GetString(body).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // By its mark, or by the first character, which in XML is "<" (XML 1.0, appendix F).
    private static Encoding? Wide(ReadOnlySpan<byte> body) => body switch
    {
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}

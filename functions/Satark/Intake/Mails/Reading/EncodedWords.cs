using System.Buffers;
using System.Globalization;
using System.Text;

namespace Satark.Intake.Mails.Reading;

/// <summary>Encoded words of headers and of files' names (RFC 2047): <c>=?utf-8?B?4KS5?=</c>. What is none stays as it is.</summary>
internal static class EncodedWords
{
    /// <summary>The text with its encoded words read; time is linear in its length.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        var at = 0;
        var afterWord = false;
        while (at < text.Length)
        {
            var start = text.IndexOf("=?", at, StringComparison.Ordinal);
            if (start < 0)
            {
                break;
            }

            var between = text.AsSpan(at, start - at);
            if (Word(text, start) is not var (word, end))
            {
                decoded.Append(between).Append("=?");
                (at, afterWord) = (start + 2, false);
                continue;
            }

            // Spaces between two encoded words only fold the line (RFC 2047, section 6.2).
            if (!afterWord || !between.IsWhiteSpace())
            {
                decoded.Append(between);
            }

            decoded.Append(word);
            (at, afterWord) = (end, true);
        }

        return decoded.Append(text.AsSpan(Math.Min(at, text.Length))).ToString();
    }

    private static (string Word, int End)? Word(string text, int start)
    {
        const int Longest = 1000;
        var charsetEnd = text.IndexOf('?', start + 2, Math.Min(60, text.Length - start - 2));
        if (charsetEnd < 0 || charsetEnd + 2 >= text.Length || text[charsetEnd + 2] != '?')
        {
            return null;
        }

        var from = charsetEnd + 3;
        var end = text.IndexOf("?=", from, Math.Min(Longest, text.Length - from), StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        // A language may follow the charset (RFC 2231, section 5).
        var charset = text[(start + 2)..charsetEnd].Split('*')[0];
        var bytes = char.ToUpperInvariant(text[charsetEnd + 1]) switch
        {
            'B' => Base64(text.AsSpan(from, end - from)),
            'Q' => Quoted(text.AsSpan(from, end - from)),
            _ => null,
        };
        return bytes is null || MailCharsets.Find(charset) is null ? null : (MailCharsets.Decode(bytes, charset, "").Text, end + 2);
    }

    private static byte[]? Base64(ReadOnlySpan<char> text)
    {
        var padded = text.ToString().TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }

    private static byte[] Quoted(ReadOnlySpan<char> text)
    {
        var bytes = new ArrayBufferWriter<byte>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Write([value]);
                i += 2;
            }
            else
            {
                bytes.Write([text[i] == '_' ? (byte)' ' : text[i] < 128 ? (byte)text[i] : (byte)'?']);
            }
        }

        return bytes.WrittenSpan.ToArray();
    }
}

using System.Text;
using System.Text.Json;

namespace Satark.Intake.Mails.Reading;

/// <summary>Turns a mail's bytes into text by the charset that is named for each part. Never throws, whatever is named.</summary>
internal static class MailCharsets
{
    private const int MostJson = 64 * 1024;

    // What old mail programs mean where they name nothing that is known (https://encoding.spec.whatwg.org/#names-and-labels).
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The charset of each field, by SendGrid's field <c>charsets</c>; empty where that is no JSON object.</summary>
    public static IReadOnlyDictionary<string, string> Read(ReadOnlyMemory<byte> json)
    {
        var charsets = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (json.Length is 0 or > MostJson)
        {
            return charsets;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var field in document.RootElement.EnumerateObject())
                {
                    if (field.Value.ValueKind == JsonValueKind.String && field.Value.GetString() is { Length: > 0 and <= 60 } name)
                    {
                        charsets[field.Name] = name;
                    }
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // No JSON, or half a character in it: each part is then read as one that names no charset.
        }

        return charsets;
    }

    /// <summary>The text of some bytes, and what a reader must know of how it was read (null: nothing).</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">The charset that is named for them, or null.</param>
    /// <param name="field">What the note calls them.</param>
    public static (string Text, string? Note) Decode(ReadOnlySpan<byte> bytes, string? charset, string field)
    {
        // Nothing named, or the least that is: eight-bit bytes are then mostly UTF-8.
        if (string.IsNullOrWhiteSpace(charset) || charset.Trim().ToLowerInvariant() is "us-ascii" or "ascii")
        {
            return Utf8OrNull(bytes) is { } plain ? (plain, null)
                : (Western.GetString(bytes), $"{field}: no charset is named and it is not UTF-8; read as windows-1252.");
        }

        if (Find(charset) is not { } encoding)
        {
            return (Western.GetString(bytes), $"{field}: its charset is not known; read as windows-1252.");
        }

        try
        {
            var text = encoding.GetString(bytes);
            return (text.TrimStart('\uFEFF'), text.Contains('\uFFFD', StringComparison.Ordinal) ? $"{field}: some bytes do not fit its charset and are shown as \uFFFD." : null);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or IndexOutOfRangeException)
        {
            // Decoders of old code pages may refuse what breaks their shift states.
            return (Western.GetString(bytes), $"{field}: it does not fit its charset; read as windows-1252.");
        }
    }

    /// <summary>The encoding of a name, or null.</summary>
    public static Encoding? Find(string charset)
    {
        var name = charset.Trim().Trim('"', '\'');
        name = name.ToLowerInvariant() switch { "utf8" or "unicode-1-1-utf-8" => "utf-8", "cp1252" or "ansi" => "windows-1252", _ => name };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? Utf8OrNull(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

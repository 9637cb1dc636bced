namespace Satark.Enrichment;

/// <summary>Finds what no reader of a message reads: links, e-mail and payment addresses, handles.</summary>
internal static class WebAddresses
{
    /// <summary>Where the link, address or handle that begins at <paramref name="start"/> ends (exclusive); <paramref name="start"/> itself where none begins there.</summary>
    public static int EndOfUnreadable(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '@')
        {
            var end = start + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
            {
                end++;
            }

            return end;
        }

        var length = 0;
        while (start + length < text.Length && text[start + length] is > ' ' and < '\u007F')
        {
            length++;
        }

        return IsUnreadable(text.Slice(start, length)) ? start + length : start;
    }

    private static bool IsUnreadable(ReadOnlySpan<char> chunk)
    {
        if (chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var at = chunk.IndexOf('@');
        if (at > 0 && at + 1 < chunk.Length && char.IsAsciiLetterOrDigit(chunk[at - 1]) && char.IsAsciiLetterOrDigit(chunk[at + 1]))
        {
            return true;
        }

        // fb.com/abc and example.org are links; "ok.bye" and "nahi.main" are two words without a space.
        var slash = chunk.IndexOf('/');
        var host = slash < 0 ? chunk : chunk[..slash];
        var dot = host.LastIndexOf('.');
        if (dot <= 0)
        {
            return false;
        }

        var top = host[(dot + 1)..];
        return slash > 0
            ? top.Length is 2 or 3 && char.IsAsciiLetter(top[0]) && char.IsAsciiLetter(top[1])
            : top is "com" or "org" or "net" or "COM";
    }
}

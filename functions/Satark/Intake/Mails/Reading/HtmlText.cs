using System.Net;
using System.Text;

namespace Satark.Intake.Mails.Reading;

/// <summary>The words of a mail that has them as HTML alone. The markup itself is never kept, rendered or followed.</summary>
internal static class HtmlText
{
    private static readonly string[] Breaking = ["br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre", "section", "article"];
    private static readonly string[] Silent = ["script", "style", "head", "title", "noscript", "template", "svg", "object"];

    /// <summary>The text, with lines where the markup breaks them and each link's address behind its words; and those addresses. Time is linear in its length; never throws.</summary>
    public static (string Text, IReadOnlyCollection<string> Links) Of(string html)
    {
        var text = new StringBuilder(Math.Min(html.Length, 1 << 20));
        var links = new List<string>();
        string? link = null;
        var linkStart = 0;

        // What never ends must not swallow a mail, nor be looked for again at each of its beginnings.
        var endless = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                Append(text, html.AsSpan(at));
                break;
            }

            Append(text, html.AsSpan(at, open - at));
            if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
            {
                var close = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
                at = close < 0 ? html.Length : close + 3;
                continue;
            }

            // "a < b" is no markup: its angle stays.
            if (open + 1 >= html.Length || !(char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?'))
            {
                text.Append('<');
                at = open + 1;
                continue;
            }

            var end = EndOfTag(html, open);
            var tag = html.AsSpan(open + 1, Math.Max(0, end - open - 2));
            at = end;
            var isEnd = tag.StartsWith("/", StringComparison.Ordinal);
            var name = NameOf(isEnd ? tag[1..] : tag);
            if (!isEnd && Array.IndexOf(Silent, name) >= 0 && !endless.Contains(name))
            {
                var close = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
                at = close < 0 ? end : EndOfTag(html, close);
                if (close < 0)
                {
                    endless.Add(name);
                }
            }
            else if (name == "a" && !isEnd)
            {
                (link, linkStart) = (Href(tag), text.Length);
            }
            else if (name == "a" && link is not null)
            {
                links.Add(link);
                if (!text.ToString(linkStart, text.Length - linkStart).Contains(link, StringComparison.Ordinal))
                {
                    text.Append(" (").Append(link).Append(')');
                }

                link = null;
            }
            else if (Array.IndexOf(Breaking, name) >= 0)
            {
                text.Append('\n');
            }
            else if (name is "td" or "th")
            {
                text.Append(' ');
            }
        }

        return (Tidy(text.ToString()), links);
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> piece)
    {
        if (piece.Length > 0)
        {
            text.Append(WebUtility.HtmlDecode(piece.ToString()));
        }
    }

    // A quote in an attribute may hold an angle; a tag that never ends is the rest.
    private static int EndOfTag(string html, int open)
    {
        const int Longest = 64 * 1024;
        var quote = '\0';
        var last = Math.Min(html.Length, open + Longest);
        for (var i = open + 1; i < last; i++)
        {
            var ch = html[i];
            if (quote != '\0')
            {
                quote = ch == quote ? '\0' : quote;
            }
            else if (ch is '"' or '\'' && html[i - 1] == '=')
            {
                quote = ch;
            }
            else if (ch == '>')
            {
                return i + 1;
            }
        }

        var close = html.IndexOf('>', open);
        return close < 0 ? html.Length : close + 1;
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && length < 20 && char.IsAsciiLetterOrDigit(tag[length]))
        {
            length++;
        }

        return tag[..length].ToString().ToLowerInvariant();
    }

    private static string? Href(ReadOnlySpan<char> tag)
    {
        var at = tag.IndexOf("href", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = tag[(at + 4)..].TrimStart();
        if (!value.StartsWith("=", StringComparison.Ordinal))
        {
            return null;
        }

        value = value[1..].TrimStart();
        var end = value.Length == 0 ? 0 : value[0] is '"' or '\'' ? value[1..].IndexOf(value[0]) : value.IndexOfAny(' ', '>');
        value = value.Length == 0 ? value : value[0] is '"' or '\'' ? (end < 0 ? value[1..] : value.Slice(1, end)) : end < 0 ? value : value[..end];
        var address = WebUtility.HtmlDecode(value.ToString()).Trim();
        return address.Length <= 2_000 && (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) ? address : null;
    }

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            empty = words.Length == 0 ? empty + 1 : 0;
            if (empty < 2)
            {
                tidy.Append(words).Append('\n');
            }
        }

        return tidy.ToString().Trim();
    }
}

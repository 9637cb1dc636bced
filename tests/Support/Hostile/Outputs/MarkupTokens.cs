using System.Net;

namespace Satark.Support.Hostile.Outputs;

/// <summary>Kinds of tokens.</summary>
public enum MarkupKind
{
    /// <summary>Text that is shown.</summary>
    Text,

    /// <summary>An element's beginning.</summary>
    Element,

    /// <summary>A comment, a doctype, a processing instruction: nobody sees it.</summary>
    Comment,

    /// <summary>The inside of <c>script</c> or <c>style</c>.</summary>
    Raw,
}

/// <summary>A piece of a page as a browser cuts it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The element's name.</param>
/// <param name="Text">The text, or what stands inside.</param>
/// <param name="Attributes">Of an element: name, decoded value, and whether it stood in quotes.</param>
public sealed record MarkupToken(MarkupKind Kind, string Name, string Text, IReadOnlyList<(string Name, string Value, bool Quoted)> Attributes);

/// <summary>Cuts markup as the HTML standard's tokenizer does (https://html.spec.whatwg.org/#tokenization), as far as a page without errors of ours needs it.</summary>
public static class MarkupTokens
{
    private static readonly string[] RawNames = ["script", "style", "xmp", "iframe", "noembed", "noframes"], TextNames = ["title", "textarea"];

    /// <summary>The tokens of a page, in order.</summary>
    public static IReadOnlyList<MarkupToken> Of(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var tokens = new List<MarkupToken>();
        var at = 0;
        while (at < page.Length)
        {
            var open = page.IndexOf('<', at);
            if (open < 0 || open + 1 == page.Length)
            {
                Text(page[at..]);
                break;
            }

            Text(page[at..open]);
            at = After(page, open, tokens);
        }

        return tokens;

        void Text(string text)
        {
            if (text.Length > 0)
            {
                tokens.Add(new MarkupToken(MarkupKind.Text, "", WebUtility.HtmlDecode(text), []));
            }
        }
    }

    private static int After(string page, int open, List<MarkupToken> tokens)
    {
        var next = page[open + 1];
        if (page.AsSpan(open).StartsWith("<!--"))
        {
            return Comment(page, open + 4, "-->", tokens);
        }

        if (next is '!' or '?' || (next == '/' && !(open + 2 < page.Length && char.IsAsciiLetter(page[open + 2]))))
        {
            return Comment(page, open + 2, ">", tokens);
        }

        if (next != '/' && !char.IsAsciiLetter(next))
        {
            tokens.Add(new MarkupToken(MarkupKind.Text, "", "<", []));
            return open + 1;
        }

        var (name, attributes, at) = Tag(page, open + (next == '/' ? 2 : 1));
        if (next == '/')
        {
            return at;
        }

        tokens.Add(new MarkupToken(MarkupKind.Element, name, "", attributes));
        return RawNames.Contains(name) || TextNames.Contains(name) ? Inside(page, name, at, tokens) : at;
    }

    private static int Comment(string page, int from, string end, List<MarkupToken> tokens)
    {
        var at = page.IndexOf(end, Math.Min(from, page.Length), StringComparison.Ordinal);
        tokens.Add(new MarkupToken(MarkupKind.Comment, "!", page[Math.Min(from, page.Length)..(at < 0 ? page.Length : at)], []));
        return at < 0 ? page.Length : at + end.Length;
    }

    private static int Inside(string page, string name, int at, List<MarkupToken> tokens)
    {
        var end = page.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        var inside = page[at..(end < 0 ? page.Length : end)];
        tokens.Add(RawNames.Contains(name) ? new MarkupToken(MarkupKind.Raw, name, inside, []) : new MarkupToken(MarkupKind.Text, name, WebUtility.HtmlDecode(inside), []));
        return end < 0 ? page.Length : end;
    }

    private static (string Name, IReadOnlyList<(string, string, bool)> Attributes, int At) Tag(string page, int at)
    {
        var name = Until(page, ref at, " \t\r\n\f/>").ToLowerInvariant();
        var attributes = new List<(string, string, bool)>();
        while (at < page.Length && page[at] != '>')
        {
            if (page[at] is ' ' or '\t' or '\r' or '\n' or '\f' or '/')
            {
                at++;
                continue;
            }

            var attribute = page[at] + Until(page, ref at, " \t\r\n\f/>=", 1);
            Skip(page, ref at);
            if (at >= page.Length || page[at] != '=')
            {
                attributes.Add((attribute, "", true));
                continue;
            }

            at++;
            Skip(page, ref at);
            var quote = at < page.Length && page[at] is '"' or '\'' ? page[at] : '\0';
            at += quote == '\0' ? 0 : 1;
            var value = Until(page, ref at, quote == '\0' ? " \t\r\n\f>" : quote.ToString());
            at += quote == '\0' || at >= page.Length ? 0 : 1;
            attributes.Add((attribute, WebUtility.HtmlDecode(value), quote != '\0'));
        }

        return (name, attributes, Math.Min(at + 1, page.Length));
    }

    private static string Until(string page, ref int at, string ends, int skip = 0)
    {
        var from = Math.Min(at + skip, page.Length);
        var length = page.AsSpan(from).IndexOfAny(ends);
        at = length < 0 ? page.Length : from + length;
        return page[from..at];
    }

    private static void Skip(string page, ref int at)
    {
        while (at < page.Length && char.IsWhiteSpace(page[at]))
        {
            at++;
        }
    }
}

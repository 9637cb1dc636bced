namespace Satark.Support.Hostile.Outputs;

/// <summary>Looks through a page that the server rendered: whatever came from outside must be text, or the value of an attribute that nobody runs.</summary>
public static class MarkupOutput
{
    private static readonly HashSet<string> Runs = new(StringComparer.OrdinalIgnoreCase) { "script", "iframe", "frame", "object", "embed", "base", "svg", "math", "link", "img", "video", "audio", "a", "meta", "template", "portal" };
    private static readonly HashSet<string> Leads = new(StringComparer.OrdinalIgnoreCase) { "href", "src", "srcdoc", "srcset", "action", "formaction", "data", "poster", "background", "http-equiv", "style", "xlink:href", "ping", "manifest" };

    /// <summary>What hostile words did to a page; none where they are text.</summary>
    /// <param name="page">The markup.</param>
    /// <param name="own">The elements that the page itself has, of those that run or load something: <c>script</c>, <c>link</c>, …</param>
    public static IReadOnlyList<string> Faults(string page, params string[] own)
    {
        var faults = new List<string>();
        foreach (var token in MarkupTokens.Of(page))
        {
            switch (token.Kind)
            {
                case MarkupKind.Text:
                    break;
                case MarkupKind.Comment or MarkupKind.Raw when Hostile(token.Text):
                    faults.Add($"a {token.Kind} of <{token.Name}> holds {Brief(token.Text)}");
                    break;
                case MarkupKind.Element:
                    Look(token, own, faults);
                    break;
            }
        }

        return faults;
    }

    private static void Look(MarkupToken token, string[] own, List<string> faults)
    {
        if (Hostile(token.Name) || (Runs.Contains(token.Name) && !own.Contains(token.Name, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"an element <{token.Name}> was born");
        }

        foreach (var (name, value, quoted) in token.Attributes)
        {
            if (Hostile(name) || name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || (Hostile(value) && (!quoted || Leads.Contains(name))))
            {
                faults.Add($"an attribute {Brief(name)} of <{token.Name}> has {Brief(value)}");
            }
            else if (Leads.Contains(name) && value.Trim().Contains("script:", StringComparison.OrdinalIgnoreCase))
            {
                faults.Add($"<{token.Name} {name}> runs {Brief(value)}");
            }
        }
    }

    private static bool Hostile(string text) => text.Contains(HostileWords.Needle, StringComparison.OrdinalIgnoreCase) || text.Contains("evil.example", StringComparison.OrdinalIgnoreCase);

    private static string Brief(string text) => text.Length > 80 ? text[..80] + "…" : text;
}

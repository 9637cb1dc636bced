namespace Satark.Intake.Mails.Reading;

/// <summary>A mail's header lines (RFC 5322, section 2.2), unfolded. Never throws on what they hold.</summary>
internal sealed class MailHeaders
{
    private const int MostLines = 1000;
    private const int MostChars = 128 * 1024;
    private const int MostReferences = 50;
    private const int LongestId = 500;

    private readonly List<(string Name, string Value)> _lines = [];

    private MailHeaders()
    {
    }

    /// <summary>Reads them; what lies beyond a thousand lines is no header that anybody reads.</summary>
    public static MailHeaders Read(string text)
    {
        var headers = new MailHeaders();
        var rest = text.AsSpan(0, Math.Min(text.Length, MostChars));
        var lines = 0;
        foreach (var part in rest.EnumerateLines())
        {
            if (++lines > MostLines)
            {
                break;
            }

            if (part.Length > 0 && part[0] is ' ' or '\t' && headers._lines.Count > 0)
            {
                var (name, value) = headers._lines[^1];
                headers._lines[^1] = (name, value.Length > MostChars / 2 ? value : value + " " + part.Trim().ToString());
            }
            else if (part.IndexOf(':') is > 0 and < 80 and var colon)
            {
                headers._lines.Add((part[..colon].Trim().ToString(), part[(colon + 1)..].Trim().ToString()));
            }
        }

        return headers;
    }

    /// <summary>The first value of a name, or null.</summary>
    public string? First(string name) => _lines.FirstOrDefault(l => l.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>How often a name stands there.</summary>
    public int Count(string name) => _lines.Count(l => l.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The mail's own id without its brackets; null where it has none that could be one.</summary>
    public string? MessageId => First("Message-ID") is { } value && Ids(value).FirstOrDefault() is { Length: > 0 } id ? id : null;

    /// <summary>The ids that it answers to, the nearest first.</summary>
    public IReadOnlyList<string> References =>
        [.. Ids(First("In-Reply-To") ?? "").Concat(Ids(First("References") ?? "").Reverse()).Distinct(StringComparer.Ordinal).Take(MostReferences)];

    private static IEnumerable<string> Ids(string value)
    {
        for (var at = 0; (at = value.IndexOf('<', at)) >= 0;)
        {
            var end = value.IndexOf('>', at);
            if (end < 0)
            {
                yield break;
            }

            if (end - at - 1 is > 0 and <= LongestId)
            {
                yield return value[(at + 1)..end].Trim();
            }

            at = end + 1;
        }
    }
}

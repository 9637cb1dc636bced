using System.Text.RegularExpressions;
using Satark.Notifications;

namespace Satark.Intake.Mails.Reading;

/// <summary>Reads lists of mail addresses (RFC 5322, section 3.4) and SendGrid's word about DKIM. Never throws.</summary>
internal static partial class MailAddresses
{
    private const int MostChars = 8 * 1024;
    private const int MostAddresses = 50;

    /// <summary>The addresses of a list, in lower case, with the names before them. What is no address is left out.</summary>
    public static IReadOnlyList<(string Address, string? Name)> Read(string text)
    {
        var found = new List<(string, string?)>();
        foreach (var item in Items(text.Length > MostChars ? text[..MostChars] : text))
        {
            // What stands in quotes or brackets before the last angle is a name, whatever it looks like.
            var open = item.LastIndexOf('<');
            var close = open < 0 ? -1 : item.IndexOf('>', open);
            var address = (close < 0 ? item : item[(open + 1)..close]).Trim().Trim('\u0001').ToLowerInvariant();
            if (Address.IsMail(address) && found.Count < MostAddresses)
            {
                var name = open > 0 ? item[..open].Replace('\u0001', ' ').Trim() : "";
                found.Add((address, name.Length == 0 ? null : name));
            }
        }

        return found;
    }

    /// <summary>
    /// The one address of a header as it came, its encoded words as they stand there; null where another one could be read in it: several items that may hold one, several angles, or a
    /// quote, comment or angle left open. A name that is decoded first may open one, and hide the address that the sender's own house signed for.
    /// </summary>
    public static string? Sole(string header) =>
        header.Length <= MostChars && Items(header + ",").ToList() is [.. var items, ""]
        && items.Where(item => item.AsSpan().IndexOfAny('@', '<', '\u0001') >= 0).ToList() is [var only] && only.Count(ch => ch == '<') <= 1 && Read(header) is [var one] ? one.Address : null;

    /// <summary>The domains whose DKIM signature SendGrid found good, as in <c>{@example.org : pass}</c>.</summary>
    public static IReadOnlyList<string> Passed(string dkim) =>
        [.. Signature().Matches(dkim.Length > MostChars ? dkim[..MostChars] : dkim)
            .Where(m => m.Groups[2].Value.Equals("pass", StringComparison.OrdinalIgnoreCase))
            .Select(m => m.Groups[1].Value.TrimEnd('.').ToLowerInvariant()).Distinct(StringComparer.Ordinal).Take(20)];

    /// <summary>
    /// Whether a signature of this domain speaks for an address: its own domain, one above it or one below it (RFC 7489, section 3.1.1, relaxed), but
    /// never a bare top-level domain. Two sister domains are not told to be one's own without the list of public suffixes, and count as strangers.
    /// </summary>
    public static bool IsAligned(string signedBy, string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return signedBy.Contains('.', StringComparison.Ordinal)
            && (signedBy == domain || domain.EndsWith("." + signedBy, StringComparison.Ordinal) || (domain.Contains('.', StringComparison.Ordinal) && signedBy.EndsWith("." + domain, StringComparison.Ordinal)));
    }

    // Splits at commas outside quotes, comments and angles. Quoted text loses its quotes, and its own angles, so that it can never pass for an address.
    private static IEnumerable<string> Items(string text)
    {
        var item = new System.Text.StringBuilder();
        bool quoted = false, angle = false;
        var comment = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ch = text[i];
            if (ch == '\\' && (quoted || comment > 0) && i + 1 < text.Length)
            {
                i++;
                if (comment == 0)
                {
                    item.Append(text[i] is '<' or '>' or '@' or ',' ? '\u0001' : text[i]);
                }
            }
            else if (ch == '"' && comment == 0)
            {
                quoted = !quoted;
                item.Append('\u0001');
            }
            else if (quoted)
            {
                item.Append(ch is '<' or '>' or '@' ? '\u0001' : ch);
            }
            else if (ch == '(')
            {
                comment++;
            }
            else if (ch == ')' && comment > 0)
            {
                comment--;
            }
            else if (comment > 0)
            {
                continue;
            }
            else if (ch is ',' or ';' && !angle)
            {
                yield return item.ToString();
                item.Clear();
            }
            else
            {
                angle = ch == '<' || (angle && ch != '>');
                item.Append(ch);
            }
        }

        yield return item.ToString();
    }

    [GeneratedRegex(@"@([A-Za-z0-9._-]{1,253})\s{0,4}:\s{0,4}([a-z]{1,20})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signature();
}

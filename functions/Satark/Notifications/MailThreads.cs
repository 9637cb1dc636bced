using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Satark.Cases;
using Satark.Privacy;

namespace Satark.Notifications;

/// <summary>Names the thread of a case in mails: the case's id and a keyed hash of it (120 bits), so that an answer finds its case and nobody can make the name of another one.</summary>
public sealed partial class MailThreads(IKeyRing keys)
{
    private const int MostLooked = 200;

    /// <summary>The name: letters, digits, dash and dot.</summary>
    public string TokenOf(string caseId) => $"{caseId}.{Mac(caseId)}";

    /// <summary>The address to which an answer comes: <c>desk+{token}@…</c>.</summary>
    public string AddressFor(string caseId, string address)
    {
        var at = address.LastIndexOf('@');
        return $"{address[..at]}+{TokenOf(caseId)}{address[at..]}";
    }

    /// <summary>The first case whose own name stands in one of these texts; null where none does, or only forged ones.</summary>
    public string? Find(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            foreach (Match match in Token().Matches(text.ToLowerInvariant()).Take(MostLooked))
            {
                var caseId = match.Groups[1].Value;
                if (CaseId.TryParse(caseId, out _) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac(caseId)), Encoding.ASCII.GetBytes(match.Groups[2].Value)))
                {
                    return caseId;
                }
            }
        }

        return null;
    }

    private string Mac(string caseId) => Ids.Keyed(keys.Installation(KeyPurpose.Link).Span, "mail-thread", caseId);

    [GeneratedRegex("([a-z2-7]{16}-[0-9]{1,9})\\.([a-z2-7]{24})(?![a-z2-7])", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

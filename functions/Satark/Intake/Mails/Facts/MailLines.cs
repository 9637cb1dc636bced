using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Satark.Intake.Mails.Facts;

/// <summary>What a line of a mail is about.</summary>
internal enum LineKind
{
    /// <summary>Nothing that is read.</summary>
    None,

    /// <summary>The post's address.</summary>
    Post,

    /// <summary>The account's address.</summary>
    Profile,

    /// <summary>Any address, without a word of what it is.</summary>
    Link,

    /// <summary>The account's name.</summary>
    Handle,

    /// <summary>A person's name.</summary>
    Name,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>Addresses from which the account was used.</summary>
    Network,

    /// <summary>Where the person is said to be.</summary>
    Place,

    /// <summary>When the platform noticed.</summary>
    Detected,
}

/// <summary>Reads lines as platforms write them: <c>Handle: riverside_77</c>, <c>हैंडल: …</c>, <c>2) https://…</c>. Never throws; time is linear in a line's length.</summary>
internal static partial class MailLines
{
    private const int LongestLabel = 40;

    private static readonly SearchValues<char> EndsLink = SearchValues.Create(" \t\n<>\"'|");

    private static readonly Dictionary<string, LineKind> Labels = new (LineKind Kind, string[] Words)[]
    {
        (LineKind.Post, ["post", "post url", "post link", "url", "link", "content url", "live", "video", "पोस्ट", "लिंक", "पोस्ट लिंक"]),
        (LineKind.Profile, ["profile", "profile url", "profile link", "account url", "प्रोफ़ाइल", "प्रोफाइल"]),
        (LineKind.Handle, ["handle", "username", "user name", "user", "user id", "account", "account name", "screen name", "vanity", "हैंडल", "यूज़रनेम", "यूजरनेम", "खाता", "अकाउंट"]),
        (LineKind.Name, ["name", "display name", "full name", "profile name", "नाम"]),
        (LineKind.Phone, ["phone", "phone number", "mobile", "mobile number", "telephone", "contact number", "msisdn", "फ़ोन", "फोन", "मोबाइल", "मोबाइल नंबर", "फ़ोन नंबर", "फोन नंबर"]),
        (LineKind.Email, ["email", "e-mail", "email address", "registered email", "ईमेल", "ई-मेल"]),
        (LineKind.Network, ["ip", "ips", "ip address", "ip addresses", "last ip", "last login ip", "login ip", "आईपी"]),
        (LineKind.Place, ["location", "profile location", "device location", "last location", "city", "place", "स्थान", "शहर", "जगह"]),
        (LineKind.Detected, ["detected", "detected at", "detection time", "reported at", "समय"]),
    }.SelectMany(row => row.Words, (row, word) => (word, row.Kind)).ToDictionary(l => l.word, l => l.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a line is about and what it says; whether it begins an item of a list.</summary>
    public static (LineKind Kind, string Value, bool IsItem) Read(ReadOnlySpan<char> line)
    {
        var words = line.Trim();
        var bare = WithoutBullet(words);
        var isItem = bare.Length < words.Length;
        var colon = bare.IndexOfAny(':', '：');
        if (colon is > 0 and <= LongestLabel && Labels.TryGetValue(bare[..colon].Trim().Trim('*').ToString(), out var kind) && bare[(colon + 1)..].Trim() is { Length: > 0 } value)
        {
            return (kind, value.ToString(), isItem);
        }

        return FirstLink(bare) is { } link ? (LineKind.Link, link, isItem)
            : FirstHandle(bare) is { } handle ? (LineKind.Handle, handle, isItem)
            : (LineKind.None, "", isItem);
    }

    /// <summary>The first web address, or null.</summary>
    public static string? FirstLink(ReadOnlySpan<char> text)
    {
        const int Longest = 2_000;
        var at = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            var rest = text[at..];
            if (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                var end = rest.IndexOfAny(EndsLink);
                var link = (end < 0 ? rest : rest[..end]).TrimEnd(".,;:!?)]}।*_");
                return link.Length is > 10 and <= Longest ? link.ToString() : null;
            }

            var next = text[(at + 4)..].IndexOf("http", StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return null;
    }

    /// <summary>The first <c>@handle</c> that is no mail address, or null.</summary>
    public static string? FirstHandle(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('@'); at >= 0;)
        {
            var end = at + 1;
            while (end < text.Length && end - at <= 40 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
            {
                end++;
            }

            var name = text[(at + 1)..end].TrimEnd('.');
            if (name.Length is >= 2 and <= 40 && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '_' or '-' or '/')))
            {
                return name.ToString();
            }

            var next = text[end..].IndexOf('@');
            at = next < 0 ? -1 : end + next;
        }

        return null;
    }

    /// <summary>All network addresses of a line, each with the time that the line gives.</summary>
    public static IEnumerable<(string Address, DateTimeOffset? At)> Networks(string line)
    {
        DateTimeOffset? at = null;
        var isRead = false;
        foreach (Match match in Candidate().Matches(line))
        {
            var word = match.Value.Trim(':', '.');
            if (!IPAddress.TryParse(word, out var address) || IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
                || (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() != word : word.Count(ch => ch == ':') < 2))
            {
                continue;
            }

            at = isRead ? at : Time(line);
            isRead = true;
            yield return (address.ToString(), at);
        }
    }

    /// <summary>The first time of a line that says its zone; null where there is none: a zone is never guessed.</summary>
    public static DateTimeOffset? Time(string line)
    {
        var match = Clock().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var zone = match.Groups["zone"].Value.ToUpperInvariant();
        var offset = zone switch { "Z" or "UTC" or "GMT" => "+00:00", "IST" => "+05:30", { Length: 5 } => $"{zone[..3]}:{zone[3..]}", _ => zone };
        var seconds = match.Groups["seconds"].Value is { Length: > 0 } given ? given : ":00";
        return DateTimeOffset.TryParseExact(
            $"{match.Groups["day"].Value}T{match.Groups["minutes"].Value}{seconds}{offset}", "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToUniversalTime() : null;
    }

    private static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> line)
    {
        if (line.Length > 1 && line[0] is '-' or '*' or '•' or '–')
        {
            return line[1..].TrimStart();
        }

        // 1.  2)  (3)  #4  ५.
        var at = line.Length > 0 && line[0] is '(' or '#' ? 1 : 0;
        var digits = at;
        while (digits < line.Length && digits - at < 3 && char.IsDigit(line[digits]))
        {
            digits++;
        }

        return digits > at && digits < line.Length && line[digits] is '.' or ')' or ':' ? line[(digits + 1)..].TrimStart() : line;
    }

    [GeneratedRegex(@"(?:(?<![0-9A-Za-z.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}|(?<![0-9A-Za-z:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Candidate();

    [GeneratedRegex(@"(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ]{1,2}(?<minutes>[0-9]{2}:[0-9]{2})(?<seconds>:[0-9]{2})?(?:\.[0-9]{1,9})?\s?(?<zone>Z|UTC|GMT|IST|[+-][0-9]{2}:?[0-9]{2})(?![A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}

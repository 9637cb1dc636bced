using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Satark.Cases;
using Satark.Intake.Mails.Facts;

namespace Satark.Searching;

/// <summary>
/// The forms in which what people write is compared: one number, address or name has many usual writings. Pure. Used alike for what a case says and for what an officer
/// types, so that both meet. Wider than what links cases of one person (<see cref="Intake.PersonMarks"/>): here a human looks at what was found.
/// </summary>
internal static partial class TermForms
{
    private const int FewestDigits = 7, MostDigits = 15, Subscriber = 10, ShortestHandle = 2, LongestHandle = 200, LongestReference = 200, FirstWide = 0xff01, LastWide = 0xff5e;

    private static readonly string[] Prefixes = ["tel:", "sms:", "whatsapp:", "mailto:"];

    private static readonly string[] Doors = ["www.", "m.", "mobile.", "mbasic.", "web.", "touch.", "old."];

    private static readonly Dictionary<string, string> SameHosts = new(StringComparer.Ordinal) { ["twitter.com"] = "x.com", ["fb.com"] = "facebook.com", ["telegram.me"] = "t.me" };

    // What tells who shared a link, from where and with whom: never which post it is.
    private static readonly HashSet<string> Sharing = new(StringComparer.OrdinalIgnoreCase) { "fbclid", "gclid", "igsh", "igshid", "si", "s", "t", "feature", "ref", "ref_src", "ref_url", "mibextid", "rdid", "share_url", "img_index", "hl" };

    /// <summary>
    /// A text as it is compared: full-width letters and digits of every script as ASCII, invisible characters gone, one space between words. Null where a control character or half a
    /// character stands in it, or nothing is left. (Unicode's own normal forms are not asked for: without ICU they change nothing, and both hosts must agree.)
    /// </summary>
    public static string? Clean(string? text)
    {
        var clean = new StringBuilder();
        for (var rest = (text ?? "").AsSpan().Trim(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done)
            {
                return null;
            }

            rest = rest[length..];
            rune = rune.Value is >= FirstWide and <= LastWide ? new Rune(rune.Value - FirstWide + '!') : rune;
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Control && rune.Value is not ('\t' or '\n' or '\r'))
            {
                return null;
            }

            if (category == UnicodeCategory.Format)
            {
                continue;
            }

            if (category == UnicodeCategory.DecimalDigitNumber)
            {
                clean.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (!Rune.IsWhiteSpace(rune))
            {
                clean.Append(rune.ToString());
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim() is { Length: > 0 } left ? left : null;
    }

    /// <summary>A case's code or id as it is stored: "k7-f2", "#K7 F2".</summary>
    public static string? Code(string clean)
    {
        var id = clean.ToLowerInvariant();
        if (CaseId.TryParse(id, out _))
        {
            return id;
        }

        var code = clean.TrimStart('#').Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return CodeBook.IsCode(code) ? code : null;
    }

    /// <summary>The last ten digits of a number, however it is written; null where it is none. Indian numbers come with and without +91, 0, spaces and dashes.</summary>
    public static string? Phone(string clean)
    {
        var text = WithoutPrefix(clean);
        if (!text.All(static ch => char.IsAsciiDigit(ch) || ch is ' ' or '+' or '-' or '.' or '(' or ')' or '/' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212'))
        {
            return null;
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length is < FewestDigits or > MostDigits ? null : digits[^Math.Min(Subscriber, digits.Length)..];
    }

    /// <summary>All numbers in a field that people fill freely: "Sunil, 98765 43210 / 0542-2501234".</summary>
    public static IEnumerable<string> Phones(string clean) => Numbers().Matches(clean).Select(m => Phone(m.Value)).OfType<string>();

    /// <summary>A mail address in lower case; null where it is none.</summary>
    public static string? Email(string clean)
    {
        var text = WithoutPrefix(clean).ToLowerInvariant();
        var parts = text.Split('@');
        return parts is [{ Length: > 0 }, { Length: > 2 } host] && !text.Contains(' ', StringComparison.Ordinal) && host.IndexOf('.', StringComparison.Ordinal) > 0 && !host.EndsWith('.') ? text : null;
    }

    /// <summary>A web address without what differs between two people's copies of it; null where it is none.</summary>
    public static string? Url(string clean)
    {
        if (Address(clean) is not { } uri)
        {
            return null;
        }

        var host = Host(uri).ToLowerInvariant();
        var door = Doors.FirstOrDefault(d => host.StartsWith(d, StringComparison.Ordinal) && host.IndexOf('.', d.Length) > 0);
        host = door is null ? host : host[door.Length..];
        host = SameHosts.GetValueOrDefault(host, host);
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => p.Split('=', 2)[0] is var name && !Sharing.Contains(name) && !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal));
        return $"{host}{uri.AbsolutePath.TrimEnd('/')}{(query.Length == 0 ? "" : "?" + query)}";
    }

    /// <summary>The account that a web address names for certain; null where it names none.</summary>
    public static string? HandleOf(string clean) => Address(clean) is { } uri && Platforms.Handle(uri.AbsoluteUri) is { } name ? Handle(name) : null;

    /// <summary>The number that a link to a messenger names: wa.me/919876543210.</summary>
    public static string? PhoneOf(string clean) => Address(clean) is not { } uri ? null
        : uri.Host is "wa.me" or "www.wa.me" ? Phone(uri.AbsolutePath.Trim('/'))
        : uri.Host is "api.whatsapp.com" && uri.Query.TrimStart('?').Split('&').FirstOrDefault(p => p.StartsWith("phone=", StringComparison.Ordinal)) is { } named ? Phone(Uri.UnescapeDataString(named[6..]))
        : null;

    /// <summary>An account's name without its @, in lower case; null where it can be none.</summary>
    public static string? Handle(string clean)
    {
        var name = clean.TrimStart('@').ToLowerInvariant();
        return name.Length is < ShortestHandle or > LongestHandle || name.Contains(' ', StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal) ? null : name;
    }

    /// <summary>A partner's id of its alert, in lower case; null where it is too long for one.</summary>
    public static string? Reference(string clean) => clean.Length > LongestReference ? null : clean.ToLowerInvariant();

    private static string WithoutPrefix(string text) =>
        Prefixes.FirstOrDefault(p => text.StartsWith(p, StringComparison.OrdinalIgnoreCase)) is { } prefix ? text[prefix.Length..] : text;

    private static Uri? Address(string clean)
    {
        if (clean.Contains(' ', StringComparison.Ordinal))
        {
            return null;
        }

        var whole = clean.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || clean.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? clean
            : Bare().IsMatch(clean) ? "https://" + clean
            : null;
        return whole is not null && Uri.TryCreate(whole, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri : null;
    }

    // Of letters that no registry takes, and of names too long in ASCII, there is no other form; asking for it throws.
    private static string Host(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return uri.Host;
        }
    }

    // instagram.com/p/1 and www.example.org; not river.side, which is an account.
    [GeneratedRegex(@"^(?:www\.[^\s/@]+\.[a-z]{2,}(?:[/?].*)?|[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}/.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\+?\(?[0-9](?:[0-9]|[ .()\-](?=[0-9 .()\-])){5,24}[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}

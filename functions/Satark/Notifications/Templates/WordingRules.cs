using System.Text.RegularExpressions;

namespace Satark.Notifications.Templates;

/// <summary>
/// WHO's guidance for media on suicide (2023) and sections 24 and 115 of the Mental Healthcare Act 2017, as far as a machine can
/// read for them: no method, no blame, no glamour, and where help is. Read over every outgoing template by a test.
/// </summary>
public static partial class WordingRules
{
    /// <summary>What is wrong with a text, a sentence each; empty where nothing is.</summary>
    public static IEnumerable<string> Faults(string text)
    {
        foreach (var (rule, words) in Rules)
        {
            foreach (Match match in words.Matches(text))
            {
                yield return $"'{match.Value}': {rule}";
            }
        }
    }

    /// <summary>What is wrong with a mail: its words, and whether its foot says where help is.</summary>
    public static IEnumerable<string> MailFaults(MailText mail)
    {
        foreach (var fault in Faults(mail.Subject).Concat(Faults(mail.Text)))
        {
            yield return fault;
        }

        var foot = mail.Text[Math.Max(0, mail.Text.LastIndexOf("-- \n", StringComparison.Ordinal))..];
        if (!Emergency().IsMatch(foot))
        {
            yield return "the emergency number 112 is missing at the foot";
        }

        if (!TeleManas().IsMatch(foot))
        {
            yield return "Tele-MANAS 14416 is missing at the foot";
        }
    }

    private static readonly (string Rule, Regex Words)[] Rules =
    [
        ("say 'died by' or 'attempted'; 'commit' speaks of a crime (Mental Healthcare Act 2017, s. 115)", Blame()),
        ("'successful', 'failed' and 'completed' make a death a goal", Success()),
        ("never tell a method or a place of it", Method()),
        ("no glamour and no drama", Glamour()),
        ("say 'person', not a label", Label()),
        ("Hindi: no blame, no method (आत्महत्या करना, फाँसी, ज़हर …)", Hindi()),
    ];

    [GeneratedRegex(@"\bcommit(s|ted|ting)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Blame();

    [GeneratedRegex(@"\b(un)?success(ful|fully)?\b|\b(failed|completed)\s+(attempt|suicide)\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Success();

    [GeneratedRegex(@"\b(hang(ing|ed|s)?|hung|noose|rope|poison\w*|pills?|tablets?|overdos\w*|sulphas|pesticide\w*|razor\w*|blades?|slit\w*|cutting|jump(ed|ing|s)?|drown\w*|bridge|railway|tracks?|gun|shoot\w*|shot|burn\w*|wrists?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Method();

    [GeneratedRegex(@"\b(epidemic|skyrocket\w*|tragic hero|shocking|horrific|sensational|finally at peace|suicide[- ]prone|hotspot)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Glamour();

    [GeneratedRegex(@"\b(victims?|culprits?|accused|suicid(al|e case)|insane|mad|lunatic)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex("आत्महत्या|ख़ुदकुशी|खुदकुशी|फाँसी|फांसी|ज़हर|जहर|नस काट|पागल|पीड़ित|सफल|असफल")]
    private static partial Regex Hindi();

    [GeneratedRegex(@"(?<!\d)112(?!\d)")]
    private static partial Regex Emergency();

    [GeneratedRegex(@"Tele-MANAS[^\n;]*(?<!\d)14416(?!\d)")]
    private static partial Regex TeleManas();
}

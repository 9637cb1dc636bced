using System.Globalization;
using System.Text;

namespace Satark.Support.Hostile.Outputs;

/// <summary>Looks through what leaves as plain text: lines of a log, text messages, headers, names of files.</summary>
public static class TextOutput
{
    /// <summary>What is wrong with a line of a log: words from outside, a second line, characters that steer a terminal.</summary>
    public static IReadOnlyList<string> LogFaults(string line) => [.. Words(line), .. Steering(line, "\n\t")];

    /// <summary>What is wrong with a message that a person reads on a phone: words from outside, characters that turn its text around, hide some of it or steer the device.</summary>
    public static IReadOnlyList<string> MessageFaults(string text) => [.. Words(text), .. Steering(text, "\n")];

    /// <summary>What is wrong with the head of an answer or of a mail: words from outside, and any second line.</summary>
    /// <param name="lines">The lines as they came, without their ends.</param>
    public static IReadOnlyList<string> HeadFaults(IEnumerable<string> lines) =>
        [.. lines.SelectMany(l => (IEnumerable<string>)[.. Words(l), .. Steering(l, "\t"), .. l.Length > 998 ? ["a line of more than 998 characters"] : Array.Empty<string>()])];

    /// <summary>What is wrong with the name of a file that somebody is offered to keep: other characters than letters, digits, dash, underscore and one dot.</summary>
    public static IReadOnlyList<string> FileNameFaults(string name) =>
    [
        .. Words(name),
        .. name.Any(ch => !(char.IsAsciiLetterOrDigit(ch) || ch is '-' or '_' or '.')) || name.Contains("..", StringComparison.Ordinal) || name is "" or "." || name[0] is '.' or '-' ? [$"'{name}' is no name of a file"] : Array.Empty<string>(),
    ];

    /// <summary>Words from outside, in whatever spelling.</summary>
    public static IEnumerable<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains(HostileWords.Needle, StringComparison.OrdinalIgnoreCase) || Uri.UnescapeDataString(text.Replace('+', ' ')).Contains(HostileWords.Needle, StringComparison.OrdinalIgnoreCase))
        {
            yield return "words from outside: " + (text.Length > 300 ? text[..300] + "…" : text);
        }
    }

    private static IEnumerable<string> Steering(string text, string allowed)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Steers(rune) && !(rune.IsAscii && allowed.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                yield return $"U+{rune.Value:X4} in: {(text.Length > 300 ? text[..300] + "…" : text)}";
                yield break;
            }
        }
    }

    // Joiners belong to Indian scripts.
    private static bool Steers(Rune rune) => rune.Value is not (0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

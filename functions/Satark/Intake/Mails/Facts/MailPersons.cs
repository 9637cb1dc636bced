using Satark.Cases;

namespace Satark.Intake.Mails.Facts;

/// <summary>One of several persons whom a mail seems to be about.</summary>
/// <param name="Text">The words that are about this person.</param>
/// <param name="Url">The post's address, or null.</param>
/// <param name="Subject">What they say of the person.</param>
/// <param name="Platform">The platform, or null.</param>
public sealed record MailPerson(string Text, string? Url, Subject Subject, string? Platform);

/// <summary>Finds where a mail turns from one person to the next. What it finds is an offer: a human decides.</summary>
public static class MailPersons
{
    /// <summary>No more are offered: a list of hundreds is no alert.</summary>
    public const int Most = 20;

    /// <summary>The persons, where there seem to be at least two; else none.</summary>
    /// <param name="text">The mail's words.</param>
    /// <param name="sender">Who wrote them, or null.</param>
    public static IReadOnlyList<MailPerson> Of(string text, string? sender)
    {
        ArgumentNullException.ThrowIfNull(text);
        var persons = new List<MailPerson>();
        foreach (var block in Blocks(text))
        {
            var facts = MailFacts.Of(block, sender);
            if (facts.Url is null && facts.Subject.Handle is null && facts.Subject.Phone is null)
            {
                return [];
            }

            persons.Add(new MailPerson(block, facts.Url, facts.Subject, facts.Platform));
            if (persons.Count == Most)
            {
                break;
            }
        }

        var marks = persons.Select(p => (p.Url, p.Subject.Handle?.ToLowerInvariant(), p.Subject.Phone)).Distinct().Count();
        return marks > 1 ? persons : [];
    }

    // A new block begins where what began the first one comes again with another value: the second "Handle:", the second "2. https://…".
    private static List<string> Blocks(string text)
    {
        var starts = new List<int>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var first = LineKind.None;
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var (kind, value, isItem) = MailLines.Read(text.AsSpan(at, end - at));
            var begins = kind is LineKind.Handle or LineKind.Post or LineKind.Profile or LineKind.Phone or LineKind.Name || (kind == LineKind.Link && isItem);
            if (begins && first == LineKind.None)
            {
                first = kind;
            }

            if (begins && kind == first && known.Add(value.TrimStart('@')))
            {
                starts.Add(at);
            }

            at = end + 1;
        }

        return [.. starts.Select((start, i) => text[start..(i + 1 < starts.Count ? starts[i + 1] : text.Length)].Trim())];
    }
}

using Satark.Cases;
using Satark.Enrichment;

namespace Satark.Intake.Mails.Facts;

/// <summary>What a mail's words say of a person: who, where the post is, from where the account was used, since when.</summary>
/// <param name="Subject">The person.</param>
/// <param name="Url">The post's address, or null.</param>
/// <param name="Platform">The platform, or null.</param>
/// <param name="DetectedAt">When the platform noticed, where a line says so with its zone; or null.</param>
public sealed record MailFacts(Subject Subject, string? Url, string? Platform, DateTimeOffset? DetectedAt)
{
    private const int MostNetworks = 50;
    private const int LongestWord = 200;

    private static readonly string[] SuicideWords = ["suicid", "self-harm", "self harm", "end my life", "kill myself", "take his life", "take her life", "आत्महत्या", "आत्मघात", "खुदकुशी", "ख़ुदकुशी", "aatmhatya", "khudkushi"];

    /// <summary>Reads them from plain text; time is linear in its length, and it never throws.</summary>
    /// <param name="text">The words.</param>
    /// <param name="sender">Who wrote them: their own address, and others of their domain, are not the person's. Null where nobody knows.</param>
    public static MailFacts Of(string text, string? sender)
    {
        var found = new Dictionary<LineKind, string>();
        var networks = new List<SeenAddress>();
        foreach (var part in text.AsSpan().EnumerateLines())
        {
            var (kind, value, _) = MailLines.Read(part);
            if (kind != LineKind.None)
            {
                found.TryAdd(kind, value);
            }

            if (part.IndexOfAny('.', ':') >= 0 && networks.Count < MostNetworks)
            {
                networks.AddRange(MailLines.Networks(part.ToString()).Select(n => new SeenAddress(n.Address, n.At)));
            }
        }

        var url = Link(found, LineKind.Post) ?? found.GetValueOrDefault(LineKind.Link) ?? Link(found, LineKind.Profile);
        var marks = PersonalDataFinder.Find(text);
        return new MailFacts(
            new Subject
            {
                Handle = Handle(found) ?? Platforms.Handle(Link(found, LineKind.Profile)) ?? Platforms.Handle(url),
                DisplayName = Word(found, LineKind.Name),
                Phone = Marked(found.GetValueOrDefault(LineKind.Phone), PersonalDataKind.Phone) ?? First(text, marks, PersonalDataKind.Phone, _ => true),
                Email = Marked(found.GetValueOrDefault(LineKind.Email), PersonalDataKind.Email) ?? First(text, marks, PersonalDataKind.Email, mail => !IsOfSender(mail, sender)),
                ProfileLocation = Word(found, LineKind.Place),
                IpAddresses = [.. networks.DistinctBy(n => (n.Address, n.SeenAt)).Take(MostNetworks)],
            },
            url,
            Platforms.Of(url) ?? Platforms.Of(Link(found, LineKind.Profile)),
            found.TryGetValue(LineKind.Detected, out var detected) ? MailLines.Time(detected) : null);
    }

    /// <summary>What is reported, by its words; other where they do not say.</summary>
    public static CaseType TypeOf(string text) => SuicideWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? CaseType.SuicideRisk : CaseType.Other;

    private static string? Link(Dictionary<LineKind, string> found, LineKind kind) => found.TryGetValue(kind, out var value) ? MailLines.FirstLink(value) : null;

    private static string? Handle(Dictionary<LineKind, string> found) =>
        Word(found, LineKind.Handle) is not { } word ? null
        : MailLines.FirstLink(word) is { } link ? Platforms.Handle(link)
        : MailLines.FirstHandle(word) ?? word.Split(' ', 2)[0].TrimStart('@');

    private static string? Word(Dictionary<LineKind, string> found, LineKind kind) => found.TryGetValue(kind, out var value) && value.Length <= LongestWord ? value : null;

    private static string? Marked(string? value, PersonalDataKind kind) => value is null ? null : First(value, PersonalDataFinder.Find(value), kind, _ => true);

    private static string? First(string text, IEnumerable<PersonalData> marks, PersonalDataKind kind, Func<string, bool> isTheirs)
    {
        foreach (var mark in marks.Where(m => m.Kind == kind && m.Length <= LongestWord))
        {
            var value = text.Substring(mark.Start, mark.Length);
            if (isTheirs(value))
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsOfSender(string mail, string? sender) =>
        sender is not null && mail[(mail.LastIndexOf('@') + 1)..].Equals(sender[(sender.LastIndexOf('@') + 1)..], StringComparison.OrdinalIgnoreCase)
        && (mail.Equals(sender, StringComparison.OrdinalIgnoreCase) || !Consumer.Contains(sender[(sender.LastIndexOf('@') + 1)..]));

    // Of these the domain says nothing of who somebody works for.
    private static readonly HashSet<string> Consumer = new(["gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.in", "hotmail.com", "outlook.com", "live.com", "rediffmail.com", "icloud.com", "proton.me"], StringComparer.OrdinalIgnoreCase);
}

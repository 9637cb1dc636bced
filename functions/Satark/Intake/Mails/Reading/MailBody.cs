namespace Satark.Intake.Mails.Reading;

/// <summary>What a mail says, of the several ways in which it may say it.</summary>
internal static class MailBody
{
    private const int LongestStub = 400, FewestOthers = 5, MostLinks = 10, MostSought = 100;

    /// <summary>
    /// The plain part where it says anything; else what the markup says; else, of a form that is none of SendGrid's, whatever came. A short plain part beside markup of other words
    /// ("open this in your browser") is followed by those, any other one by the addresses that stand in the markup alone; of an answer it is not, since what its markup adds is what it quotes.
    /// </summary>
    /// <param name="form">What came.</param>
    /// <param name="field">Gives a field in its charset, plain; empty where there is none.</param>
    /// <param name="isAnswer">Whether it answers another mail.</param>
    /// <param name="notes">Takes what an admin should know.</param>
    public static string Of(MailForm form, Func<string, string> field, bool isAnswer, List<string> notes)
    {
        var text = field("text").Trim();
        if (text.Length > 0 && isAnswer)
        {
            return text;
        }

        // Character references of markup may name what the field itself must not hold.
        var (markup, links) = HtmlText.Of(field("html"));
        var told = MailReader.Plain(markup);
        if (text.Length > 0)
        {
            return text.Length <= LongestStub && SaysOther(told, text) ? $"{text}\n\n{told}" : WithLinks(text, links);
        }

        if (told.Length > 0)
        {
            return told;
        }

        if (field("email") is { Length: > 0 } whole)
        {
            notes.Add("It came as a whole MIME message: in SendGrid's settings for Inbound Parse, untick 'POST the raw, full MIME message'.");
            return whole;
        }

        return form.Fields.TryGetValue("", out var raw) ? MailReader.Plain(MailCharsets.Decode(raw, null, "").Text).Trim() : "";
    }

    private static string WithLinks(string text, IReadOnlyCollection<string> links)
    {
        var others = links.Select(MailReader.Plain).Distinct(StringComparer.Ordinal).Take(MostSought).Where(link => !text.Contains(link, StringComparison.Ordinal)).Take(MostLinks).ToList();
        return others.Count == 0 ? text : $"{text}\n\n{string.Join('\n', others)}";
    }

    // Most of what it says does not stand in the other text.
    private static bool SaysOther(string told, string text)
    {
        var words = Split(told);
        return words.Except(Split(text), StringComparer.OrdinalIgnoreCase).Count() is var others && others >= FewestOthers && others * 2 > words.Count;

        static HashSet<string> Split(string words) =>
            new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ':', ';', '(', ')', '<', '>', '"', '*', '[', ']')), StringComparer.OrdinalIgnoreCase);
    }
}

using System.Globalization;
using System.Text;
using Satark.Notifications;
using Satark.Notifications.Notices;
using Satark.Notifications.Templates;
using Satark.Roster;
using Satark.Roster.Duty;

namespace Satark.Reads;

/// <summary>The weekly mail about unusual reading: made when it is sent, so that nothing of it is stored, and by what its reader may know then.</summary>
public sealed class ReadingMail(WeeklyReading weekly, DutyBook duty, Officers officers, MessageTemplates templates, Installation installation)
{
    private const string Prefix = "reading-told-";

    /// <summary>The id of a week's mails.</summary>
    public static string IdOf(DateOnly week) => Prefix + ReadBook.NameOf(week);

    /// <summary>The mail; refused where its reader has gone or leads nobody any more.</summary>
    /// <param name="id">The notice's id, which names the week.</param>
    /// <param name="to">To whom.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<OutgoingMessage>> ComposeAsync(string id, ContactPoint to, CancellationToken cancellationToken)
    {
        if (await officers.FindAsync(to.Target, cancellationToken).ConfigureAwait(false) is not { IsSupervisor: true } reader
            || !ReadBook.TryParse(id[Prefix.Length..].Split('.')[0], out var week))
        {
            return new Refusal(RefusalKind.Gone, "whoever was to read it is no supervisor any more");
        }

        var list = await weekly.OfAsync(week, reader, cancellationToken).ConfigureAwait(false);
        var subject = string.Create(CultureInfo.InvariantCulture, $"Unusual reading in the week of {ReadBook.NameOf(week)}: {list.People.Count} of {list.Readers} officers");
        return NoticeMail.Of(id, TemplateIds.UnusualReading, to, subject, Text(list), templates, installation, duty.Now);
    }

    /// <summary>The words: English, then Hindi.</summary>
    public static string Text(WeekOfReading list)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Reading that you may want to ask about, week of {ReadBook.NameOf(list.Week)}. It is no verdict: each may have a good reason.\n\n");
        Lines(text, list, English, "Nothing stands out.", " cases", " searches");
        text.Append(CultureInfo.InvariantCulture, $"\nजिस पढ़ने के बारे में आप पूछना चाहें, {ReadBook.NameOf(list.Week)} से शुरू सप्ताह। यह आरोप नहीं है: हर एक का ठीक कारण हो सकता है।\n\n");
        Lines(text, list, Hindi, "कुछ असामान्य नहीं।", " केस", " खोज");
        return text.ToString();
    }

    private static void Lines(StringBuilder text, WeekOfReading list, Func<UnusualKind, string> words, string nothing, string cases, string searches)
    {
        if (list.People.Count == 0)
        {
            text.Append(nothing).Append('\n');
        }

        foreach (var person in list.People)
        {
            text.Append(CultureInfo.InvariantCulture, $"{person.Name} ({person.Id}, {person.Desk})\n");
            foreach (var finding in person.Findings)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {words(finding.Kind)}: {finding.Cases}{(UnusualReading.IsOfSearches(finding.Kind) ? searches : cases)}{(finding.Codes.Count == 0 ? "" : " (" + string.Join(", ", finding.Codes) + ")")}\n");
            }
        }
    }

    private static string English(UnusualKind kind) => kind switch
    {
        UnusualKind.Own => "their own telephone is reported",
        UnusualKind.SearchedOwn => "searched for their own telephone or e-mail",
        UnusualKind.SearchedInVain => "searched for many people and found no case",
        UnusualKind.SearchedAtNight => "searched for people at night, off duty",
        UnusualKind.SearchedMuch => "searched for far more than colleagues",
        UnusualKind.Outside => "outside their district",
        UnusualKind.Unworked => "personal data of cases that they never worked on",
        UnusualKind.AtNight => "at night, off duty",
        _ => "far more than colleagues",
    };

    private static string Hindi(UnusualKind kind) => kind switch
    {
        UnusualKind.Own => "जिनमें उनका अपना फ़ोन दर्ज है",
        UnusualKind.SearchedOwn => "अपना ही फ़ोन या ई-मेल खोजा",
        UnusualKind.SearchedInVain => "कई लोगों को खोजा पर कोई केस नहीं मिला",
        UnusualKind.SearchedAtNight => "रात में, ड्यूटी पर न रहते हुए लोगों को खोजा",
        UnusualKind.SearchedMuch => "साथियों से बहुत ज़्यादा खोजा",
        UnusualKind.Outside => "अपने जिले से बाहर",
        UnusualKind.Unworked => "निजी जानकारी देखी पर केस पर काम नहीं किया",
        UnusualKind.AtNight => "रात में, ड्यूटी पर न रहते हुए",
        _ => "साथियों से बहुत ज़्यादा",
    };
}

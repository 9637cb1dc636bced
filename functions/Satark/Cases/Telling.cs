using System.Globalization;
using Satark.Enrichment;
using Satark.Enrichment.Urgency;
using Satark.Escalation;
using Satark.Tips.Moves;

namespace Satark.Cases;

/// <summary>What machines tell of a case beside its place.</summary>
public static class Telling
{
    /// <summary>Sets what language the report is in. The same text again, or a case whose text was erased meanwhile, changes nothing.</summary>
    /// <param name="c">The case.</param>
    /// <param name="language">What was found.</param>
    /// <param name="textMark">Stands for the text that it was found in.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> SetLanguage(this Case c, TextLanguage language, string textMark, Moment m)
    {
        if (c.Erased || c.Language?.TextMark == textMark)
        {
            return new Moved(c, []);
        }

        var told = c with { Language = new CaseLanguage(language.Code, language.Confidence, language.By, language.IsFallback, textMark) };
        return c.Language is { } before && before.Code == language.Code
            ? new Moved(told, [])
            : new Moved(told, [m.Say(
                EventKinds.LanguageFound,
                null,
                ("code", language.Code),
                ("confidence", language.Confidence.ToString("0.00", CultureInfo.InvariantCulture)),
                ("by", Words<LanguageSource>.Of(language.By)),
                ("fallback", language.IsFallback ? "yes" : null))]);
    }

    /// <summary>Sets what a language service said of the places that the report's text names. The history tells of names and of trouble, not of nothing found.</summary>
    /// <param name="c">The case.</param>
    /// <param name="said">What it said.</param>
    /// <param name="textMark">Stands for the text that it was asked about.</param>
    /// <param name="m">The moment.</param>
    public static Moved SetPlaceNames(this Case c, PlaceNames said, string textMark, Moment m) =>
        c.Erased || c.PlaceNames?.TextMark == textMark ? new Moved(c, []) : new Moved(
            c with { PlaceNames = new CasePlaceNames(said.Names.Count, said.IsFallback, textMark) },
            said.Names.Count == 0 && !said.IsFallback ? [] : [m.Say(
                EventKinds.PlaceNamesFound,
                null,
                ("count", said.Names.Count.ToString(CultureInfo.InvariantCulture)),
                ("fallback", said.IsFallback ? "yes" : null))]);

    /// <summary>
    /// Sets how urgent the report's words read. They may raise the severity that the platform gave and never lower it; words of an immediate danger to a
    /// life bring the life-risk ladder, whatever type the platform named.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="reading">What was found.</param>
    /// <param name="textMark">Stands for the text that it was found in.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> SetUrgency(this Case c, UrgencyReading reading, string textMark, Moment m)
    {
        if (c.Erased || c.Urgency?.TextMark == textMark)
        {
            return new Moved(c, []);
        }

        var raised = c.IsOpen && reading.SeverityFloor is { } floor && floor > c.Severity ? floor : c.Severity;
        var cues = reading.Cues.Select(cue => Words<UrgencyCueKind>.Of(cue.Kind)).Distinct(StringComparer.Ordinal).ToList();
        var told = c with
        {
            Severity = raised,
            Urgency = new CaseUrgency(reading.Level, cues, raised > c.Severity || c.Urgency?.Raised == true, textMark)
            {
                RaisedFrom = c.Urgency?.RaisedFrom ?? (raised > c.Severity ? c.Severity : null),
            },
        };
        if (raised == Severity.Critical && !c.LifeRisk && c.IsOpen)
        {
            told = told with { LifeRisk = true };
            told = (told with { Ladder = c.Ladder.Under(Policies.For(told), c.OpenedAt, m.Now) }).EngageAll(m.Now);
        }

        var moved = reading.Level == (c.Urgency?.Level ?? UrgencyLevel.None) && raised == c.Severity
            ? new Moved(told, [])
            : new Moved(told, [m.Say(
                EventKinds.UrgencyFound,
                null,
                ("level", Words<UrgencyLevel>.Of(reading.Level)),
                ("cues", string.Join(' ', cues)),
                ("severity", raised > c.Severity ? Words<Severity>.Of(raised) : null))]);
        return moved.Then(x => x.Floored(m));
    }
}

using System.Globalization;
using Satark.Enrichment.Urgency;
using Satark.Evaluation;

namespace Satark.Bench.Enrich;

/// <summary><c>bench enrich</c>: how right language, place and urgency are read, and how fast. Of hold-out rows it prints rates alone.</summary>
internal static class EnrichBench
{
    /// <summary>Measures and prints; with <paramref name="withDev"/> also the dev rows whose place or urgency is read wrongly.</summary>
    public static async Task RunAsync(bool withDev, CancellationToken cancellationToken)
    {
        // First, for it can be measured only once.
        var start = StartUp.Measure(out var texts);
        foreach (var set in (RowSet[])[RowSet.HoldOut, RowSet.Dev])
        {
            var verdicts = LocationRow.Read(set).Select(row => PlaceVerdict.Of(row, texts)).ToList();
            PrintPlaces(new PlaceRates(verdicts), $"{(set == RowSet.Dev ? "dev" : "hold-out")}, {verdicts.Count} rows");
            if (withDev && set == RowSet.Dev)
            {
                PrintFailing(verdicts);
            }
        }

        var (misread, words) = SpeechWords.Read(texts);
        Console.WriteLine($"Words of everyday speech read as a place: {misread.Count} of {words}{(withDev ? ": " + string.Join(", ", misread) : "")}\n");
        PrintLanguages(new LanguageRates(LanguageMessage.Read(RowSet.HoldOut)), "hold-out");
        PrintLanguages(new LanguageRates(LanguageMessage.Read(RowSet.Dev)), "rows that the model's lists were extended after");
        PrintUrgency(new UrgencyRates(UrgencyRow.Read(RowSet.HoldOut)), "hold-out");
        var looked = new UrgencyRates(UrgencyRow.Read(RowSet.Dev));
        PrintUrgency(looked, "dev");
        if (withDev)
        {
            PrintFailing(looked);
        }

        Console.Write(EnrichTiming.Measure(texts));
        Console.Write(await start.WithProcessesAsync(cancellationToken));
    }

    private static void PrintPlaces(PlaceRates rates, string rows)
    {
        Console.Write(PlainTable.Of($"Places ({rows})", ["figure", "rate", "rows", "aim"],
        [
            Line("district right where a place of UP is named", rates.District, ">= 95 %"),
            Line("confidently (>= 0.5) wrong, of those", rates.WrongDistrict, "<= 1 %"),
            Line("confidently wrong, of all", rates.ConfidentlyWrong, "<= 1 %"),
            Line("place where the text has none", rates.FalsePlace, "<= 2 %"),
            Line("other state right", rates.OtherState, ">= 90 %"),
            Line("station right where one is named", rates.Station, ""),
            Line("no district where nobody could say (kind unsure)", rates.Restraint, ""),
        ]));
        foreach (var (name, group) in ((string, Func<PlaceVerdict, string>)[])[("kind", v => v.Row.Kind), ("language", v => v.Row.Language), ("length", v => MessageLength.Of(v.Row.Text))])
        {
            Console.Write(PlainTable.Of($"Places by {name} ({rows})", [name, "right", "confidently wrong", "rows"],
                rates.By(group).Select(g => (string[])[g.Name, g.Right.ToString(), g.Wrong.ToString(), Number(g.Right.Rows)])));
        }

        PrintReliability($"Confidence of places ({rows})", rates.Reliability());
    }

    private static void PrintFailing(List<PlaceVerdict> verdicts)
    {
        foreach (var v in verdicts.Where(v => v.Row.Kind == LocationRow.Unsure ? v.District is not null : !v.IsRight))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{v.Row.Id} {v.Row.Kind} {v.Row.Language}: {v.Row.Text}\n    {v.Row.State ?? "-"} {v.Row.District} expected, {v.State ?? "-"} {v.District} {v.Confidence:0.00} given"));
        }

        Console.WriteLine();
    }

    private static void PrintLanguages(LanguageRates rates, string rows)
    {
        Console.Write(PlainTable.Of($"Languages ({rows}): {rates.Right} right of {rates.Right.Rows}; aims 96 %, and 90 % of hi, hi-Latn, bho, ur, en from six words up",
            ["language", "right", "rows", "from 6 words", "rows", "wrongly taken for"],
            rates.ByLanguage().Select(l => (string[])[l.Name, l.Right.ToString(), Number(l.Right.Rows), l.FromSix.ToString(), Number(l.FromSix.Rows), l.Taken])));
        Console.Write(PlainTable.Of($"Languages by length ({rows})", ["length", "right", "rows"],
            rates.ByLength().Select(l => (string[])[l.Name, l.Right.ToString(), Number(l.Right.Rows)])));
        PrintReliability($"Confidence of languages ({rows})", rates.Reliability());
    }

    private static void PrintUrgency(UrgencyRates rates, string rows)
    {
        Console.Write(PlainTable.Of($"Urgency ({rows})", ["figure", "rate", "rows"],
        [
            Line("level right", rates.Right),
            Line("severity right", rates.SeverityRight),
            Line("high or immediate, read as none or low", rates.Missed),
            Line("none or low, read as high or immediate", rates.FalseAlarm),
        ]));
        Console.Write(PlainTable.Of($"Urgency by kind ({rows})", ["kind", "level right", "severity right", "rows"],
            rates.By(r => r.Kind).Concat(rates.By(r => r.Language)).Select(g => (string[])[g.Name, g.Right.ToString(), g.Severity.ToString(), Number(g.Right.Rows)])));
        var levels = Enum.GetValues<UrgencyLevel>();
        Console.Write(PlainTable.Of($"Urgency, expected (down) and read (across) ({rows})", ["", .. levels.Select(l => l.ToString())],
            levels.Select(e => (string[])[e.ToString(), .. levels.Select(r => Number(rates.Count(e, r)))])));
    }

    private static void PrintFailing(UrgencyRates rates)
    {
        foreach (var (row, reading) in rates.Failing)
        {
            Console.WriteLine($"{row.Kind} {row.Language}: {row.Text}\n    {row.Level} expected, {reading.Level} read: {string.Join(", ", reading.Cues.Select(c => c.Kind))}");
        }

        Console.WriteLine();
    }

    private static void PrintReliability(string title, IEnumerable<(int Step, int Rows, double Stated, double True)> steps) =>
        Console.Write(PlainTable.Of(title, ["confidence", "rows", "stated", "right"],
            steps.Select(s => (string[])[string.Create(CultureInfo.InvariantCulture, $"from 0.{s.Step}"), Number(s.Rows), s.Stated.ToString("0.00", CultureInfo.InvariantCulture), s.True.ToString("0.00", CultureInfo.InvariantCulture)])));

    private static string[] Line(string what, Rate rate, string? aim = null) => aim is null ? [what, rate.ToString(), Number(rate.Rows)] : [what, rate.ToString(), Number(rate.Rows), aim];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Satark.Enrichment;
using Satark.Enrichment.Urgency;
using Satark.Evaluation;
using Satark.Places;
using Satark.Places.Evidence;

namespace Satark.Bench.Enrich;

/// <summary>Microseconds a message, of every part and of the whole, beside the runtime's own search for the gazetteer's names as they stand.</summary>
internal static class EnrichTiming
{
    private const int Rounds = 15;

    /// <summary>Measures on all location rows: parts in turn in each round, the fastest of a message's rounds counted. A pause of the machine is not the message's.</summary>
    public static string Measure(TextEvidence texts)
    {
        var messages = new[] { RowSet.HoldOut, RowSet.Dev }.SelectMany(LocationRow.Read).Select(row => row.Text).ToArray();
        var whole = new EnrichText(texts);
        var names = SearchValues.Create([.. NamesAsTheyStand()], StringComparison.OrdinalIgnoreCase);
        (string Name, string Aim, Func<string, int> Run)[] parts =
        [
            ("the runtime's search for the same names, exact", "", text => Exact(text, names)),
            ("language", "<= 50", text => LanguageFinder.Find(text).Code.Length),
            ("places", "<= 200", text => texts.Of(text, DateTimeOffset.UnixEpoch).Count),
            ("urgency", "", text => UrgencyFinder.Find(text).Cues.Count),
            ("whole", "", text => whole.Of(text, DateTimeOffset.UnixEpoch).Evidence.Count),
        ];
        var best = parts.Select(_ => Enumerable.Repeat(double.MaxValue, messages.Length).ToArray()).ToArray();
        var seen = 0;
        for (var round = 0; round < Rounds; round++)
        {
            for (var part = 0; part < parts.Length; part++)
            {
                for (var i = 0; i < messages.Length; i++)
                {
                    var begin = Stopwatch.GetTimestamp();
                    seen += parts[part].Run(messages[i]);
                    best[part][i] = Math.Min(best[part][i], Stopwatch.GetElapsedTime(begin).TotalMicroseconds);
                }
            }
        }

        var yardstick = At(best[0], 0.5);
        return PlainTable.Of(
            string.Create(CultureInfo.InvariantCulture, $"Microseconds a message ({messages.Length} messages of {messages.Average(m => m.Length):0} characters, {names.GetType().Name} as the yardstick, {seen} found in all)"),
            ["part", "median", "p99", "median, x yardstick", "aim"],
            parts.Select((part, i) => (string[])[part.Name, Number(At(best[i], 0.5)), Number(At(best[i], 0.99)), Number(At(best[i], 0.5) / yardstick), part.Aim]));
    }

    private static IEnumerable<string> NamesAsTheyStand() =>
        Gazetteer.Default.Districts.SelectMany(d => (string?[])[d.English, d.Hindi, d.Urdu, .. d.OtherNames])
            .Concat(Gazetteer.Default.Places.SelectMany(p => (string?[])[p.Name, p.Hindi, p.Urdu, .. p.OtherNames]))
            .Concat(Gazetteer.Default.Cities.SelectMany(c => (string?[])[c.Name, c.Hindi, c.Urdu, .. c.OtherNames]))
            .OfType<string>().Distinct(StringComparer.Ordinal);

    private static int Exact(ReadOnlySpan<char> text, SearchValues<string> names)
    {
        var found = 0;
        while (text.IndexOfAny(names) is >= 0 and var at)
        {
            found++;
            text = text[(at + 1)..];
        }

        return found;
    }

    private static double At(double[] values, double share) => values.Order().ElementAt((int)(share * (values.Length - 1)));

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

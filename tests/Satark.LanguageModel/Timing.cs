using System.Diagnostics;
using System.Globalization;
using Satark.Enrichment;

namespace Satark.LanguageModelMaking;

/// <summary>Measures how long one message of 200 characters takes, message by message.</summary>
internal static class Timing
{
    private const int Length = 200;
    private const int Messages = 20_000;

    /// <summary>Prints the median and the 99th percentile in microseconds, for the language and for the marks.</summary>
    public static void Print(TextWriter output)
    {
        var recipes = new Recipes();
        var dice = new Dice(3);
        foreach (var (script, _, languages) in Recipes.Models)
        {
            var texts = new List<string>();
            while (texts.Count < Messages)
            {
                var text = "";
                while (text.Length < Length)
                {
                    text += recipes.Make(script, dice.Of(languages).Code, dice) + " ";
                }

                texts.Add(text[..Length]);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{script}, {Length} characters: language {Measure(texts, text => LanguageFinder.Find(text))}"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{script}, {Length} characters: personal data {Measure(texts, text => PersonalDataFinder.Find(text))}"));
        }
    }

    private static string Measure(List<string> texts, Action<string> act)
    {
        var ticks = new long[texts.Count];
        for (var turn = 0; turn < 2; turn++)
        {
            for (var i = 0; i < texts.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                act(texts[i]);
                ticks[i] = Stopwatch.GetTimestamp() - start;
            }
        }

        Array.Sort(ticks);
        double Microseconds(double share) => ticks[(int)(share * (ticks.Length - 1))] * 1e6 / Stopwatch.Frequency;
        return string.Create(CultureInfo.InvariantCulture, $"median {Microseconds(0.5):F1} µs, 99 of 100 below {Microseconds(0.99):F1} µs");
    }
}

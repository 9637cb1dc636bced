using System.Globalization;
using Satark.Enrichment;

namespace Satark.LanguageModelMaking;

/// <summary>Trains without a sixth of all entries and measures on phrases of that sixth alone: how good the model is, and how much too sure of itself.</summary>
internal static class Calibration
{
    private const int Texts = 400;

    /// <summary>Prints accuracy for each language, and the softness at which the likelihood is best.</summary>
    public static void Print(TextWriter output)
    {
        var training = new Recipes(entry => Part(entry) != 0);
        var unseen = new Recipes(entry => Part(entry) == 0);
        foreach (var (script, buckets, languages) in Recipes.Models)
        {
            var codes = languages.Select(language => language.Code).ToArray();
            var trainer = ModelMaker.Train(training, script, buckets, languages);
            var dice = new Dice(7);
            var samples = new List<Sample>();
            for (var language = 0; language < codes.Length; language++)
            {
                for (var i = 0; i < Texts; i++)
                {
                    samples.Add(ModelMaker.ToSample(unseen.Make(script, codes[language], dice), script, language));
                }
            }

            foreach (var softness in (double[])[0.7, 1, 1.5, 2, 2.5, 3, 4])
            {
                output.WriteLine(Measure(trainer.ToModel(script, codes, softness), samples, softness));
            }
        }
    }

    private static string Measure(LanguageModel model, List<Sample> samples, double softness)
    {
        var right = new int[model.Languages.Length];
        var loss = 0.0;
        var probabilities = new double[model.Languages.Length];
        foreach (var sample in samples)
        {
            var sums = new int[model.Languages.Length];
            model.Add(sample.Features, sums);
            model.ToProbabilities(sums, sample.Words, probabilities);
            loss -= Math.Log(probabilities[sample.Language]);
            right[sample.Language] += probabilities.AsSpan().IndexOf(probabilities.Max()) == sample.Language ? 1 : 0;
        }

        var each = string.Join(' ', model.Languages.Select((code, i) => string.Create(CultureInfo.InvariantCulture, $"{code} {100.0 * right[i] / Texts:F1}")));
        return string.Create(CultureInfo.InvariantCulture, $"{model.Script} softness {softness}: loss {loss / samples.Count:F3}, right: {each}");
    }

    private static int Part(string entry)
    {
        var hash = 17u;
        foreach (var letter in entry)
        {
            hash = (hash * 31) + letter;
        }

        return (int)((hash ^ (hash >> 13)) % 6);
    }
}

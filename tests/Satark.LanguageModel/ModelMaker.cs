using System.Text;
using Satark.Enrichment;

namespace Satark.LanguageModelMaking;

/// <summary>Makes the language model from the texts of this folder: the same bytes each time.</summary>
internal static class ModelMaker
{
    private const ulong Seed = 20261121;

    /// <summary>
    /// What the scores are divided by, so that the confidence is what it should be. <see cref="Calibration"/> trains without a sixth of all entries and
    /// finds the likelihood of phrases of that sixth best at 0.7 to 1; below 1, because the training asks for 97 % at most.
    /// </summary>
    private static readonly Dictionary<Script, double> Softness = new() { [Script.Latn] = 0.8, [Script.Deva] = 0.8, [Script.Arab] = 1.0 };

    /// <summary>The model file.</summary>
    public static byte[] Make()
    {
        var recipes = new Recipes();
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.UTF8);
        writer.Write((byte)Recipes.Models.Count);
        foreach (var (script, buckets, languages) in Recipes.Models)
        {
            Train(recipes, script, buckets, languages).ToModel(script, [.. languages.Select(language => language.Code)], Softness[script]).Write(writer);
        }

        writer.Flush();
        return file.ToArray();
    }

    /// <summary>A model of one script, learnt from texts by these recipes.</summary>
    public static Trainer Train(Recipes recipes, Script script, int buckets, (string Code, int Texts)[] languages)
    {
        var dice = new Dice(Seed + (ulong)script);
        var samples = new List<Sample>();
        for (var language = 0; language < languages.Length; language++)
        {
            for (var i = 0; i < languages[language].Texts; i++)
            {
                if (ToSample(recipes.Make(script, languages[language].Code, dice), script, language) is { Words: > 0 } sample)
                {
                    samples.Add(sample);
                }
            }
        }

        var trainer = new Trainer(languages.Length, buckets);
        trainer.Learn(samples, dice);
        return trainer;
    }

    /// <summary>The features of a text's words in one script.</summary>
    public static Sample ToSample(string text, Script script, int language)
    {
        var features = new List<uint>();
        var whole = new List<bool>();
        Span<uint> ofWord = stackalloc uint[WordFeatures.Max];
        var previous = 0u;
        var count = 0;
        var words = new MessageWords(text, stackalloc char[MessageWords.MaxLength]);
        while (words.MoveNext())
        {
            if (words.Script != script)
            {
                continue;
            }

            count++;
            var written = WordFeatures.Write(words.Word, script, ref previous, ofWord);
            for (var i = 0; i < written; i++)
            {
                features.Add(ofWord[i]);
                whole.Add(i < WordFeatures.WholeWord);
            }
        }

        return new Sample(language, [.. features], [.. whole], count);
    }
}

using Satark.Enrichment;

namespace Satark.LanguageModelMaking;

/// <summary>One text of known language: its features, how many words it has.</summary>
internal sealed record Sample(int Language, uint[] Features, bool[] IsWholeWord, int Words);

/// <summary>Learns the weights of a linear model: multinomial logistic regression by AdaGrad, the same bytes on every machine.</summary>
internal sealed class Trainer(int languages, int buckets)
{
    private const int Rounds = 5;
    private const double Rate = 0.25;
    private const double Shrink = 2e-6;
    private const double HindiFirst = 0.4;

    private readonly double[] _weights = new double[languages * buckets];
    private readonly double[] _squares = new double[languages * buckets];
    private readonly double[] _biases = new double[languages];

    /// <summary>Learns from these samples, in an order that the dice choose.</summary>
    public void Learn(List<Sample> samples, Dice dice)
    {
        var scores = new double[languages];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = samples.Count - 1; i > 0; i--)
            {
                var j = dice.Below(i + 1);
                (samples[i], samples[j]) = (samples[j], samples[i]);
            }

            foreach (var sample in samples)
            {
                // In a third of the turns whole words are hidden: the model must also know words that no list has, by their letters.
                LearnFrom(sample, scores, hideWords: dice.Percent(33));
            }
        }
    }

    /// <summary>The model with its weights rounded to a byte; <paramref name="softness"/> divides its scores, so that its confidence is what it should be.</summary>
    /// <remarks>Hindi gets a little on top: on a desk it is far commoner than among the texts here.</remarks>
    public LanguageModel ToModel(Script script, string[] codes, double softness)
    {
        var largest = _weights.Max(Math.Abs) * 0.6;
        var step = largest / sbyte.MaxValue;
        var rounded = Array.ConvertAll(_weights, weight => (sbyte)Math.Clamp(Math.Round(weight / step), -sbyte.MaxValue, sbyte.MaxValue));
        var biases = codes.Select((code, i) => (float)((_biases[i] + (code is "hi" or "hi-Latn" ? HindiFirst : 0)) / softness)).ToArray();
        return new LanguageModel(script, [.. codes], biases, (float)(step / softness), rounded);
    }

    private void LearnFrom(Sample sample, double[] scores, bool hideWords)
    {
        var factor = 1 / Math.Sqrt(sample.Words);
        _biases.CopyTo(scores, 0);
        for (var f = 0; f < sample.Features.Length; f++)
        {
            if (hideWords && sample.IsWholeWord[f])
            {
                continue;
            }

            var row = (int)(sample.Features[f] % buckets) * languages;
            for (var i = 0; i < languages; i++)
            {
                scores[i] += factor * _weights[row + i];
            }
        }

        ToErrors(scores, sample.Language);
        for (var i = 0; i < languages; i++)
        {
            _biases[i] -= 0.002 * scores[i];
        }

        for (var f = 0; f < sample.Features.Length; f++)
        {
            if (hideWords && sample.IsWholeWord[f])
            {
                continue;
            }

            var row = (int)(sample.Features[f] % buckets) * languages;
            for (var i = 0; i < languages; i++)
            {
                var slope = (factor * scores[i]) + (Shrink * _weights[row + i]);
                var squares = _squares[row + i] += slope * slope;
                _weights[row + i] -= Rate * slope / (0.5 + Math.Sqrt(squares));
            }
        }
    }

    private static void ToErrors(double[] scores, int language)
    {
        var top = scores.Max();
        var total = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Exp(scores[i] - top);
            total += scores[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            var wanted = i == language ? 0.97 : 0.03 / (scores.Length - 1);
            scores[i] = (scores[i] / total) - wanted;
        }
    }

    // Math.Exp asks the machine's C library, whose last digit differs from one to the next; sums and products do not.
    private static double Exp(double x)
    {
        if (x < -40)
        {
            return 0;
        }

        var part = x / 64;
        var term = 1.0;
        var sum = 1.0;
        for (var n = 1; n <= 12; n++)
        {
            term *= part / n;
            sum += term;
        }

        for (var n = 0; n < 6; n++)
        {
            sum *= sum;
        }

        return sum;
    }
}

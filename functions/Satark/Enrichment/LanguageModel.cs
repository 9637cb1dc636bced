using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Satark.Enrichment;

/// <summary>
/// A linear model of the languages of one script: a table with a small whole number for each feature and language; a message's score is their sum over
/// its words. Written by <c>tests/Satark.LanguageModel</c>. Immutable and safe to share.
/// </summary>
internal sealed class LanguageModel
{
    private static readonly Lazy<ImmutableArray<LanguageModel>> Loaded = new(ReadBuiltIn);

    private static readonly Lazy<LanguageModel?[]> ByScript =
        new(() => [.. Enum.GetValues<Script>().Select(script => Loaded.Value.FirstOrDefault(model => model.Script == script))]);

    private readonly sbyte[] _weights;
    private readonly float[] _biases;
    private readonly float _scale;
    private readonly uint _buckets;

    /// <summary>A model of these languages.</summary>
    /// <param name="script">Whose words it reads.</param>
    /// <param name="languages">Its languages, <see cref="LanguageGuess.Undetermined"/> among them.</param>
    /// <param name="biases">What each language has before a word is read.</param>
    /// <param name="scale">What one step of a weight is worth.</param>
    /// <param name="weights">The table: all languages of the first bucket, then of the second, and so on.</param>
    public LanguageModel(Script script, ImmutableArray<string> languages, float[] biases, float scale, sbyte[] weights)
    {
        Script = script;
        Languages = languages;
        _biases = biases;
        _scale = scale;
        _weights = weights;
        _buckets = (uint)(weights.Length / languages.Length);
    }

    /// <summary>The models built into this assembly, read once at first use.</summary>
    /// <exception cref="InvalidDataException">The model is missing or broken: the product is broken and must not start.</exception>
    public static ImmutableArray<LanguageModel> BuiltIn => Loaded.Value;

    /// <summary>The built-in model of a script; null where the script alone says the language.</summary>
    public static LanguageModel? For(Script script) => ByScript.Value[(int)script];

    /// <summary>The script whose words it reads.</summary>
    public Script Script { get; }

    /// <summary>Its languages.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>Adds what the features of one word say to the sums, one for each language.</summary>
    public void Add(ReadOnlySpan<uint> features, Span<int> sums)
    {
        var languages = Languages.Length;
        sums = sums[..languages];
        foreach (var feature in features)
        {
            var row = _weights.AsSpan((int)(feature % _buckets) * languages, languages);
            for (var i = 0; i < row.Length; i++)
            {
                sums[i] += row[i];
            }
        }
    }

    /// <summary>Turns the sums over so many words into probabilities, one for each language.</summary>
    public void ToProbabilities(ReadOnlySpan<int> sums, int words, Span<double> probabilities)
    {
        var factor = _scale / Math.Sqrt(Math.Max(1, words));
        var top = double.MinValue;
        for (var i = 0; i < Languages.Length; i++)
        {
            probabilities[i] = _biases[i] + (factor * sums[i]);
            top = Math.Max(top, probabilities[i]);
        }

        var total = 0.0;
        for (var i = 0; i < Languages.Length; i++)
        {
            probabilities[i] = Math.Exp(probabilities[i] - top);
            total += probabilities[i];
        }

        for (var i = 0; i < Languages.Length; i++)
        {
            probabilities[i] /= total;
        }
    }

    /// <summary>Writes the model as <see cref="Read"/> reads it; little endian.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)Script);
        writer.Write((byte)Languages.Length);
        for (var i = 0; i < Languages.Length; i++)
        {
            writer.Write(Languages[i]);
            writer.Write(_biases[i]);
        }

        writer.Write(_scale);
        writer.Write(_buckets);
        writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <summary>Reads one model.</summary>
    public static LanguageModel Read(BinaryReader reader)
    {
        var script = (Script)reader.ReadByte();
        var languages = new string[reader.ReadByte()];
        var biases = new float[languages.Length];
        for (var i = 0; i < languages.Length; i++)
        {
            languages[i] = reader.ReadString();
            biases[i] = reader.ReadSingle();
        }

        var scale = reader.ReadSingle();
        var weights = new sbyte[reader.ReadUInt32() * languages.Length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new LanguageModel(script, [.. languages], biases, scale, weights);
    }

    private static ImmutableArray<LanguageModel> ReadBuiltIn()
    {
        using var stream = typeof(LanguageModel).Assembly.GetManifestResourceStream("Satark.Enrichment.language-model.bin")
            ?? throw new InvalidDataException("The language model is not built into the assembly.");
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var models = ImmutableArray.CreateBuilder<LanguageModel>();
        for (var count = reader.ReadByte(); count > 0; count--)
        {
            models.Add(Read(reader));
        }

        return models.DrainToImmutable();
    }
}

using System.Text;
using Satark.Places;
using Satark.Places.Evidence;

namespace Satark.Evaluation;

/// <summary>
/// Every word of the language model's lists of everyday speech (some nine thousand, in three scripts), set into short messages: none of them is a place, although
/// many sound like a village somewhere. Without any place, and beside the state's name, which makes a reader more ready to see one.
/// </summary>
public static class SpeechWords
{
    private static readonly (string List, string[] Frames)[] Lists =
    [
        ("hi", ["मैं {0} हूँ आज", "यूपी में हूँ, {0} हूँ"]),
        ("shared", ["मैं {0} हूँ आज", "उत्तर प्रदेश में हूँ, {0} है"]),
        ("bho", ["हम {0} बानी आज", "यूपी में {0} बानी"]),
        ("hi-Latn", ["main {0} hu aaj", "UP me hu, {0} hu"]),
        ("bho-Latn", ["ham {0} bani aaj", "UP me bani, {0} bani"]),
        ("en", ["I am {0} today", "I am in Uttar Pradesh, {0} and tired"]),
        ("ur", ["میں {0} ہوں آج", "اتر پردیش میں ہوں، {0} ہوں"]),
    ];

    /// <summary>The words that were read as a place, each with what it was read as; and of how many.</summary>
    public static (IReadOnlyList<string> Misread, int Words) Read(TextEvidence texts)
    {
        var (misread, count) = (new List<string>(), 0);
        foreach (var (list, frames) in Lists)
        {
            foreach (var word in Words(list))
            {
                count++;
                foreach (var frame in frames)
                {
                    var guess = Hypothesis.Of(texts.Of(string.Format(null, CompositeFormat.Parse(frame), word), DateTimeOffset.UnixEpoch));
                    if (guess.District is not null || guess.State is not (null or "UP"))
                    {
                        misread.Add($"{word} ({guess.District ?? guess.State})");
                        break;
                    }
                }
            }
        }

        return (misread, count);
    }

    // The lists hold a few cities, too: people do name them.
    private static IEnumerable<string> Words(string list)
    {
        using var stream = typeof(SpeechWords).Assembly.GetManifestResourceStream($"{list}.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#') && !line.StartsWith('['))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase).Where(word => Gazetteer.Default.FindByName(word) is null)];
    }
}

using System.Collections.Frozen;
using Satark.Places;

namespace Satark.Tips.Questionnaires;

/// <summary>Finds sayings in a message, without regard to case, nukta, vowel signs, punctuation or emoji. Safe to share.</summary>
internal sealed class Phrases
{
    private readonly FrozenSet<string> _whole;
    private readonly string[] _parts;

    /// <summary>Folds the sayings once.</summary>
    public Phrases(Sayings sayings)
    {
        // A trailing star is no letter, so folding drops it: it is looked for first.
        var folded = sayings.All.Select(saying => (Key: KeyOf(saying), IsStart: saying.EndsWith('*'))).Distinct().ToList();
        _whole = folded.Select(saying => saying.Key).ToFrozenSet(StringComparer.Ordinal);
        _parts = [.. folded.Select(saying => saying.IsStart ? $" {saying.Key}" : $" {saying.Key} ")];
    }

    /// <summary>A text as it is compared: folded words with single spaces between them.</summary>
    public static string KeyOf(string text) => FoldedText.KeyOf(text).Replace('|', ' ');

    /// <summary>Whether the whole message is one of the sayings.</summary>
    /// <param name="key">The message by <see cref="KeyOf"/>.</param>
    public bool Are(string key) => _whole.Contains(key);

    /// <summary>How many letters of the message the sayings account for; 0 where it holds none of them.</summary>
    /// <param name="key">The message by <see cref="KeyOf"/>.</param>
    public int WeightIn(string key)
    {
        var text = $" {key} ";
        return _parts.Where(part => text.Contains(part, StringComparison.Ordinal)).Sum(part => part.Length - 1);
    }
}

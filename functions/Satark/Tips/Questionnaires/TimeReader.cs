using System.Buffers;
using System.Globalization;

namespace Satark.Tips.Questionnaires;

/// <summary>Reads when something happened or happens from a message, in its writer's own words: by the words of the questionnaire's file. Safe to share.</summary>
internal sealed class TimeReader
{
    private const int LongestSaying = 4;
    private const int MostTimes = 2;
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?।۔؟\n");

    private readonly Dictionary<string, Kind> _sayings = new(StringComparer.Ordinal);

    /// <summary>Folds the sayings once.</summary>
    public TimeReader(IReadOnlyDictionary<string, Sayings> times)
    {
        foreach (var (kind, name) in new[] { (Kind.After, "after"), (Kind.Before, "before"), (Kind.Number, "numbers"), (Kind.Clock, "clock"), (Kind.Time, "times") })
        {
            foreach (var saying in times.GetValueOrDefault(name)?.All ?? [])
            {
                _sayings[Phrases.KeyOf(saying)] = kind;
            }
        }
    }

    // What a word is to a time: nothing, a time by itself, one together with a number, a number, or what stands before or after one.
    private enum Kind
    {
        None,
        Time,
        Clock,
        Number,
        Before,
        After,
    }

    /// <summary>The words that say a time, as they were written; null where there are none.</summary>
    public string? Find(string text)
    {
        var words = Words(text);
        var times = new List<string>();
        for (var i = 0; i < words.Count && times.Count < MostTimes;)
        {
            var end = i;
            while (end < words.Count && words[end].Kind != Kind.None && (end == i || !words[end].IsFirst))
            {
                end++;
            }

            if (Trim(words, i, end) is var (first, last))
            {
                times.Add(text[words[first].Start..words[last].End]);
            }

            i = Math.Max(end, i + 1);
        }

        return times.Count == 0 ? null : string.Join(", ", times.Distinct(StringComparer.OrdinalIgnoreCase));
    }

    // A run of such words without what does not belong to a time at its edges; null where it says none.
    private static (int First, int Last)? Trim(List<Word> words, int first, int end)
    {
        var last = end - 1;
        while (first <= last && !(words[first].Kind is Kind.Time or Kind.Before || (words[first].Kind == Kind.Number && first < last && words[first + 1].Kind == Kind.Clock)))
        {
            first++;
        }

        while (first <= last && (words[last].Kind == Kind.Before || (words[last].Kind == Kind.Number && (last == first || words[last - 1].Kind != Kind.Before))))
        {
            last--;
        }

        for (var i = first; i <= last; i++)
        {
            if (words[i].Kind == Kind.Time || (words[i].Kind == Kind.Clock && i > first && words[i - 1].Kind == Kind.Number))
            {
                return (first, last);
            }
        }

        return null;
    }

    private List<Word> Words(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            var end = i;
            while (end > start && !char.IsLetterOrDigit(text[end - 1]) && !IsSign(text[end - 1]))
            {
                end--;
            }

            if (end > start)
            {
                var isFirst = words.Count > 0 && text.AsSpan(words[^1].End, start - words[^1].End).ContainsAny(Ends);
                words.Add(new Word(start, end, Phrases.KeyOf(text[start..end]), Kind.None, isFirst));
            }
        }

        Name(words);
        return words;
    }

    private void Name(List<Word> words)
    {
        for (var i = 0; i < words.Count;)
        {
            var (length, kind) = KindAt(words, i);
            for (var j = i; j < i + length; j++)
            {
                words[j] = words[j] with { Kind = kind };
            }

            i += length;
        }
    }

    // The longest saying that begins here.
    private (int Length, Kind Kind) KindAt(List<Word> words, int at)
    {
        for (var length = Math.Min(LongestSaying, words.Count - at); length > 0; length--)
        {
            if (_sayings.TryGetValue(string.Join(' ', words.Skip(at).Take(length).Select(word => word.Key)), out var kind))
            {
                return (length, kind);
            }
        }

        var key = words[at].Key;
        var digits = key.TakeWhile(c => char.IsDigit(c) || c == ' ').Count();
        return digits == 0 ? (1, Kind.None)
            : digits == key.Length ? (1, Kind.Number)
            : _sayings.GetValueOrDefault(key[digits..].Trim()) == Kind.Clock ? (1, Kind.Time)
            : (1, Kind.None);
    }

    private static bool IsSign(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private readonly record struct Word(int Start, int End, string Key, Kind Kind, bool IsFirst);
}

using Satark.Places.Finding.Reading;
using Satark.Places.Tables;

namespace Satark.Places.Finding.Roles;

/// <summary>The words and phrases that say what somebody has to do with a place.</summary>
internal sealed class CueTable
{
    private const int MaxWords = 4;

    private static readonly Lazy<CueTable> Built = new(() => new CueTable());

    private readonly Dictionary<string, Cue>.AlternateLookup<ReadOnlySpan<char>> _cues;
    private readonly int _longest;

    private CueTable()
    {
        var cues = new Dictionary<string, Cue>(4_000, StringComparer.Ordinal);
        foreach (var row in TableRows.Read("place-cues.csv", "cue", "forms"))
        {
            var cue = Enum.TryParse<Cue>(row.Text(0), out var parsed) ? parsed : throw row.Wrong($"'{row.Text(0)}' is no cue");
            foreach (var form in row.SomeValues(1))
            {
                var words = TextWords.Of(form);
                var key = words.Count is > 0 and <= MaxWords + 2 ? words.Folded(0, words.Count).ToString() : throw row.Wrong($"'{form}' is no phrase");
                cues[key] = cues.GetValueOrDefault(key) | cue;
                _longest = Math.Max(_longest, key.Length);
            }
        }

        _cues = cues.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The table, read at first use.</summary>
    public static CueTable Default => Built.Value;

    /// <summary>The cue of the longest phrase that begins at a word, and how many words it has; none for a word that is no cue.</summary>
    public (Cue Cue, int Count) At(TextWords words, int first)
    {
        var most = 1;
        while (most < MaxWords && first + most < words.Count && words[first + most].Before <= Gap.Space)
        {
            most++;
        }

        for (var count = most; count > 0; count--)
        {
            var key = words.Folded(first, count);
            if (key.Length <= _longest && _cues.TryGetValue(key, out var cue))
            {
                return (cue, count);
            }
        }

        return (Cue.None, 1);
    }
}

using Satark.Places.Finding.Reading;
using Satark.Places.Finding.Roles;

namespace Satark.Places.Finding.Meaning;

/// <summary>What the other names of a text do for a doubtful one, the least first.</summary>
internal enum Support
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its state is named beside it.</summary>
    State,

    /// <summary>Another name of its district stands beside it.</summary>
    District,

    /// <summary>Another name of its district stands next to it, with no word between: "Uska, Siddharthnagar".</summary>
    NextToIt,
}

/// <summary>Reads how the other names of a text support one.</summary>
internal static class Supports
{
    private const int MostBetween = 3;

    /// <summary>The best support of a hit by the names before and after it.</summary>
    public static Support Of(CueMap cues, List<Hit> hits, int at)
    {
        var best = Support.None;
        for (var i = Math.Max(0, at - 1); i <= Math.Min(hits.Count - 1, at + 1); i++)
        {
            var other = hits[i];
            if (i != at && !other.IsDropped && other.Form != hits[at].Form)
            {
                var support = i < at ? Between(cues, other, hits[at], hits[at], other) : Between(cues, hits[at], other, hits[at], other);
                best = support > best ? support : best;
            }
        }

        return best;
    }

    private static Support Between(CueMap cues, Hit first, Hit second, Hit hit, Hit other)
    {
        if (second.First - first.After > MostBetween)
        {
            return Support.None;
        }

        for (var word = first.After; word <= second.First; word++)
        {
            if (cues.GapBefore(word) >= Gap.Sentence || cues.Has(word, Cue.Connector))
            {
                return Support.None;
            }
        }

        return string.Equals(other.Sense.Area, hit.Sense.Area, StringComparison.Ordinal)
            ? second.First == first.After && cues.GapBefore(second.First) <= Gap.Comma ? Support.NextToIt : Support.District
            : other.IsState && string.Equals(other.Sense.Area, hit.Sense.Best.State, StringComparison.Ordinal) ? Support.State
            : Support.None;
    }
}

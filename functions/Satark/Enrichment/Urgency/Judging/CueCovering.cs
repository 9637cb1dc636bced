using Satark.Enrichment.Urgency.Phrases;

namespace Satark.Enrichment.Urgency.Judging;

/// <summary>Settles which of several phrases over the same words is meant: "marna nahi chahta" is no wish to die, "die hard fan" says nothing.</summary>
internal static class CueCovering
{
    /// <summary>For each cue whether another one takes its weight, or, in <paramref name="gone"/>, its place.</summary>
    /// <param name="cues">The cues by their first token.</param>
    /// <param name="gone">Set for cues that are not to be told at all.</param>
    public static bool[] Of(IReadOnlyList<CueMatch> cues, bool[] gone)
    {
        var lowered = new bool[cues.Count];
        for (var i = 0; i < cues.Count; i++)
        {
            var first = i;
            while (first > 0 && cues[first - 1].First == cues[i].First)
            {
                first--;
            }

            // Phrases are short and few begin with one word: the part that is looked at does not grow with the text.
            for (var j = first; j < cues.Count && cues[j].First <= cues[i].Last; j++)
            {
                if (j == i || cues[j].Last > cues[i].Last || gone[i])
                {
                    continue;
                }

                var same = cues[j].First == cues[i].First && cues[j].Last == cues[i].Last;
                if (cues[i].Phrase.Kind is null)
                {
                    gone[j] |= !same || cues[j].Phrase.Kind is not null;
                }
                else if (cues[i].Phrase.Kind == cues[j].Phrase.Kind && cues[i].Phrase.Weight >= cues[j].Phrase.Weight)
                {
                    gone[j] |= !same;
                }
                else if (cues[i].Phrase.Lowers && cues[i].Phrase.Weight > 1 && !cues[j].Phrase.Lowers)
                {
                    lowered[j] = true;
                }
            }
        }

        return lowered;
    }
}

using Satark.Enrichment.Urgency.Phrases;

namespace Satark.Enrichment.Urgency.Judging;

/// <summary>Weighs the cues of a message and says how urgent it is.</summary>
internal static class CueJudge
{
    /// <summary>The reading of a message with these cues, given by their first token.</summary>
    public static UrgencyReading Read(MessageTokens tokens, List<CueMatch> found, CueTable table)
    {
        var gone = new bool[found.Count];
        var covered = CueCovering.Of(found, gone);
        var cues = Left(found, gone, covered, out var lowered);
        var passage = new Passage(tokens, found.Where((_, i) => !gone[i]), table);
        var tally = new CueTally();
        if (!SpeaksOfRisk(cues) || AreAllPastimes(passage, cues))
        {
            return UrgencyReading.Nothing;
        }

        for (var i = 0; i < cues.Count; i++)
        {
            if (IsRisk(cues[i].Phrase.Kind))
            {
                lowered[i] = lowered[i] || Lowering.Takes(passage, cues[i]);
                if (!lowered[i])
                {
                    tally.Add(cues[i].Phrase, passage.SentenceOf(cues[i]));
                }
            }
        }

        var told = new List<UrgencyCue>(cues.Count);
        for (var i = 0; i < cues.Count; i++)
        {
            var phrase = cues[i].Phrase;
            var counts = phrase.Kind switch
            {
                UrgencyCueKind.Now => tally.AddTime(phrase, passage.SentenceOf(cues[i])),
                UrgencyCueKind.HelpSeeking or UrgencyCueKind.Alone or UrgencyCueKind.Protective or UrgencyCueKind.SubjectIsOther => tally.AddBeside(phrase),
                _ => true,
            };
            if (counts)
            {
                var start = tokens[cues[i].First].Start;
                told.Add(new UrgencyCue(phrase.Kind!.Value, start, tokens[cues[i].Last].End - start, phrase.Lowers) { Means = phrase.Means, IsLowered = lowered[i] });
            }
        }

        return new UrgencyReading(tally.Level, told);
    }

    // Without these nothing speaks of risk: a time, a cry for help or loneliness alone does not.
    private static bool IsRisk(UrgencyCueKind? kind) => kind is UrgencyCueKind.Ideation or UrgencyCueKind.Intent or UrgencyCueKind.Plan or UrgencyCueKind.Farewell
        or UrgencyCueKind.Live or UrgencyCueKind.PlaceOfRisk or UrgencyCueKind.Means or UrgencyCueKind.AlreadyDone or UrgencyCueKind.Hopelessness;

    // One weak hint alone says nothing: people take leave, go live and sit by rivers every day.
    private static bool SpeaksOfRisk(List<CueMatch> cues)
    {
        CuePhrase? hint = null;
        var (taken, helpIsSought) = (false, false);
        foreach (var cue in cues)
        {
            var phrase = cue.Phrase;
            if (phrase.Kind is UrgencyCueKind.Negation || (IsRisk(phrase.Kind) && (phrase.Weight > 1 || (phrase.Kind == UrgencyCueKind.Intent && phrase.Has(CueTraits.Casual)) || (hint is not null && AreApart(hint, phrase)))))
            {
                return true;
            }

            hint = IsRisk(phrase.Kind) ? phrase : hint;
            taken |= phrase.Kind == UrgencyCueKind.AlreadyDone;
            helpIsSought |= phrase.Kind == UrgencyCueKind.HelpSeeking;
        }

        return taken && helpIsSought;
    }

    // Having taken something, and fainting, are of one kind and yet two hints.
    private static bool AreApart(CuePhrase hint, CuePhrase other) => hint.Kind != other.Kind || (hint.Kind == UrgencyCueKind.AlreadyDone && hint.Traits != other.Traits);

    // A picnic by the river is not even a light word of risk.
    private static bool AreAllPastimes(Passage passage, List<CueMatch> cues)
    {
        var any = false;
        foreach (var cue in cues)
        {
            if (IsRisk(cue.Phrase.Kind) && cue.Phrase.Kind != UrgencyCueKind.Farewell && !Lowering.IsPastime(passage, cue))
            {
                return false;
            }

            any |= cue.Phrase.Lowers || cue.Phrase.Kind == UrgencyCueKind.Farewell;
        }

        return !any;
    }

    private static List<CueMatch> Left(List<CueMatch> found, bool[] gone, bool[] covered, out bool[] lowered)
    {
        var left = new List<CueMatch>(found.Count);
        lowered = new bool[found.Count];
        for (var i = 0; i < found.Count; i++)
        {
            if (!gone[i] && found[i].Phrase.Kind is not null)
            {
                lowered[left.Count] = covered[i];
                left.Add(found[i]);
            }
        }

        return left;
    }
}

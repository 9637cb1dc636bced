using Satark.Enrichment.Urgency.Phrases;

namespace Satark.Enrichment.Urgency.Judging;

/// <summary>
/// Says whether something takes the weight from a cue of risk: laughter, leisure, verse, news, a warning, a time long past. Each counts only where it bears on the
/// very words; in doubt the cue keeps its weight, because the one error costs a call and the other a life.
/// </summary>
internal static class Lowering
{
    /// <summary>True when the cue counts no more.</summary>
    public static bool Takes(Passage passage, CueMatch cue) =>
        IsJoke(passage, cue) || IsPastime(passage, cue) || IsVerse(passage, cue) || IsReport(passage, cue) || IsAwareness(passage, cue) || IsPast(passage, cue);

    private static bool IsJoke(Passage passage, CueMatch cue) => cue.Phrase.Has(CueTraits.Casual)
        && (passage.Here(cue).HasFlag(SentenceFacts.Joke) || passage.Near(cue).HasFlag(SentenceFacts.Laughter));

    /// <summary>True when the cue is a place, or a jump, of people at leisure.</summary>
    public static bool IsPastime(Passage passage, CueMatch cue) => (cue.Phrase.Kind is UrgencyCueKind.PlaceOfRisk || cue.Phrase.Has(CueTraits.Pastime))
        && passage.Near(cue).HasFlag(SentenceFacts.Leisure) && !passage.Whole.HasFlag(SentenceFacts.Grave);

    private static bool IsVerse(Passage passage, CueMatch cue)
    {
        if (!passage.Whole.HasFlag(SentenceFacts.Verse) || passage.Whole.HasFlag(SentenceFacts.Hard) || passage.Near(cue).HasFlag(SentenceFacts.SureNow)
            || cue.Phrase.Kind is UrgencyCueKind.AlreadyDone or UrgencyCueKind.Plan or UrgencyCueKind.Live)
        {
            return false;
        }

        // "This song makes me want to die" is the writer's own wish; "#shayari" under a verse, or quotation marks around it, make it somebody else's.
        return passage.Tokens.IsQuoted(cue.First)
            || (passage.Whole.HasFlag(SentenceFacts.IsVerse) && cue.Phrase.Weight < 3)
            || (cue.Phrase.Has(CueTraits.Casual) && passage.Near(cue).HasFlag(SentenceFacts.Verse));
    }

    private static bool IsReport(Passage passage, CueMatch cue)
    {
        var quotedStory = passage.Tokens.IsQuoted(cue.First) && passage.Near(cue).HasFlag(SentenceFacts.Story) && !passage.Whole.HasFlag(SentenceFacts.Hard);
        if (quotedStory)
        {
            return true;
        }

        var here = passage.Here(cue);
        return !here.HasFlag(SentenceFacts.Self) && !here.HasFlag(SentenceFacts.Known) && !cue.Phrase.Has(CueTraits.Self)
            && (here.HasFlag(SentenceFacts.Story) || passage.Near(cue).HasFlag(SentenceFacts.Report));
    }

    private static bool IsAwareness(Passage passage, CueMatch cue) => passage.Whole.HasFlag(SentenceFacts.Awareness)
        && cue.Phrase.Kind is not (UrgencyCueKind.AlreadyDone or UrgencyCueKind.Live or UrgencyCueKind.Plan)
        && (passage.Tokens.IsQuoted(cue.First) || ((passage.Here(cue) & (SentenceFacts.Self | SentenceFacts.Known)) == 0 && !cue.Phrase.Has(CueTraits.Self)));

    private static bool IsPast(Passage passage, CueMatch cue)
    {
        if (passage.Whole.HasFlag(SentenceFacts.Again) || passage.Here(cue).HasFlag(SentenceFacts.SureNow))
        {
            return false;
        }

        var wasFollows = false;
        for (var at = cue.Last + 1; at <= cue.Last + 2 && at < passage.Tokens.Count && passage.Tokens[at].Sentence == passage.SentenceOf(cue); at++)
        {
            wasFollows |= passage.Tokens[at].Is(passage.PastSymbol);
        }

        // What will be done is not past, whatever else is told beside it.
        return wasFollows || (IsOvercome(passage, cue) && cue.Phrase.Kind is UrgencyCueKind.Intent && passage.Here(cue).HasFlag(SentenceFacts.Past))
            || (cue.Phrase.Kind is not (UrgencyCueKind.Intent or UrgencyCueKind.Plan or UrgencyCueKind.Live or UrgencyCueKind.Farewell)
                && (passage.Here(cue).HasFlag(SentenceFacts.Past) || IsOvercome(passage, cue)));
    }

    // "I tried in 2019. I am fine now": two sentences, one story. An act of tonight, or means in the hand, is none.
    private static bool IsOvercome(Passage passage, CueMatch cue) => passage.Whole.HasFlag(SentenceFacts.Recovered)
        && (passage.Whole & (SentenceFacts.SureNow | SentenceFacts.Hard)) == 0 && passage.Near(cue).HasFlag(SentenceFacts.Past);
}

using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Roles;

/// <summary>What the words around a place say, clause by clause.</summary>
internal sealed class Clauses(TextWords words, CueMap cues)
{
    private const int Far = 8;
    private const Cue Finite = Cue.BeFirst | Cue.BePresent | Cue.BePast;

    private readonly int _quote = QuoteOf(words, cues);

    /// <summary>True where the text says of somebody else than the writer that they are in danger.</summary>
    public bool IsForSomebodyElse { get; } = SpeaksOfSomebodyElse(cues);

    /// <summary>
    /// True for a word of what the person at risk wrote, in a text by somebody else: "she posted: I am in Ballia". There the one who says "I" is the one to be found.
    /// </summary>
    public bool IsQuoted(int word) => word >= _quote;

    /// <summary>The word after "city", "station", "sector 62": what belongs to the name before it.</summary>
    public int SkipPlaceWords(int at)
    {
        for (var most = 0; most < 3 && cues.GapBefore(at) <= Gap.Space && IsPlaceWord(at); most++)
        {
            at += cues.CountAt(at);
        }

        return at;
    }

    /// <summary>Where what is said before a place begins: a comma parts it from what is said of something else.</summary>
    public int Opening(int word)
    {
        var start = cues.ClauseStart(word, Far);
        for (var i = word; i > start; i--)
        {
            if (cues.GapBefore(i) == Gap.Comma && i < word)
            {
                return i;
            }
        }

        return start;
    }

    /// <summary>Where a Hindi verb ends (exclusive): with its form of "to be", a comma, the clause, or what is said instead: "not in Kanpur: in Lucknow".</summary>
    public int VerbEnd(int verb)
    {
        var end = cues.ClauseEnd(verb, Far);
        var isDenied = false;
        for (var i = verb; i < end; i++)
        {
            if (i > verb && (cues.GapBefore(i) >= Gap.Comma || (isDenied && cues.IsInName(i))))
            {
                return i;
            }

            isDenied |= cues.Has(i, Cue.Negation);
            if (cues.Has(i, Finite))
            {
                // "baj rahe hain": the last form counts, too.
                return i + 1 < end && cues.GapBefore(i + 1) <= Gap.Space && cues.Has(i + 1, Finite) ? i + 2 : i + 1;
            }
        }

        return end;
    }

    /// <summary>All that the phrases from <paramref name="first"/> up to <paramref name="end"/> say.</summary>
    public Cue Union(int first, int end)
    {
        var union = Cue.None;
        for (var i = Math.Max(first, 0); i < end && i < cues.Count; i++)
        {
            union |= cues[i];
        }

        return union;
    }

    /// <summary>True for "nahi hoon" right after the place; "koi nahi hai", "mann nahi lagta" deny something else.</summary>
    public bool IsDenied(int verb, int end, Cue group)
    {
        for (var i = verb; i < Math.Min(verb + 2, end); i++)
        {
            if (cues.Has(i, Cue.Negation))
            {
                // "Kanpur mein nahi, Lucknow mein hoon": the verb stands with the other place.
                if (cues.IsInName(i + 1) && cues.GapBefore(i + 1) <= Gap.Comma)
                {
                    return true;
                }

                return (group & (Cue.BeFirst | Cue.BePresent | Cue.Stay)) != 0 && cues.Any(i + 1, Math.Min(i + 3, words.Count), Cue.BeFirst | Cue.BePresent | Cue.Stay);
            }

            if (!cues.Has(i, Cue.Now))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True for "with my brother", "bhai ke saath": the writer is there, too.</summary>
    public bool IsAccompanied(int start, int end)
    {
        for (var i = Math.Max(start, 0); i < end && i < words.Count; i++)
        {
            if (words.Folded(i) is "with" or "saath" or "sath" or "साथ" or "संगे" or "ساتھ" or "sang" or "sange")
            {
                return true;
            }
        }

        return false;
    }

    // Where somebody's own words begin: after "he wrote:", "उसने लिखा है:", "post:", but not after "I wrote:".
    private static int QuoteOf(TextWords words, CueMap cues)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Is(WordTraits.Opening))
            {
                var start = cues.SentenceStart(i - 1, Far);
                if (cues.Any(start, i, Cue.Telling) && !cues.Any(start, i, Cue.Subject | Cue.BeFirst))
                {
                    return i;
                }
            }
        }

        return int.MaxValue;
    }

    private bool IsPlaceWord(int at) => at < words.Count
        && (words[at].Is(WordTraits.Number) || (cues.Has(at, Cue.District | Cue.CityWord | Cue.Tehsil | Cue.Thana | Cue.Road | Cue.Site) && !cues.Has(at, Cue.Of)));

    // Family or "he, she" in one clause with dying: the person at risk is not the one who writes.
    private static bool SpeaksOfSomebodyElse(CueMap cues)
    {
        var isOther = false;
        for (var start = 0; start < cues.Count;)
        {
            var end = start + 1;
            while (end < cues.Count && cues.GapBefore(end) < Gap.Comma && !cues.Has(end, Cue.Connector))
            {
                end++;
            }

            var speaksOfOther = cues.Any(start, end, Cue.Kin | Cue.ThirdPerson);
            var speaksOfWriter = cues.Any(start, end, Cue.Subject | Cue.BeFirst | Cue.Dying);

            // A clause without a subject goes on about the one before: "he is in Kanpur and wants to die".
            isOther = speaksOfOther ? !speaksOfWriter : isOther && !speaksOfWriter;
            if (isOther && cues.Any(start, end, Cue.Risk | Cue.Help))
            {
                return true;
            }

            start = Math.Max(end, start + 1);
        }

        return false;
    }
}

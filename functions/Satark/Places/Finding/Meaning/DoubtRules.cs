using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;
using Satark.Places.Finding.Roles;

namespace Satark.Places.Finding.Meaning;

/// <summary>Names that are also words of the language stay only where something beside them says that a place is meant.</summary>
internal static class DoubtRules
{
    private const Cue Postposition = Cue.In | Cue.Near | Cue.From;
    private const Cue Preposition = Cue.PreIn | Cue.PreFrom;
    private const int LongestInitials = 3;

    /// <summary>Judges the doubtful hits.</summary>
    public static void Apply(TextWords words, CueMap cues, List<Hit> hits, NameIndex index)
    {
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            if (hit.IsDropped || hit.IsAbroad)
            {
                continue;
            }

            var isBySound = hit.Fit < (hit.Form.Sounds.Length <= 6 ? 0.9 : 0.8);
            var isUnsettled = hit.Certainty < 0.4;
            hit.IsLandmark = IsLandmark(words, hit);
            var isSmall = !hit.Form.IsMajor && hit.Count == 1 && !hit.IsLandmark;
            if (hit.IsLandmark && hit.Form.Key.Length <= LongestInitials && hit.Form.Doubt == Doubt.Strong)
            {
                hit.Doubt = Doubt.None; // BHU, AMU
                continue;
            }

            if (!hit.Form.IsMajor && IsContradicted(cues, hits, i))
            {
                hit.IsDropped = true;
                continue;
            }

            if (hit.Doubt == Doubt.None && !isBySound && !isUnsettled && !isSmall)
            {
                continue;
            }

            // A state or district somewhere beside it makes no place of a word of speech: "UP me hu, uska kya hoga", "UP police, ata hu".
            var isSpeech = IsSpeech(hit);
            var least = isSpeech ? Support.NextToIt : isBySound && (!hit.Form.IsMajor || (hit.Form.IsTehsil && hit.Form.Sounds.Length <= 6)) ? Support.District : Support.State;
            var isAddressed = IsAddressed(cues, hit) || HasPin(words, hit) || (Supports.Of(cues, hits, i) >= least && (!isSpeech || hit.Fit >= 1));
            var isPlaced = IsPlaced(words, cues, hit);
            if (isAddressed)
            {
                hit.Doubt = Doubt.None;
                continue;
            }

            if (isSpeech && IsKind(words, hit))
            {
                hit.IsDropped = true;
                continue;
            }

            if (hit.Count == 1 && HitFinder.Endings.Contains(hit.Form.Key) && cues.GapBefore(hit.First) <= Gap.Space && hit.First > 0 && !cues.IsInName(hit.First - 1))
            {
                hit.IsDropped = true; // the last word of a name that we do not know
                continue;
            }

            // Names that many places bear say nothing alone.
            hit.IsDropped = isUnsettled && !hit.Form.IsDistrict ? hit.Senses.Count > 3 || !isPlaced
                : hit.Doubt == Doubt.Strong ? !isPlaced || !IsProper(words, cues, hit) || hit.Fit < (hit.Form.IsDistrict ? 0.8 : 1)
                : !isPlaced && !words[hit.First].Is(WordTraits.Tag) && (isBySound || (isSmall && hit.Fit < 1) || (hit.Doubt == Doubt.Slight && IsWord(words, cues, hit, index)));
            hit.Certainty *= hit.Doubt == Doubt.Strong ? 0.75 : 1;
            hit.Doubt = hit.IsDropped || isPlaced ? Doubt.None : Doubt.Slight;
        }

        foreach (var hit in hits.Where(hit => hit.IsDropped))
        {
            cues.Release(hit);
        }
    }

    // "KGMU", "Manikarnika", "Charbagh station"; initials of three letters only where they are written as such ("BHU") or something of theirs follows ("bhu hostel").
    private static bool IsLandmark(TextWords words, Hit hit)
    {
        if (hit.Fit < 1 || hit.Senses.Count > 1 || !hit.Form.Referents.Exists(referent => referent is { Kind: ReferentKind.Site, Place: not PlaceKind.Quarter }))
        {
            return false;
        }

        return hit.Form.Doubt == Doubt.None
            || (hit.Form.Key.Length <= LongestInitials && hit.Sense.Best.Place is PlaceKind.University or PlaceKind.Hospital
                && (words[hit.First].Is(WordTraits.AllCapitals) || (hit.After < words.Count && CueTable.Default.At(words, hit.After).Cue.HasFlag(Cue.Site))));
    }

    // "UP me hu, airport pe hu": villages and police stations called Airport, Mandi, Highway are not meant by what every town has.
    private static bool IsKind(TextWords words, Hit hit) =>
        (CueTable.Default.At(words, hit.First).Cue & (Cue.CityWord | Cue.Site | Cue.Road | Cue.Train | Cue.Home | Cue.Police | Cue.Goods)) != 0;

    // "zila Basti", "Basti district", "thana Jani", "address: Mau".
    private static bool IsAddressed(CueMap cues, Hit hit)
    {
        var words = hit.Doubt == Doubt.Strong ? Cue.District | Cue.Thana : Cue.District | Cue.Tehsil | Cue.Thana;
        var before = cues.Before(hit.First);
        return (cues.GapBefore(hit.First) <= Gap.Comma && cues.Has(before, words | Cue.Address) && !cues.Has(before, Cue.Of))
            || (cues.GapBefore(hit.After) <= Gap.Space && cues.Has(hit.After, words) && !cues.Has(hit.After, Cue.Of) && !cues.IsInName(hit.After + 1));
    }

    private static bool HasPin(TextWords words, Hit hit) =>
        hit.After < words.Count && words[hit.After].Is(WordTraits.Number) && words[hit.After].Length == 6 && words[hit.After].Before <= Gap.Comma;

    // "Gorakhpur Medical College", "Shivpur, Ballia": a small place that is known only in another district than the one right beside it is one that we do not know.
    private static bool IsContradicted(CueMap cues, List<Hit> hits, int at)
    {
        for (var i = Math.Max(0, at - 1); i <= Math.Min(hits.Count - 1, at + 1); i++)
        {
            var other = hits[i];
            var (first, second) = i < at ? (other, hits[at]) : (hits[at], other);
            if (i != at && !other.IsDropped && other.Fit > 0.8 && (other.Form.IsDistrict || other.Sense.Best.Kind == ReferentKind.City) && second.First == first.After
                && cues.GapBefore(second.First) <= Gap.Comma && !hits[at].Senses.Exists(sense => string.Equals(sense.Area, other.Sense.Area, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    // Small places whose names are words of the language or so short that many words are spelt alike.
    private static bool IsSpeech(Hit hit) => hit.Count == 1 && hit.Sense.Best.Kind >= ReferentKind.Tehsil
        && (hit.Form.Doubt == Doubt.Strong || hit.Form.Key.Length <= (hit.Form.Key[0] < '\u0900' ? 4 : 3));

    // "Banda mein hoon", "from Etah": no "hamari basti mein", "ek banda".
    private static bool IsPlaced(TextWords words, CueMap cues, Hit hit)
    {
        var before = cues.Before(hit.First);
        var isJoined = cues.GapBefore(hit.First) <= Gap.Space;
        if (isJoined && hit.Doubt == Doubt.Strong && hit.Sense.Best.Kind != ReferentKind.City && cues.Has(before, Cue.Of))
        {
            return false; // "gareebon ki basti"
        }

        if (isJoined && cues.Has(before, Cue.Determiner) && !cues.Has(before, Cue.FirstPerson & ~Cue.Determiner & Cue.In))
        {
            return words[hit.First].Is(WordTraits.Capital) && cues.Has(hit.After, Postposition);
        }

        if (hit.Sense.Best.Kind == ReferentKind.Site && IsAtSite(cues, hit))
        {
            return true;
        }

        if (isJoined && cues.Has(before, Preposition) && words[hit.First].Script == Enrichment.Script.Latn && !cues.Has(hit.After, Cue.Of))
        {
            return true;
        }

        var after = SkipCityWords(cues, hit.After);
        return cues.GapBefore(hit.After) <= Gap.Space && (cues.Has(after, Postposition | Cue.Wala) || (cues.Has(after, Cue.Of) && cues.Has(after + cues.CountAt(after), Cue.Home)));
    }

    // "Ganga barrage pe", "Banke Bihari mandir ki seedhiyon par", "BHU hostel me": a spot stands on, beside or within a landmark.
    private static bool IsAtSite(CueMap cues, Hit hit)
    {
        const int farthest = 5;
        var end = cues.ClauseEnd(hit.After, farthest);
        if (cues.GapBefore(hit.After) > Gap.Space || !cues.Has(hit.After, Cue.On | Cue.Of | Cue.Site | Cue.CityWord))
        {
            return false;
        }

        for (var i = hit.After; i < end && !cues.IsInName(i); i++)
        {
            if (cues.Has(i, Cue.On | Cue.In | Cue.Near))
            {
                return true;
            }
        }

        return false;
    }

    // Written as a name, or with somebody who is there or comes from there.
    private static bool IsProper(TextWords words, CueMap cues, Hit hit)
    {
        const Cue being = Cue.BeFirst | Cue.Stay | Cue.Born;
        if (words[hit.First].Is(WordTraits.Capital) && !words[hit.First].Is(WordTraits.AllCapitals) && words[hit.First].Before < Gap.Sentence)
        {
            return true;
        }

        var after = SkipCityWords(cues, hit.After);
        var verb = after + cues.CountAt(after);
        if (cues.Has(after, Cue.Of) && cues.Has(verb, Cue.Home))
        {
            return true;
        }

        var before = cues.Before(hit.First);
        return cues.Has(before, Preposition)
            ? hit.First == 1 || cues.Any(cues.ClauseStart(before, 4), before, being)
            : cues.Has(after, hit.Form.IsDistrict ? Postposition : Cue.In | Cue.From) && cues.Any(verb, Math.Min(verb + 5, cues.ClauseEnd(after, 7)), being);
    }

    // In small letters amid a sentence, or who did something: the word, or somebody's name.
    private static bool IsWord(TextWords words, CueMap cues, Hit hit, NameIndex index) =>
        cues.Has(hit.After, Cue.Ergative) || index.Given.Contains(hit.Form.Key)
        || (words.Count > 3 && words[hit.First].Script == Enrichment.Script.Latn && !(words[hit.First].Is(WordTraits.Capital) && words[hit.First].Before < Gap.Sentence));

    private static int SkipCityWords(CueMap cues, int at) => cues.Has(at, Cue.CityWord | Cue.District) && !cues.Has(at, Cue.Of | Cue.In) ? at + cues.CountAt(at) : at;
}

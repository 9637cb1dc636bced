using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;
using Satark.Places.Finding.Roles;

namespace Satark.Places.Finding.Meaning;

/// <summary>Drops names of places that name a film, a dish, a train, a team or a person, and weakens those of elections, news and roads. General rules beside the table of phrases.</summary>
internal static class NamesakeRules
{
    /// <summary>Judges all hits.</summary>
    public static void Apply(TextWords words, CueMap cues, List<Hit> hits, NameIndex index)
    {
        foreach (var hit in hits)
        {
            hit.IsDropped = IsTitle(words, cues, hit) || IsGoods(cues, hit) || IsTrain(words, cues, hit) || IsPerson(words, cues, hit, index)
                || IsSport(cues, hit) || IsLittleWord(words, cues, hit);
            hit.IsAside = !hit.IsDropped && (IsRoad(cues, hit) || IsPolitics(cues, hit));
        }

        foreach (var hit in hits.Where(hit => hit.IsDropped))
        {
            cues.Release(hit);
        }
    }

    // "Mirzapur season 2", "the film Aligarh", "Mirzapur dekhi": a town is seen otherwise.
    private static bool IsTitle(TextWords words, CueMap cues, Hit hit)
    {
        if (Touches(cues, hit, Cue.Title))
        {
            return true;
        }

        if (cues.GapBefore(hit.After) <= Gap.Space && (cues.Has(hit.After, Cue.Watch) || IsSeen(words, hit.After)))
        {
            return true;
        }

        // "Mirzapur is the best series": one sentence, and nobody in it is at the place.
        return cues.Any(cues.SentenceStart(hit.First, 10), cues.SentenceEnd(hit.After, 10), Cue.Title)
            && !cues.Has(hit.After, Cue.In | Cue.On | Cue.Near | Cue.From | Cue.Going) && !cues.Has(cues.Before(hit.First), Cue.PreIn | Cue.PreFrom | Cue.PreTo);
    }

    private static bool IsSeen(TextWords words, int at) => at < words.Count && words.Folded(at) is "dekh" or "dekhke" or "dekhkar" or "dekhna" or "dekho" or "देख" or "देखकर" or "देखके" or "دیکھ" or "دیکھنا";

    private static bool IsGoods(CueMap cues, Hit hit)
    {
        var after = hit.After;
        if (cues.GapBefore(after) > Gap.Space)
        {
            return false;
        }

        // "Dilli (abhi) door hai" is a saying; from a place one is "Dilli se door".
        if (cues.Has(after, Cue.Goods) || cues.Has(after, Cue.FarOff) || (cues.Has(after, Cue.Now) && cues.Has(after + cues.CountAt(after), Cue.FarOff)))
        {
            return true;
        }

        // "Agra ka mashhoor petha": one word may stand between.
        return cues.Has(after, Cue.Of) && (cues.Has(after + 1, Cue.Goods) || (cues.Has(after + 2, Cue.Goods) && !cues.Has(after + 1, Cue.In | Cue.On | Cue.Of)));
    }

    private static bool IsTrain(TextWords words, CueMap cues, Hit hit)
    {
        for (var i = hit.After; i < hit.After + 2 && cues.GapBefore(i) <= Gap.Space; i++)
        {
            if (cues.Has(i, Cue.Train))
            {
                return true;
            }

            if (!cues.IsInName(i) && !(i < words.Count && words[i].Is(WordTraits.Number)))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsPerson(TextWords words, CueMap cues, Hit hit, NameIndex index)
    {
        if (hit.IsState || hit.Count > 1 || words[hit.First].Is(WordTraits.Tag | WordTraits.Handle))
        {
            return false;
        }

        var before = cues.Before(hit.First);
        if (cues.GapBefore(hit.First) <= Gap.Space && cues.Has(before, Cue.PersonTitle))
        {
            return true;
        }

        if (cues.GapBefore(hit.After) <= Gap.Space && cues.Has(hit.After, Cue.Surname) && !IsInsideName(words, hit))
        {
            return true;
        }

        // "Kashi bhaiya ne phone kiya".
        if (cues.GapBefore(hit.After) <= Gap.Space && cues.Has(hit.After, Cue.Kin) && cues.Has(hit.After + cues.CountAt(hit.After), Cue.Ergative))
        {
            return true;
        }

        if (IsCalled(words, cues, hit))
        {
            return true;
        }

        // "Rahul Kanth": a given name before a small place's name makes it a surname.
        return before >= 0 && cues.GapBefore(hit.First) <= Gap.Space && !cues.IsInName(before) && !hit.Form.IsMajor && index.Given.Contains(words.Folded(before))
            && !cues.Has(before, Cue.Kin | Cue.FirstPerson);
    }

    // "my name is Ayodhya", "mera naam Kashi hai", "Kashi naam ka ladka"; not "shahar ka naam Ayodhya".
    private static bool IsCalled(TextWords words, CueMap cues, Hit hit)
    {
        const Cue places = Cue.District | Cue.CityWord | Cue.Tehsil | Cue.Site | Cue.Thana | Cue.Address | Cue.Home;
        var before = hit.First - 1;
        before -= before > 0 && (words.Folded(before) is "is" or "hai" or "h" or "है" or "ہے") ? 1 : 0;
        var isBefore = before >= 0 && cues.GapBefore(hit.First) <= Gap.Space && cues.GapBefore(before + 1) <= Gap.Space && IsName(words, before)
            && !cues.Any(cues.SentenceStart(before, 3), before, places);
        return (isBefore && !cues.Has(hit.After, Cue.In | Cue.On | Cue.Near | Cue.From))
            || (hit.After < words.Count && cues.GapBefore(hit.After) <= Gap.Space && IsName(words, hit.After) && !cues.Any(hit.After, cues.SentenceEnd(hit.After, 4), places));
    }

    private static bool IsName(TextWords words, int at) => words.Folded(at) is "name" or "named" or "naam" or "nam" or "नाम" or "نام";

    private static bool IsInsideName(TextWords words, Hit hit) => words[hit.After].Before == Gap.Glued;

    private static bool IsSport(CueMap cues, Hit hit)
    {
        var after = hit.After;
        if (cues.GapBefore(after) <= Gap.Space && (cues.Has(after, Cue.Sport | Cue.Versus) || (cues.Has(after, Cue.Of) && cues.Has(after + cues.CountAt(after), Cue.Sport))))
        {
            return true;
        }

        return cues.GapBefore(hit.First) <= Gap.Space && cues.Has(cues.Before(hit.First), Cue.Versus);
    }

    // "up" is a state only in capitals or before a Hindi postposition; "mp", "us" only in capitals.
    private static bool IsLittleWord(TextWords words, CueMap cues, Hit hit)
    {
        if (hit.Count > 1 || hit.Form.Key is not ("up" or "mp" or "us"))
        {
            return hit.Form.Key is "up" && words[hit.First].Length == 1 && !words[hit.First].Is(WordTraits.Capital) && !cues.Has(hit.After, Cue.In | Cue.From | Cue.Of);
        }

        var word = words[hit.First];
        if (hit.Form.Key is "up")
        {
            if (IsBesideDown(words, hit))
            {
                return true;
            }

            hit.Doubt = Doubt.None;
            var isShouted = words.Count > 1 && words[Math.Max(hit.First - 1, 0)].Is(WordTraits.AllCapitals) && hit.First > 0 && !words[hit.First - 1].Is(WordTraits.Tag);
            return !word.Is(WordTraits.Tag | WordTraits.Handle) && !(word.Is(WordTraits.AllCapitals) && !isShouted)
                && !(IsBesidePlace(cues, hit) || (!IsVerbBefore(words, hit) && cues.Has(hit.After, Cue.In | Cue.From | Cue.Of | Cue.Police) && cues.GapBefore(hit.After) <= Gap.Space));
        }

        return !word.Is(WordTraits.AllCapitals) || cues.Has(hit.After, Cue.Politics);
    }

    // "UP ya down", "up and down", "ups n downs".
    private static bool IsBesideDown(TextWords words, Hit hit)
    {
        for (var i = Math.Max(0, hit.First - 2); i < Math.Min(words.Count, hit.After + 2); i++)
        {
            if (words.Folded(i) is "down" or "downs")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBesidePlace(CueMap cues, Hit hit) => hit.First > 0 && cues.IsInName(hit.First - 1) && cues.GapBefore(hit.First) <= Gap.Comma;

    private static bool IsVerbBefore(TextWords words, Hit hit) => hit.First > 0 && words.Folded(hit.First - 1) is "wake" or "woke" or "wakes" or "give" or "gave" or "given"
        or "giving" or "get" or "got" or "shut" or "stand" or "break" or "broke" or "breakup" or "grow" or "grew" or "end" or "ended" or "show" or "hang" or "hung"
        or "mess" or "messed" or "fed" or "lock" or "locked" or "cheer" or "woken" or "whats" or "s" or "look" or "pick" or "picked" or "start" or "sign" or "fill"
        or "mixed" or "back" or "stay" or "stayed" or "all" or "made" or "make" or "hook" or "line" or "pop" or "catch" or "keep" or "catching";

    // "Kanpur road" is in Lucknow and elsewhere: it leads there.
    private static bool IsRoad(CueMap cues, Hit hit) => cues.GapBefore(hit.After) <= Gap.Space && cues.Has(hit.After, Cue.Road)
        && !(cues.GapBefore(hit.After + 1) <= Gap.Space && cues.Has(hit.After + 1, Cue.CityWord)); // Nashik Road station is Nashik's

    private static bool IsPolitics(CueMap cues, Hit hit)
    {
        var after = hit.After;
        return cues.GapBefore(after) <= Gap.Space && (cues.Has(after, Cue.Politics) || (cues.Has(after, Cue.Of) && cues.Any(after + 1, after + 3, Cue.Politics)));
    }

    private static bool Touches(CueMap cues, Hit hit, Cue cue)
    {
        var before = cues.Before(hit.First);
        var after = hit.After;
        return (cues.GapBefore(hit.First) <= Gap.Space && cues.Has(before, cue))
            || (cues.GapBefore(after) <= Gap.Space && (cues.Has(after, cue) || (cues.Has(after, Cue.Of) && cues.Has(after + 1, cue))));
    }
}

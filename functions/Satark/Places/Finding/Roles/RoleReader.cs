using Satark.Places.Evidence;
using Satark.Places.Finding.Meaning;
using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Roles;

/// <summary>Reads what the person at risk has to do with a place from the words around its name: first what follows, as in Hindi, then what precedes, as in English.</summary>
internal sealed class RoleReader(TextWords words, CueMap cues)
{
    private const int Far = 8;
    private const Cue Postposition = Cue.In | Cue.On | Cue.Near | Cue.From | Cue.Of | Cue.To | Cue.Till | Cue.Wala | Cue.Via;
    private const Cue Finite = Cue.BeFirst | Cue.BePresent | Cue.BePast;

    private readonly bool _isForSomebodyElse = IsForSomebodyElse(cues);

    /// <summary>The role of an address, and whether the text says so in so many words.</summary>
    public Reading Read(Address address)
    {
        var first = address.First;
        var after = SkipPlaceWords(address.After);
        if (words[first].Is(WordTraits.Handle))
        {
            return new Reading(PlaceRole.Named, Weight.Handle);
        }

        if (words[first].Is(WordTraits.Tag))
        {
            return new Reading(PlaceRole.Named, cues.Has(address.After, Cue.Police) ? Weight.Police : Weight.Tag);
        }

        var post = cues.GapBefore(after) <= Gap.Space ? cues[after] & Postposition : Cue.None;
        if (post == Cue.None && cues.GapBefore(address.After) <= Gap.Space)
        {
            after = address.After;
            post = cues[after] & Postposition;
        }

        var before = cues.Before(first);
        before = cues.GapBefore(first) <= Gap.Space && cues.Has(before, Cue.Determiner | Cue.District | Cue.CityWord | Cue.PreOf) && !cues.Has(before, Cue.PreIn | Cue.PreTo | Cue.Home)
            ? cues.Before(before)
            : before;
        var pre = cues.GapBefore(first) <= Gap.Space ? cues[before] & (Cue.PreIn | Cue.PreFrom | Cue.PreTo | Cue.PreVia | Cue.PreOf) : Cue.None;
        if (pre == Cue.None && (cues.Has(before, Cue.PreOf)))
        {
            pre = Cue.PreOf;
        }

        if ((post & (Cue.Via | Cue.Wala | Cue.Near | Cue.In | Cue.On)) != 0 && !IsEnglishMe(after, pre))
        {
            return AfterPlace(address, post, after);
        }

        if ((post & Cue.From) != 0)
        {
            return FromPlace(address, after);
        }

        if (pre != Cue.None && (pre & Cue.PreOf) == 0 && !(pre == Cue.PreTo && words.Folded(before) is "to" && post != Cue.None))
        {
            return BeforePlace(address, pre, before);
        }

        return (post & Cue.Of) != 0 ? OfPlace(address, after)
            : (post & (Cue.To | Cue.Till)) != 0 ? ToPlace(address, after)
            : Bare(address, after, before);
    }

    // "I was in Lucknow me and my friends": "me" after an English phrase of place is no postposition.
    private bool IsEnglishMe(int after, Cue pre) => (pre & (Cue.PreIn | Cue.PreFrom | Cue.PreVia)) != 0 && words.Folded(after) is "me" or "on" or "m" or "per";

    private Reading AfterPlace(Address address, Cue post, int at)
    {
        if ((post & Cue.Via) != 0)
        {
            return new Reading(PlaceRole.Passing, Weight.Plain);
        }

        var next = at + cues.CountAt(at);
        if ((post & Cue.Wala) != 0 && (post & Cue.In) == 0)
        {
            return cues.Has(next, Cue.Train | Cue.Going) ? new Reading(PlaceRole.Destination, Weight.Weak) : new Reading(PlaceRole.Origin, Weight.Plain);
        }

        // "Etah ke paas Kasganj mein hoon": the second is the place.
        return (post & Cue.Near) != 0 && cues.IsInName(next) && cues.GapBefore(next) <= Gap.Space ? new Reading(PlaceRole.Here, Weight.Weak) : InPlace(address, next);
    }

    private Reading InPlace(Address address, int verb)
    {
        var end = VerbEnd(verb);
        var group = Union(verb, end);
        var clause = Opening(address.First);
        var said = Union(clause, address.First);
        if (IsDenied(verb, end, group))
        {
            return new Reading(PlaceRole.NotThere, Weight.Plain);
        }

        if ((group & Cue.Risk) != 0)
        {
            return new Reading(PlaceRole.Here, (group | said) is var all && (all & Cue.Now) != 0 ? Weight.Stressed : Weight.Firm);
        }

        if ((group & Cue.Born) != 0)
        {
            return new Reading(PlaceRole.Origin, Weight.Plain);
        }

        if (((group | said) & Cue.Home) != 0 && (group & (Cue.BeFirst | Cue.On | Cue.In)) == 0)
        {
            return new Reading(PlaceRole.Origin, Weight.Plain);
        }

        if ((group & Cue.Arrived) != 0)
        {
            return new Reading(PlaceRole.Here, Weight.Stressed);
        }

        if ((group & Cue.BePast) != 0 && (group & (Cue.BeFirst | Cue.BePresent)) == 0)
        {
            return new Reading(PlaceRole.Past, Weight.Plain);
        }

        if ((group & Cue.Study) != 0 && (group & Cue.BeFirst) == 0)
        {
            return new Reading(PlaceRole.Past, Weight.Plain);
        }

        if ((group & Cue.BeFirst) == 0 && ((said | group) & Cue.Kin) != 0 && !IsAccompanied(clause, address.First))
        {
            return _isForSomebodyElse ? new Reading(PlaceRole.Here, Weight.Firm) : new Reading(PlaceRole.SomebodyElse, Weight.Plain);
        }

        if ((group & Cue.Going) != 0 && (group & Cue.Stay) == 0 && cues.Has(verb, Cue.Going))
        {
            return new Reading(PlaceRole.Destination, Weight.Plain);
        }

        if ((group & Cue.BeFirst) != 0 && _isForSomebodyElse && ((said | group) & Cue.Kin) == 0)
        {
            return new Reading(PlaceRole.Here, Weight.Writer);
        }

        var isNow = ((said | group) & Cue.Now) != 0;
        return new Reading(PlaceRole.Here, (group & (Cue.BeFirst | Cue.Stay)) != 0 || isNow ? isNow ? Weight.Stressed : Weight.Firm : Weight.Plain);
    }

    private Reading FromPlace(Address address, int at)
    {
        var verb = at + cues.CountAt(at);
        var end = VerbEnd(verb);
        var group = Union(verb, end) | (cues[at] & Cue.Left);
        if ((group & Cue.Speaking) != 0 || words.Folded(Math.Min(verb, words.Count - 1)) is "live" or "लाइव")
        {
            return new Reading(PlaceRole.Here, Weight.Firm);
        }

        if ((group & Cue.Risk) != 0 && (address.Finest.Sense.Best.Kind == ReferentKind.Site || cues.Any(address.After, at, Cue.Site)))
        {
            return new Reading(PlaceRole.Here, Weight.Firm);
        }

        if ((group & Cue.Left) != 0 && (group & Cue.Home) == 0)
        {
            return new Reading(PlaceRole.Past, Weight.Plain);
        }

        if ((group & Cue.Negation) != 0 && cues.Any(verb, Math.Min(verb + 2, end), Cue.Negation) && (group & (Cue.BeFirst | Cue.BePresent)) != 0)
        {
            return new Reading(PlaceRole.NotThere, Weight.Plain);
        }

        if ((group & Cue.Going) != 0 && (group & Cue.Home) == 0)
        {
            return new Reading(PlaceRole.Origin, Weight.Weak);
        }

        var said = Union(cues.ClauseStart(address.First, Far), address.First);
        return (said & Cue.Kin) != 0 && (group & Cue.BeFirst) == 0 && !_isForSomebodyElse
            ? new Reading(PlaceRole.SomebodyElse, Weight.Plain)
            : new Reading(PlaceRole.Origin, Weight.Plain);
    }

    private Reading OfPlace(Address address, int at)
    {
        var next = at + cues.CountAt(at);
        if (cues.Has(next, Cue.Police))
        {
            return new Reading(PlaceRole.Named, Weight.Police);
        }

        if (cues.Has(next, Cue.Home))
        {
            var verb = next + cues.CountAt(next);
            return cues.Has(verb, Cue.In) ? InPlace(address, verb + cues.CountAt(verb)) : new Reading(PlaceRole.Origin, Weight.Plain);
        }

        // "Kanpur ke ek hotel mein hoon": the postposition that counts comes later.
        var end = cues.ClauseEnd(next, 5);
        for (var i = next; i < end && !cues.IsInName(i); i++)
        {
            if (cues.Has(i, Cue.In | Cue.On | Cue.Near) && i > next)
            {
                return InPlace(address, i + cues.CountAt(i));
            }

            if (cues.Has(i, Cue.From) && i > next)
            {
                var group = Union(i, VerbEnd(i + 1));
                return (group & Cue.Risk) != 0 ? new Reading(PlaceRole.Here, Weight.Firm) : FromPlace(address, i);
            }

            if (cues.Has(i, Cue.BeFirst))
            {
                return new Reading(PlaceRole.Origin, Weight.Plain);
            }
        }

        return cues.Has(next, Cue.BePresent | Cue.BePast) ? new Reading(PlaceRole.Origin, Weight.Plain) : new Reading(PlaceRole.Named, Weight.Plain);
    }

    private Reading ToPlace(Address address, int at)
    {
        var verb = at + cues.CountAt(at);
        var group = Union(verb, VerbEnd(verb));
        return (group & Cue.Left) != 0 ? new Reading(PlaceRole.NotThere, Weight.Plain)
            : (group & Cue.Arrived) != 0 ? new Reading(PlaceRole.Here, Weight.Firm)
            : new Reading(PlaceRole.Destination, Weight.Plain);
    }

    private Reading BeforePlace(Address address, Cue pre, int before)
    {
        var start = Opening(before);
        var said = Union(start, before);
        var end = cues.ClauseEnd(address.After, 5);
        var next = Union(address.After, end);
        if ((pre & Cue.PreVia) != 0)
        {
            return new Reading(PlaceRole.Passing, Weight.Plain);
        }

        var close = Union(Math.Max(start, before - 4), before);
        if ((pre & Cue.PreTo) != 0)
        {
            return (close & Cue.Arrived) != 0 || ((close & Cue.Came) != 0 && (close & Cue.Going) == 0) ? new Reading(PlaceRole.Here, Weight.Firm)
                : (close & (Cue.Going | Cue.Left | Cue.PreFrom)) != 0 || words.Folded(before) is "to" or "towards" ? new Reading(PlaceRole.Destination, Weight.Plain)
                : new Reading(PlaceRole.Named, Weight.Plain);
        }

        if ((pre & Cue.PreFrom) != 0)
        {
            return (close & Cue.Speaking) != 0 || (before > 0 && words.Folded(before - 1) is "live") ? new Reading(PlaceRole.Here, Weight.Firm)
                : (close & Cue.Left) != 0 ? new Reading(PlaceRole.NotThere, Weight.Plain)
                : (close & Cue.Risk) != 0 && address.Finest.Sense.Best.Kind == ReferentKind.Site ? new Reading(PlaceRole.Here, Weight.Firm)
                : (close & Cue.Going) != 0 ? new Reading(PlaceRole.Origin, Weight.Weak)
                : (said & Cue.Kin) != 0 && (said & Cue.BeFirst) == 0 && !_isForSomebodyElse ? new Reading(PlaceRole.SomebodyElse, Weight.Plain)
                : new Reading(PlaceRole.Origin, Weight.Plain);
        }

        if ((close & Cue.Negation) != 0 && ((close & (Cue.BeFirst | Cue.BePresent | Cue.Stay)) != 0 || words.Folded(before - 1) is "not" or "longer"))
        {
            return new Reading(PlaceRole.NotThere, Weight.Plain);
        }

        if ((close & Cue.Born) != 0)
        {
            return new Reading(PlaceRole.Origin, Weight.Plain);
        }

        if ((close & (Cue.BePast | Cue.Study)) != 0 && ((said | next) & Cue.Risk) == 0)
        {
            return new Reading(PlaceRole.Past, Weight.Plain);
        }

        var isNow = ((said | next) & Cue.Now) != 0;
        if ((said & Cue.BeFirst) == 0 && (said & Cue.Kin) != 0 && !IsAccompanied(start, before))
        {
            return _isForSomebodyElse ? new Reading(PlaceRole.Here, isNow ? Weight.Stressed : Weight.Firm) : new Reading(PlaceRole.SomebodyElse, Weight.Plain);
        }

        if ((close & Cue.Home) != 0 && (close & (Cue.BeFirst | Cue.Stay)) == 0)
        {
            return new Reading(PlaceRole.Origin, Weight.Plain);
        }

        return new Reading(PlaceRole.Here, (said & (Cue.BeFirst | Cue.Stay)) != 0 || isNow ? isNow ? Weight.Stressed : Weight.Firm : Weight.Plain);
    }

    private Reading Bare(Address address, int after, int before)
    {
        var isJoined = cues.GapBefore(address.First) <= Gap.Comma;
        var isOpen = cues.GapBefore(after) <= Gap.Space;
        if (isOpen && (cues.Has(after, Cue.Left) || cues.Has(after + 1, Cue.Left)))
        {
            return new Reading(PlaceRole.NotThere, Weight.Plain);
        }

        if (isJoined && cues.Has(before, Cue.Address) && !cues.Has(before, Cue.Of))
        {
            return new Reading(PlaceRole.Here, Weight.Firm);
        }

        if (isJoined && (cues.Has(before, Cue.Address) || cues.Has(cues.Before(before), Cue.Address)))
        {
            return new Reading(PlaceRole.Here, Weight.Plain);
        }

        if (isJoined && (cues.Has(before, Cue.Home | Cue.Born) || (cues.Has(cues.Before(before), Cue.Home) && cues.Has(before, Cue.BePresent))))
        {
            return new Reading(PlaceRole.Origin, Weight.Plain);
        }

        if (isJoined && cues.Has(before, Cue.Left))
        {
            return new Reading(PlaceRole.NotThere, Weight.Plain);
        }

        if (isJoined && cues.Has(before, Cue.Arrived))
        {
            return new Reading(PlaceRole.Here, Weight.Stressed);
        }

        if (isOpen && cues.Has(after, Cue.Negation) && cues.Any(after + 1, after + 3, Cue.BeFirst))
        {
            return new Reading(PlaceRole.NotThere, Weight.Plain);
        }

        if (isOpen)
        {
            var end = Math.Min(VerbEnd(after), after + 4);
            var group = Union(after, end);
            if ((group & Cue.Arrived) != 0)
            {
                return new Reading(PlaceRole.Here, Weight.Stressed);
            }

            if ((group & Cue.Going) != 0)
            {
                return new Reading(PlaceRole.Destination, Weight.Plain);
            }

            if (cues.Has(after, Cue.BeFirst | Cue.Stay))
            {
                return new Reading(PlaceRole.Here, Weight.Firm);
            }

            if (cues.Has(after, Cue.BePast))
            {
                return new Reading(PlaceRole.Past, Weight.Plain);
            }

            if (cues.Has(after, Cue.Police))
            {
                return new Reading(PlaceRole.Named, Weight.Police);
            }
        }

        if (isJoined && cues.Has(before, Cue.Now))
        {
            return new Reading(PlaceRole.Here, Weight.Firm);
        }

        if (isJoined && cues.Has(before, Cue.Going) && !cues.Has(before, Cue.BePast))
        {
            return new Reading(PlaceRole.Destination, Weight.Plain);
        }

        return new Reading(PlaceRole.Named, Weight.Plain);
    }

    // "nahi hoon" right after the place; "koi nahi hai", "mann nahi lagta" deny something else.
    private bool IsDenied(int verb, int end, Cue group)
    {
        for (var i = verb; i < Math.Min(verb + 2, end); i++)
        {
            if (cues.Has(i, Cue.Negation))
            {
                return (group & (Cue.BeFirst | Cue.BePresent | Cue.Stay)) != 0 && cues.Any(i + 1, Math.Min(i + 3, words.Count), Cue.BeFirst | Cue.BePresent | Cue.Stay);
            }

            if (!cues.Has(i, Cue.Now))
            {
                return false;
            }
        }

        return false;
    }

    // "with my brother", "bhai ke saath": the writer is there, too.
    private bool IsAccompanied(int start, int end)
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

    private int SkipPlaceWords(int at)
    {
        for (var most = 0; most < 3 && cues.GapBefore(at) <= Gap.Space && IsPlaceWord(at); most++)
        {
            at += cues.CountAt(at);
        }

        return at;
    }

    private bool IsPlaceWord(int at) => at < words.Count
        && (words[at].Is(WordTraits.Number) || (cues.Has(at, Cue.District | Cue.CityWord | Cue.Tehsil | Cue.Thana | Cue.Road | Cue.Site) && !cues.Has(at, Cue.Of)));

    // Where what is said before a place begins: a comma parts it from what is said of something else.
    private int Opening(int word)
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

    private int VerbEnd(int verb)
    {
        var end = cues.ClauseEnd(verb, Far);
        for (var i = verb; i < end; i++)
        {
            if (cues.Has(i, Finite))
            {
                return i + 1;
            }
        }

        return end;
    }

    private Cue Union(int first, int end)
    {
        var union = Cue.None;
        for (var i = Math.Max(first, 0); i < end && i < cues.Count; i++)
        {
            union |= cues[i];
        }

        return union;
    }

    // Family or "he, she" in one clause with dying: the person at risk is not the one who writes.
    private static bool IsForSomebodyElse(CueMap cues)
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

using Satark.Places.Evidence;
using Satark.Places.Finding.Meaning;
using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Roles;

/// <summary>Reads what follows a name, as Hindi, Bhojpuri and Urdu say it: "Kanpur mein hoon", "Ballia ka rehne wala", "Lucknow se bol raha hoon".</summary>
internal sealed class PostpositionRoles(TextWords words, CueMap cues, Clauses clauses)
{
    /// <summary>After "in", "on", "near", "by way of", "somebody of".</summary>
    public Reading AfterPlace(Address address, Cue post, int at)
    {
        if ((post & Cue.Via) != 0)
        {
            return new Reading(PlaceRole.Passing, Weight.Plain);
        }

        var next = at + cues.CountAt(at);
        if ((post & Cue.Wala) != 0 && (post & Cue.In) == 0)
        {
            return clauses.IsForSomebodyElse && cues.Any(next, next + 3, Cue.Kin) ? new Reading(PlaceRole.Here, Weight.Plain)
                : cues.Has(next, Cue.Train | Cue.Going) ? new Reading(PlaceRole.Destination, Weight.Weak) : new Reading(PlaceRole.Origin, Weight.Plain);
        }

        // "Etah ke paas Kasganj mein hoon": the second is the place.
        return (post & Cue.Near) != 0 && cues.IsInName(next) && cues.GapBefore(next) <= Gap.Space ? new Reading(PlaceRole.Here, Weight.Weak) : InPlace(address, next);
    }

    /// <summary>After "from".</summary>
    public Reading FromPlace(Address address, int at)
    {
        var verb = at + cues.CountAt(at);
        var end = clauses.VerbEnd(verb);
        var group = clauses.Union(verb, end) | (cues[at] & Cue.Left);
        if ((group & Cue.Speaking) != 0 && clauses.IsForSomebodyElse)
        {
            return new Reading(PlaceRole.Here, Weight.Writer);
        }

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

        var said = clauses.Union(cues.ClauseStart(address.First, 8), address.First);
        return (said & Cue.Kin) != 0 && (group & Cue.BeFirst) == 0 && !clauses.IsForSomebodyElse
            ? new Reading(PlaceRole.SomebodyElse, Weight.Plain)
            : new Reading(PlaceRole.Origin, Weight.Plain);
    }

    /// <summary>After "of".</summary>
    public Reading OfPlace(Address address, int at)
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
                var group = clauses.Union(i, clauses.VerbEnd(i + 1));
                return (group & Cue.Risk) != 0 ? new Reading(PlaceRole.Here, Weight.Firm) : FromPlace(address, i);
            }

            if (cues.Has(i, Cue.BeFirst))
            {
                return new Reading(PlaceRole.Origin, Weight.Plain);
            }
        }

        return cues.Has(next, Cue.BePresent | Cue.BePast) ? new Reading(PlaceRole.Origin, Weight.Plain) : new Reading(PlaceRole.Named, Weight.Plain);
    }

    /// <summary>After "to".</summary>
    public Reading ToPlace(Address address, int at)
    {
        var verb = at + cues.CountAt(at);
        var group = clauses.Union(verb, clauses.VerbEnd(verb));
        return (group & Cue.Left) != 0 ? new Reading(PlaceRole.NotThere, Weight.Plain)
            : (group & Cue.Arrived) != 0 ? new Reading(PlaceRole.Here, Weight.Firm)
            : new Reading(PlaceRole.Destination, Weight.Plain);
    }

    private Reading InPlace(Address address, int verb)
    {
        var end = clauses.VerbEnd(verb);
        var group = clauses.Union(verb, end);
        var clause = clauses.Opening(address.First);
        var said = clauses.Union(clause, address.First);
        if (clauses.IsDenied(verb, end, group))
        {
            return new Reading(PlaceRole.NotThere, Weight.Plain);
        }

        if ((group & Cue.Risk) != 0)
        {
            return new Reading(PlaceRole.Here, (group | said) is var all && (all & Cue.Now) != 0 ? Weight.Stressed : Weight.Firm);
        }

        if ((group & Cue.Born) != 0 || ((said & Cue.Born) != 0 && (group & (Cue.BeFirst | Cue.Stay)) == 0))
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

        if ((group & Cue.BeFirst) == 0 && ((said | group) & Cue.Kin) != 0 && !clauses.IsAccompanied(clause, address.First))
        {
            return clauses.IsForSomebodyElse ? new Reading(PlaceRole.Here, Weight.Firm) : new Reading(PlaceRole.SomebodyElse, Weight.Plain);
        }

        if ((group & Cue.Going) != 0 && (group & Cue.Stay) == 0 && cues.Has(verb, Cue.Going))
        {
            return new Reading(PlaceRole.Destination, Weight.Plain);
        }

        if ((group & Cue.BeFirst) != 0 && clauses.IsForSomebodyElse && !clauses.IsQuoted(address.First) && ((said | group) & Cue.Kin) == 0)
        {
            return new Reading(PlaceRole.Here, Weight.Writer);
        }

        var isNow = ((said | group) & Cue.Now) != 0;
        return new Reading(PlaceRole.Here, (group & (Cue.BeFirst | Cue.Stay)) != 0 || isNow ? isNow ? Weight.Stressed : Weight.Firm : Weight.Plain);
    }
}

using Satark.Places.Evidence;
using Satark.Places.Finding.Meaning;
using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Roles;

/// <summary>Reads what precedes a name, as English says it: "I am in Kanpur", "posting from Lucknow", "left Agra".</summary>
internal sealed class PrepositionRoles(TextWords words, CueMap cues, Clauses clauses)
{
    /// <summary>After a preposition that stands at <paramref name="before"/>.</summary>
    public Reading BeforePlace(Address address, Cue pre, int before)
    {
        var start = clauses.Opening(before);
        var said = clauses.Union(start, before);
        var end = cues.ClauseEnd(address.After, 5);
        var next = clauses.Union(address.After, end);
        if ((pre & Cue.PreVia) != 0)
        {
            return new Reading(PlaceRole.Passing, Weight.Plain);
        }

        var close = clauses.Union(Math.Max(start, before - 4), before);
        if ((pre & Cue.PreTo) != 0)
        {
            return (close & Cue.Arrived) != 0 || ((close & Cue.Came) != 0 && (close & Cue.Going) == 0) ? new Reading(PlaceRole.Here, Weight.Firm)
                : (close & (Cue.Address | Cue.Stay)) != 0 ? new Reading(PlaceRole.Here, Weight.Plain) // "traced to Lucknow"
                : clauses.IsForSomebodyElse && (said & (Cue.Subject | Cue.BeFirst)) == 0 ? new Reading(PlaceRole.Here, Weight.Plain) // "please go to Rasra"
                : (close & (Cue.Going | Cue.Left | Cue.PreFrom)) != 0 || words.Folded(before) is "towards" ? new Reading(PlaceRole.Destination, Weight.Plain)
                : new Reading(PlaceRole.Named, Weight.Plain);
        }

        if ((pre & Cue.PreFrom) != 0)
        {
            return (close & Cue.Speaking) != 0 && clauses.IsForSomebodyElse ? new Reading(PlaceRole.Here, Weight.Writer)
                : (close & Cue.Speaking) != 0 || (before > 0 && words.Folded(before - 1) is "live") ? new Reading(PlaceRole.Here, Weight.Firm)
                : (close & Cue.Left) != 0 ? new Reading(PlaceRole.NotThere, Weight.Plain)
                : (close & Cue.Risk) != 0 && address.Finest.Sense.Best.Kind == ReferentKind.Site ? new Reading(PlaceRole.Here, Weight.Firm)
                : (close & Cue.Going) != 0 ? new Reading(PlaceRole.Origin, Weight.Weak)
                : (said & Cue.Kin) != 0 && (said & Cue.BeFirst) == 0 && !clauses.IsForSomebodyElse ? new Reading(PlaceRole.SomebodyElse, Weight.Plain)
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

        if ((close & Cue.Address) != 0)
        {
            return new Reading(PlaceRole.Here, Weight.Plain); // "was last seen in Jhansi"
        }

        if ((close & (Cue.BePast | Cue.Study)) != 0 && ((said | next) & Cue.Risk) == 0)
        {
            return new Reading(PlaceRole.Past, Weight.Plain);
        }

        var isNow = ((said | next) & Cue.Now) != 0;
        if ((said & Cue.BeFirst) == 0 && (said & Cue.Kin) != 0 && !clauses.IsAccompanied(start, before))
        {
            return clauses.IsForSomebodyElse ? new Reading(PlaceRole.Here, isNow ? Weight.Stressed : Weight.Firm) : new Reading(PlaceRole.SomebodyElse, Weight.Plain);
        }

        if ((close & Cue.Home) != 0 && (close & (Cue.BeFirst | Cue.Stay)) == 0)
        {
            return new Reading(PlaceRole.Origin, Weight.Plain);
        }

        if ((said & Cue.BeFirst) != 0 && (said & Cue.Kin) == 0 && clauses.IsForSomebodyElse && !clauses.IsQuoted(address.First))
        {
            return new Reading(PlaceRole.Here, Weight.Writer);
        }

        return new Reading(PlaceRole.Here, (said & (Cue.BeFirst | Cue.Stay)) != 0 || isNow ? isNow ? Weight.Stressed : Weight.Firm : Weight.Plain);
    }
}

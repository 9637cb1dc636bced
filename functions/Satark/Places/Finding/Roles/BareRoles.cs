using Satark.Places.Evidence;
using Satark.Places.Finding.Meaning;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Roles;

/// <summary>Reads the words around a name that has neither preposition nor postposition: "location: Ballia", "Kanpur ja raha hoon".</summary>
internal sealed class BareRoles(CueMap cues, Clauses clauses)
{
    /// <summary>What is said around an address; <paramref name="after"/> and <paramref name="before"/> are the words that count beside it.</summary>
    public Reading Read(Address address, int after, int before)
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
            var end = Math.Min(clauses.VerbEnd(after), after + 4);
            var group = clauses.Union(after, end);
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
}

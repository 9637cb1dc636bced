using Satark.Places.Evidence;
using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;
using Satark.Places.Finding.Roles;

namespace Satark.Places.Finding.Meaning;

/// <summary>Weighs the places of one text against each other: where somebody is now makes where they come from, go to or only name count little.</summary>
internal static class RoleWeighing
{
    /// <summary>Sets role and confidence of each address's finest name.</summary>
    public static void Apply(TextWords words, CueMap cues, List<Address> addresses)
    {
        var reader = new RoleReader(words, cues);
        var isNews = cues.Any(0, cues.Count, Cue.News);
        foreach (var address in addresses)
        {
            var reading = reader.Read(address);
            var hit = address.Finest;
            hit.Role = reading.Role;
            hit.IsStressed = reading.Weight == Weight.Stressed;
            var certainty = address.IsJoined ? Math.Max(hit.Certainty, 0.97) : hit.Certainty;
            var base_ = address.IsJoined && reading is { Role: PlaceRole.Named, Weight: Weight.Plain } ? 0.84 : reading.Confidence;
            hit.Confidence = base_ * certainty * (address.IsJoined ? Math.Max(hit.Fit, 0.95) : hit.Fit);
            hit.Confidence *= hit.Doubt == Doubt.None ? 1 : 0.5;
            hit.Confidence *= hit.IsAside ? 0.2 : 1;
            hit.Confidence *= isNews && hit.Role == PlaceRole.Named ? 0.5 : 1;
            if (!hit.Form.IsMajor && !address.IsJoined && hit.Count == 1 && hit.Role == PlaceRole.Named)
            {
                hit.Confidence *= hit.IsLandmark ? 0.85 : 0.55; // a small place's name alone may be a person's or a word
            }
        }

        for (var i = 1; i < addresses.Count; i++)
        {
            var (one, other) = (addresses[i - 1], addresses[i]);
            if (other.First - one.After == 1 && words.Folded(one.After) is "or" or "ya" or "या" or "یا" or "athva" or "अथवा")
            {
                // "Ballia or Varanasi": the writer does not know; what is said of the first is said of both.
                other.Finest.Role = other.Finest.Role == PlaceRole.Named ? one.Finest.Role : other.Finest.Role;
                one.Finest.Confidence = other.Finest.Confidence = Math.Min(one.Finest.Confidence, other.Finest.Confidence) * 0.75;
            }
        }

        Compare(addresses.ConvertAll(address => address.Finest));
    }

    private static void Compare(List<Hit> hits)
    {
        var here = hits.Where(hit => hit.Role == PlaceRole.Here).OrderByDescending(hit => hit.Confidence).FirstOrDefault();
        if (here is not null && here.Confidence >= 0.35)
        {
            foreach (var hit in hits.Where(hit => !Agree(hit, here)))
            {
                hit.Confidence *= hit.Role switch
                {
                    PlaceRole.Here => hit.Confidence > here.Confidence - 0.02 ? 0.6 : 0.4,
                    PlaceRole.Origin => 0.22,
                    PlaceRole.Destination => 0.35,
                    PlaceRole.Passing => 0.3,
                    PlaceRole.Named => 0.3,
                    _ => 0.8,
                };
            }

            here.Confidence *= hits.Exists(hit => hit != here && hit.Role == PlaceRole.Here && !Agree(hit, here) && hit.Confidence > 0.5) ? 0.75 : 1;
            return;
        }

        var named = hits.Where(hit => hit.Role == PlaceRole.Named && !hit.IsAside && !hit.IsAbroad).ToList();
        var areas = named.Select(hit => hit.Sense.Area).Distinct(StringComparer.Ordinal).Count();
        areas -= areas > 1 && named.Exists(hit => hit.IsState) && named.TrueForAll(hit => string.Equals(hit.Sense.Best.State, named[0].Sense.Best.State, StringComparison.Ordinal)) ? 1 : 0;
        var leads = hits.Where(hit => hit.IsAbroad || hit.Role is PlaceRole.Destination or PlaceRole.Passing).Take(8).ToList();
        foreach (var hit in hits)
        {
            if (hit.Role == PlaceRole.Named && areas > 1)
            {
                hit.Confidence *= hit == named[0] ? 0.65 : 0.5;
            }

            if (hit.Role is PlaceRole.Origin && leads.Exists(other => !Agree(other, hit)))
            {
                hit.Confidence *= 0.6;
            }
        }
    }

    private static bool Agree(Hit one, Hit other) =>
        string.Equals(one.Sense.Area, other.Sense.Area, StringComparison.Ordinal)
        || ((one.IsState || other.IsState) && string.Equals(one.Sense.Best.State, other.Sense.Best.State, StringComparison.Ordinal));
}

using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;
using Satark.Places.Finding.Roles;

namespace Satark.Places.Finding.Meaning;

/// <summary>Joins names that stand beside each other and lie in each other.</summary>
internal sealed class AddressReader(NameIndex index)
{
    private const int MostBetween = 3;
    private const Cue Between = Cue.District | Cue.Tehsil | Cue.Thana | Cue.CityWord | Cue.Of | Cue.In | Cue.Near | Cue.PreIn | Cue.PreOf | Cue.Address | Cue.Determiner;

    /// <summary>The addresses in the text's order. A name that contradicts the district named beside it is left out.</summary>
    public List<Address> Read(CueMap cues, List<Hit> hits)
    {
        var addresses = new List<Address>();
        foreach (var hit in hits.Where(hit => !hit.IsDropped))
        {
            if (addresses.Count > 0 && AreJoined(cues, addresses[^1], hit))
            {
                addresses[^1].Hits.Add(hit);
            }
            else
            {
                addresses.Add(new Address(hit));
            }
        }

        foreach (var address in addresses)
        {
            address.Station = StationOf(cues, address);
        }

        return addresses;
    }

    private static bool AreJoined(CueMap cues, Address address, Hit hit)
    {
        if (hit.First - address.After > MostBetween || hit.IsAbroad || address.Hits[0].IsAbroad || address.Hits.Count > 5)
        {
            return false;
        }

        for (var i = address.After; i <= hit.First; i++)
        {
            if (cues.GapBefore(i) == Gap.Sentence || (i < hit.First && (cues[i] & Between) == 0 && !IsInsidePhrase(cues, i)))
            {
                return false;
            }
        }

        // "Delhi se Kanpur", "Kanpur aur Lucknow" are two places: only what lies in each other is one.
        return address.Hits.TrueForAll(other => LieInEachOther(other, hit));
    }

    private static bool IsInsidePhrase(CueMap cues, int word) => cues.Before(word + 1) < word;

    private static bool LieInEachOther(Hit one, Hit other)
    {
        if (one.Form == other.Form)
        {
            return false;
        }

        return one.IsState != other.IsState
            ? string.Equals(one.Sense.Best.State, other.Sense.Best.State, StringComparison.Ordinal)
            : !one.IsState && string.Equals(one.Sense.Area, other.Sense.Area, StringComparison.Ordinal);
    }

    private Referent? StationOf(CueMap cues, Address address)
    {
        var finest = address.Finest;
        if (finest.Sense.Station is { } station && finest.Sense.Best.Kind != ReferentKind.District)
        {
            return station;
        }

        // "Kotwali Ballia": the chief station of the district beside it.
        var district = finest.Sense.Best.District;
        var word = address.First;
        for (var most = 0; most < 3 && cues.GapBefore(word) <= Gap.Comma; most++)
        {
            word = cues.Before(word);
            if (cues.Has(word, Cue.Kotwali))
            {
                return district is null ? null : index.KotwaliOf(district.Id);
            }

            if (!cues.Has(word, Cue.District | Cue.CityWord | Cue.Thana))
            {
                return null;
            }
        }

        return null;
    }
}

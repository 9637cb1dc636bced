using System.Collections.Immutable;

namespace Satark.Places.Tables;

/// <summary>Places by district, kind and any of their names: whether a row of a list is about one that is known already.</summary>
internal sealed class KnownPlaces
{
    private readonly Dictionary<(string District, PlaceKind Kind, string Key), List<Place>> _byName = [];

    public KnownPlaces(IEnumerable<Place> places)
    {
        foreach (var place in places)
        {
            foreach (var key in place.Names.Select(NameHolders.KeyOf).Distinct(StringComparer.Ordinal))
            {
                var whole = (place.District.Id, place.Kind, key);
                if (!_byName.TryGetValue(whole, out var bearers))
                {
                    _byName.Add(whole, bearers = []);
                }

                bearers.Add(place);
            }
        }
    }

    /// <summary>The one place of this district and kind that bears the name; null where none does. Its own name goes before another's second name.</summary>
    public Place? Find(District district, PlaceKind kind, string name)
    {
        var key = NameHolders.KeyOf(name);
        return !_byName.TryGetValue((district.Id, kind, key), out var bearers) ? null
            : bearers.FirstOrDefault(place => string.Equals(NameHolders.KeyOf(place.Name), key, StringComparison.Ordinal)) ?? (bearers.Count == 1 ? bearers[0] : null);
    }

    /// <summary>All places, with what is official about them; of two official rows of one name the later counts.</summary>
    public static List<Place> Merge(ImmutableArray<Place> places, IReadOnlyCollection<Place> official)
    {
        var known = new KnownPlaces(places);
        var merged = places.ToDictionary(place => place.Id, StringComparer.Ordinal);
        var confirmedBy = new Dictionary<string, string>(StringComparer.Ordinal);

        // Those of the same name first: "Kotwali" is not to be taken by a "Kotwali Nagar" that is also called so.
        foreach (var (place, before) in official.Select(place => (place, before: known.About(place))).OrderBy(pair => pair.before?.Id != pair.place.Id))
        {
            var isFree = before is not null && (confirmedBy.TryAdd(before.Id, place.Id) || confirmedBy[before.Id] == place.Id);
            merged[isFree ? before!.Id : place.Id] = isFree ? Confirm(before!, place) : place;
        }

        return [.. merged.Values];
    }

    private Place? About(Place official) => Find(official.District, official.Kind, official.Name) ?? Find(official.District, official.Kind, official.Hindi);

    private static Place Confirm(Place known, Place official) => known with
    {
        // A list without Hindi names bears its English ones in their stead.
        Hindi = Scripts.IsDevanagari(official.Hindi) ? official.Hindi : known.Hindi,
        Urdu = official.Urdu ?? known.Urdu,
        Spot = official.Spot ?? known.Spot,
        OtherNames = [.. known.OtherNames.Append(known.Hindi).Concat(official.Names).Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !string.Equals(name, known.Name, StringComparison.OrdinalIgnoreCase))],
        Basis = [.. known.Basis.Union(official.Basis, StringComparer.Ordinal)],
        IsUnverified = false,
    };
}

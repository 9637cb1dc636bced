using Satark.Places.Tables;

namespace Satark.Places.Finding.Names;

/// <summary>Brings all that has a name into an index.</summary>
internal static class IndexSources
{
    /// <summary>Adds a gazetteer's states, districts, places, cities, what only sounds like a place, and the places abroad.</summary>
    public static void AddAll(Gazetteer gazetteer, NameIndex index)
    {
        foreach (var state in gazetteer.States)
        {
            Add(index, state.Names, state.Hindi, new Referent(ReferentKind.State, state.Code, null, state.English, null, false));
        }

        foreach (var district in gazetteer.Districts)
        {
            var spot = new Spot(district.Latitude, district.Longitude, 30);
            Add(
                index, [district.English, district.Hindi, district.Urdu, .. district.OtherNames], district.Hindi,
                new Referent(ReferentKind.District, "UP", district, district.English, spot, false));
        }

        foreach (var city in gazetteer.Cities)
        {
            Add(index, city.Names, city.Hindi, new Referent(ReferentKind.City, city.State.Code, null, city.Name, city.Spot, city.IsUnverified));
        }

        foreach (var place in gazetteer.Places)
        {
            Add(
                index, place.Names, place.Hindi,
                new Referent(KindOf(place.Kind), "UP", place.District, place.Name, place.Spot, place.IsUnverified) { Place = place.Kind });
        }

        foreach (var row in TableRows.Read("abroad.csv", "name", "other_names"))
        {
            Add(index, row.Values(1).Prepend(row.Text(0)), null, new Referent(ReferentKind.Abroad, "", null, row.Text(0), null, false));
        }

        foreach (var phrase in gazetteer.NotPlaces)
        {
            // Lakhnavi and Kanpuriya are of a place; the table's other words only sound like one.
            var isDemonym = phrase is { Kind: "surname", Contains: not null } || (phrase.Kind is "word" && phrase.Phrase.EndsWith("riya", StringComparison.Ordinal));
            foreach (var form in phrase.Phrases)
            {
                index.AddNothing(form, isDemonym && IsDemonym(form) ? phrase.Contains : null);
            }

            foreach (var name in phrase.DoubtfulNames)
            {
                index.AddDoubt(name, phrase.PlaceIsLikelier ? Doubt.Slight : Doubt.Strong);
            }
        }
    }

    private static void Add(NameIndex index, IEnumerable<string> names, string? hindi, Referent referent)
    {
        foreach (var name in names)
        {
            index.Add(name, referent);
        }

        if (hindi is not null && string.Join(' ', hindi.Split(' ').Select(Romanization.Of)) is { Length: > 5 } romanized && !romanized.StartsWith(' ') && !romanized.EndsWith(' '))
        {
            index.Add(romanized, referent);
        }
    }

    private static bool IsDemonym(string form) => !form.Contains(' ', StringComparison.Ordinal) && form[^1] is 'i' or 'a' or 'e' or '\u0940' or '\u093E' or '\u0947' or '\u06CC';

    private static ReferentKind KindOf(PlaceKind kind) => kind switch
    {
        PlaceKind.Tehsil => ReferentKind.Tehsil,
        PlaceKind.Town => ReferentKind.Town,
        PlaceKind.Village => ReferentKind.Village,
        PlaceKind.PoliceStation => ReferentKind.Station,
        _ => ReferentKind.Site,
    };
}

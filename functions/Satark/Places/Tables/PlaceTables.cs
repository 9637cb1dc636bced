using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Satark.Places.Tables;

/// <summary>Reads the tables of places, of cities elsewhere, and of what only sounds like a place.</summary>
internal static class PlaceTables
{
    private static readonly string[] PlaceFiles =
        ["places-tehsils.csv", "places-towns.csv", "places-quarters.csv", "places-stations.csv", "places-landmarks.csv"];

    private static readonly FrozenDictionary<PlaceKind, string> KindNames = Enum.GetValues<PlaceKind>().ToFrozenDictionary(kind => kind, Hyphenated);
    private static readonly FrozenDictionary<string, PlaceKind> Kinds = KindNames.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The kind of this name in the tables (<c>police-station</c>), or null.</summary>
    public static PlaceKind? KindOf(string name) => Kinds.TryGetValue(name, out var kind) ? kind : null;

    /// <summary>The name of this kind in the tables.</summary>
    public static string NameOf(PlaceKind kind) => KindNames[kind];

    /// <summary>All places, without what they share their names with.</summary>
    public static List<Place> Places(Func<string, District?> find)
    {
        var places = new List<Place>(4000);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in PlaceFiles)
        {
            foreach (var row in TableRows.Read(
                file, "name", "hindi", "urdu", "kind", "district", "latitude", "longitude", "accuracy_km", "other_names", "basis", "unverified"))
            {
                var district = AreaTables.DistrictOf(row, row.Text(4), find);
                var kind = KindOf(row.Text(3)) ?? throw row.Wrong($"'{row.Text(3)}' is no kind of place");
                var place = new Place
                {
                    Id = IdOf(district, kind, row.Text(0)),
                    Name = row.Text(0),
                    Hindi = row.Text(1),
                    Urdu = row.OptionalText(2),
                    Kind = kind,
                    District = district,
                    Spot = row.Spot(5),
                    OtherNames = row.Values(8),
                    Basis = row.SomeValues(9),
                    IsUnverified = row.Flag(10),
                    SharedWith = [],
                };
                places.Add(ids.Add(place.Id) ? place : throw row.Wrong($"{place.Id} stands twice"));
            }
        }

        return places;
    }

    /// <summary>All cities elsewhere, without what they share their names with.</summary>
    public static List<City> Cities(Func<string, IndianState?> find) =>
    [
        .. TableRows.Read(
            "cities-india.csv", "name", "hindi", "urdu", "state", "latitude", "longitude", "accuracy_km", "other_names", "basis", "unverified")
        .Select(row => new City
        {
            Name = row.Text(0),
            Hindi = row.Text(1),
            Urdu = row.OptionalText(2),
            State = find(row.Text(3)) ?? throw row.Wrong($"'{row.Text(3)}' is no state"),
            Spot = row.Spot(4),
            OtherNames = row.Values(7),
            Basis = row.SomeValues(8),
            IsUnverified = row.Flag(9),
            SharedWith = [],
        }),
    ];

    /// <summary>All that only sounds like a place.</summary>
    public static ImmutableArray<NotPlace> NotPlaces(Func<string, bool> isPlaceName) =>
    [
        .. TableRows.Read("not-places.csv", "phrase", "other_forms", "kind", "contains", "why", "likelier", "basis").Select(row =>
        {
            var forms = row.Values(1).Prepend(row.Text(0)).ToLookup(isPlaceName);
            return new NotPlace
            {
                Phrase = row.Text(0),
                Kind = row.Text(2),
                Contains = row.OptionalText(3),
                Why = row.Text(4),
                PlaceIsLikelier = row.Text(5) switch
                {
                    "place" => true,
                    "other" => false,
                    var likelier => throw row.Wrong($"'{likelier}' is neither place nor other"),
                },
                Basis = row.SomeValues(6),
                DoubtfulNames = [.. forms[true]],
                Phrases = [.. forms[false]],
            };
        }),
    ];

    /// <summary>The key of a place: stable as long as its district, kind and English name are.</summary>
    internal static string IdOf(District district, PlaceKind kind, string name)
    {
        var slug = string.Create(name.Length, name, static (buffer, name) =>
        {
            for (var i = 0; i < name.Length; i++)
            {
                buffer[i] = char.IsAsciiLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : '-';
            }
        });
        return $"{district.Id}/{KindNames[kind]}/{string.Join('-', slug.Split('-', StringSplitOptions.RemoveEmptyEntries))}";
    }

    private static string Hyphenated(PlaceKind kind) => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c)
        ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c)
        : c.ToString()));
}

using System.Collections.Immutable;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;

namespace Satark.Tips.Questionnaires;

/// <summary>Districts and police stations as informers choose and name them. Safe to share.</summary>
public sealed class FormPlaces(Gazetteer gazetteer)
{
    private static readonly Lazy<FormPlaces> Shared = new(() => new FormPlaces(Gazetteer.Default));

    // What people write around a station's name.
    private static readonly string[] StationWords = ["police station", "police thana", "thana", "thane", "ps", "kotwali thana", "थाना", "थाने", "पुलिस स्टेशन", "تھانہ", "تھانے"];

    private readonly PlaceFinder _finder = new(gazetteer);

    private readonly ILookup<string, Place> _stations = gazetteer.Places.Where(place => place.Kind == PlaceKind.PoliceStation)
        .OrderBy(place => place.Name, StringComparer.Ordinal).ToLookup(place => place.District.Id, StringComparer.Ordinal);

    /// <summary>By the built-in gazetteer.</summary>
    public static FormPlaces Default => Shared.Value;

    /// <summary>The police ranges by their English names, in order.</summary>
    public ImmutableArray<string> Ranges { get; } = [.. gazetteer.Districts.Select(district => district.Range).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The districts of a range, by name; none for an unknown one.</summary>
    public ImmutableArray<District> DistrictsOf(string range) => gazetteer.InRange(range);

    /// <summary>The district of this id, or null.</summary>
    public District? District(string? id) => id is null ? null : gazetteer.Find(id);

    /// <summary>The stations of a district, by their English names.</summary>
    public IReadOnlyList<Place> StationsOf(string district) => [.. _stations[district]];

    /// <summary>The station of a district by the name under which the desk knows it (English), or null.</summary>
    public Place? Station(string? district, string? name) =>
        district is null || name is null ? null : _stations[district].FirstOrDefault(place => string.Equals(place.Name, name, StringComparison.Ordinal));

    /// <summary>A district's name in a language; Bhojpuri takes the Hindi one.</summary>
    public static string NameOf(District district, string? language) => language switch
    {
        "en" => district.English,
        "ur" => district.Urdu,
        _ => district.Hindi,
    };

    /// <summary>A place's name in a language; in English where it has none in Urdu.</summary>
    public static string NameOf(Place place, string? language) => language switch
    {
        "en" => place.Name,
        "ur" => place.Urdu ?? place.Name,
        _ => place.Hindi,
    };

    /// <summary>The districts that a text may name, the likeliest first; none where it names none. One: it is that.</summary>
    public ImmutableArray<District> DistrictsIn(string text) =>
        gazetteer.FindByName(text) is { } named ? [named] : [.. Found(text).Select(place => gazetteer.Find(place.District!)!).Distinct()];

    /// <summary>The station of a district that a text names, or null.</summary>
    public Place? StationIn(string text, string district)
    {
        var key = WithoutStationWords(FoldedText.KeyOf(text).Replace('|', ' '));
        if (key.Length == 0)
        {
            return null;
        }

        var stations = _stations[district].ToList();
        return stations.FirstOrDefault(place => place.Names.Any(name => IsNamed(name, key)))
            ?? Found(text).Where(place => place.District == district).Select(place => Station(district, place.Station)).FirstOrDefault(place => place is not null);
    }

    private static bool IsNamed(string name, string key)
    {
        var own = FoldedText.KeyOf(name);
        return string.Equals(own, key, StringComparison.Ordinal) || string.Equals(WithoutStationWords(own), key, StringComparison.Ordinal)
            || string.Equals(own.Replace(" ", "", StringComparison.Ordinal), key.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string WithoutStationWords(string key)
    {
        var padded = $" {key} ";
        foreach (var word in StationWords)
        {
            padded = padded.Replace($" {FoldedText.KeyOf(word)} ", " ", StringComparison.Ordinal);
        }

        return padded.Trim() is { Length: > 0 } rest ? rest : key;
    }

    // Where somebody comes from, or says not to be, is no place of a crime.
    private IEnumerable<EvidencePlace> Found(string text) => _finder.Find(text)
        .Where(mention => mention.Role is not (PlaceRole.Origin or PlaceRole.NotThere))
        .OrderByDescending(mention => mention.Candidates.Length == 1)
        .SelectMany(mention => mention.Candidates)
        .Where(place => place.District is not null);
}

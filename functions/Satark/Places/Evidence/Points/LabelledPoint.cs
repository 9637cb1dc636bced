using System.Collections.Frozen;
using Satark.Places.Tables;

namespace Satark.Places.Evidence.Points;

/// <summary>A point of which it is known whose it is.</summary>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="AccuracyKm">The place lies within about this many kilometres.</param>
/// <param name="Area">The district's id, the other state's code, or a neighbouring country's (ISO 3166-1).</param>
/// <param name="Name">The place's English name.</param>
internal readonly record struct LabelledPoint(double Latitude, double Longitude, double AccuracyKm, string Area, string Name)
{
    private static readonly FrozenSet<string> Abroad = FrozenSet.Create(StringComparer.Ordinal, "BD", "BT", "LK", "MM", "NP", "PK");

    /// <summary>True for a point outside India.</summary>
    public bool IsAbroad => IsCountry(Area);

    /// <summary>True for the code of a neighbouring country.</summary>
    public static bool IsCountry(string area) => Abroad.Contains(area);

    /// <summary>
    /// All checked places with a point: those of the districts, their headquarters, cities elsewhere, and places right beyond the borders. What is the
    /// same point under several names (a tehsil, its town, its police station) counts once: it is one piece of knowledge.
    /// </summary>
    public static LabelledPoint[] All(Gazetteer gazetteer) =>
    [
        .. Named(gazetteer).GroupBy(point => (point.Latitude, point.Longitude, point.Area)).Select(group => group.MinBy(point => point.AccuracyKm)),
    ];

    private static IEnumerable<LabelledPoint> Named(Gazetteer gazetteer)
    {
        foreach (var district in gazetteer.Districts)
        {
            yield return new LabelledPoint(district.Latitude, district.Longitude, 1, district.Id, district.Headquarters);
        }

        foreach (var place in gazetteer.Places)
        {
            if (place is { Spot: { } spot, IsUnverified: false })
            {
                yield return Of(spot, place.District.Id, place.Name);
            }
        }

        foreach (var city in gazetteer.Cities)
        {
            if (city is { Spot: { } spot, IsUnverified: false })
            {
                yield return Of(spot, city.State.Code, city.Name);
            }
        }

        foreach (var row in TableRows.Read("points-beyond-borders.csv", "name", "area", "latitude", "longitude", "accuracy_km", "basis"))
        {
            var area = row.Text(1);
            yield return Of(
                row.Spot(2) ?? throw row.Wrong("the point is missing"),
                IsCountry(area) || gazetteer.FindState(area) is not null ? area : throw row.Wrong($"'{area}' is neither a state nor a country beside India"),
                row.Text(0));
        }
    }

    private static LabelledPoint Of(Spot spot, string area, string name) => new(spot.Latitude, spot.Longitude, spot.AccuracyKm, area, name);
}

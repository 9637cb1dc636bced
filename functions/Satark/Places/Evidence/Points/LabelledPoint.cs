using Satark.Places.Tables;

namespace Satark.Places.Evidence.Points;

/// <summary>A point of which it is known whose it is.</summary>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="AccuracyKm">The place lies within about this many kilometres.</param>
/// <param name="Area">The district's id, the other state's code, or <see cref="Nepal"/>.</param>
/// <param name="Name">The place's English name.</param>
/// <param name="IsStation">A police station.</param>
internal readonly record struct LabelledPoint(double Latitude, double Longitude, double AccuracyKm, string Area, string Name, bool IsStation)
{
    /// <summary>What lies in Nepal.</summary>
    public const string Nepal = "NP";

    /// <summary>All checked places with a point: those of the districts, their headquarters, cities elsewhere, and places right beyond the borders.</summary>
    public static LabelledPoint[] All(Gazetteer gazetteer) =>
    [
        .. gazetteer.Districts.Select(district => new LabelledPoint(district.Latitude, district.Longitude, 1, district.Id, district.Headquarters, IsStation: false)),
        .. gazetteer.Places.Where(place => place is { Spot: not null, IsUnverified: false })
            .Select(place => Of(place.Spot!.Value, place.District.Id, place.Name, place.Kind == PlaceKind.PoliceStation)),
        .. gazetteer.Cities.Where(city => city is { Spot: not null, IsUnverified: false }).Select(city => Of(city.Spot!.Value, city.State.Code, city.Name, isStation: false)),
        .. TableRows.Read("points-beyond-borders.csv", "name", "state", "latitude", "longitude", "accuracy_km", "basis")
            .Select(row => Of(
                row.Spot(2) ?? throw row.Wrong("the point is missing"),
                row.Text(1) is Nepal || gazetteer.FindState(row.Text(1)) is not null ? row.Text(1) : throw row.Wrong($"'{row.Text(1)}' is no state"),
                row.Text(0),
                isStation: false)),
    ];

    private static LabelledPoint Of(Spot spot, string area, string name, bool isStation) => new(spot.Latitude, spot.Longitude, spot.AccuracyKm, area, name, isStation);
}

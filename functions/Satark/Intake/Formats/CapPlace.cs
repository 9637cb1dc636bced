using System.Globalization;
using System.Text.Json;

namespace Satark.Intake.Formats;

/// <summary>Where a CAP message's areas say that it is: the first circle or polygon, as a point with a radius, and all descriptions.</summary>
internal static class CapPlace
{
    private static readonly string[] Nowhere = ["place unknown", "unknown", "not known", "n/a"];

    /// <summary>Writes the property <c>location</c>, where the areas say anything.</summary>
    public static void Tell(Utf8JsonWriter json, IEnumerable<XmlPart> infos, FieldReader fields)
    {
        var areas = infos.SelectMany(i => i.All("area")).Take(50).ToList();
        var circle = areas.SelectMany(a => a.All("circle")).Select(c => Circle(c.Text, fields)).FirstOrDefault(c => c is not null)
            ?? areas.SelectMany(a => a.All("polygon")).Select(p => Polygon(p.Text, fields)).FirstOrDefault(c => c is not null);
        var said = areas.Select(a => a.Of("areaDesc")).OfType<string>().Where(d => !Nowhere.Contains(d, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).ToList();
        if (circle is null && said.Count == 0)
        {
            return;
        }

        json.WriteStartObject("location");
        if (circle is { } c)
        {
            json.WriteNumber("latitude", c.Latitude);
            json.WriteNumber("longitude", c.Longitude);
            json.WriteNumber("accuracyMetres", c.Metres);
        }

        if (said.Count > 0)
        {
            json.WriteString("text", string.Join("; ", said));
        }

        json.WriteEndObject();
    }

    // Section 3.2.4: "latitude,longitude radius", the radius in kilometres.
    private static (double Latitude, double Longitude, double Metres)? Circle(string text, FieldReader fields)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is [var centre, var radius] && Point(centre) is { } at && Number(radius) is >= 0 and <= 20_000 and var km)
        {
            return (at.Latitude, at.Longitude, km * 1000);
        }

        fields.LeaveOut("circle", $"'{text}'", "is not 'latitude,longitude radius'");
        return null;
    }

    // The same section: "latitude,longitude latitude,longitude …", the first again at the end. Its middle stands for it, its farthest corner for the radius.
    private static (double Latitude, double Longitude, double Metres)? Polygon(string text, FieldReader fields)
    {
        var points = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Point).ToList();
        if (points.Count < 4 || points.Any(p => p is null))
        {
            fields.LeaveOut("polygon", $"'{text}'", "is not four or more 'latitude,longitude'");
            return null;
        }

        var corners = points.Select(p => p!.Value).ToList();
        var (latitude, longitude) = ((corners.Min(p => p.Latitude) + corners.Max(p => p.Latitude)) / 2, (corners.Min(p => p.Longitude) + corners.Max(p => p.Longitude)) / 2);
        return (latitude, longitude, Math.Ceiling(corners.Max(p => Metres(latitude, longitude, p))));
    }

    // Flat is good enough: what is asked is whether it is a village or a district.
    private static double Metres(double latitude, double longitude, (double Latitude, double Longitude) to)
    {
        const double MetresPerDegree = 111_195;
        var (north, east) = (to.Latitude - latitude, (to.Longitude - longitude) * Math.Cos(double.DegreesToRadians(latitude)));
        return Math.Sqrt((north * north) + (east * east)) * MetresPerDegree;
    }

    private static (double Latitude, double Longitude)? Point(string text) =>
        text.Split(',') is [var north, var east] && Number(north) is >= -90 and <= 90 and var latitude && Number(east) is >= -180 and <= 180 and var longitude ? (latitude, longitude) : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

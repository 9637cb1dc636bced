using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Satark.Places.Import;
using Satark.Places.Tables;

namespace Satark.Places.Official;

/// <summary>Writes what was read of a list in the one form that Satark reads again: the same facts give the same bytes.</summary>
internal static class ListWriter
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>A table of places (CSV, UTF-8).</summary>
    public static byte[] Table(IEnumerable<Place> places)
    {
        var text = new StringBuilder("name,hindi,urdu,kind,district,latitude,longitude,accuracy_km,other_names\n");
        foreach (var place in places)
        {
            var spot = place.Spot ?? throw new InvalidOperationException($"{place.Id} came from no list: it has no point.");
            string[] fields =
            [
                place.Name, Scripts.IsDevanagari(place.Hindi) ? place.Hindi : "", place.Urdu ?? "", PlaceTables.NameOf(place.Kind), place.District.Id,
                Number(spot.Latitude), Number(spot.Longitude), Number(spot.AccuracyKm), string.Join('|', place.OtherNames),
            ];
            text.AppendJoin(',', fields.Select(Quoted)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A collection of areas (GeoJSON, a feature a line): all rings in one MultiPolygon, since inside and outside follow from their number.</summary>
    public static byte[] Collection(IEnumerable<Area> areas)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write("{\"type\":\"FeatureCollection\",\"features\":["u8);
        var isFirst = true;
        foreach (var area in areas)
        {
            bytes.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            using var json = new Utf8JsonWriter(bytes);
            Write(json, area);
        }

        bytes.Write("\n]}\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Area area)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("kind", area.Kind is { } kind ? PlaceTables.NameOf(kind) : area.District is null ? KindWords.State : KindWords.District);
        json.WriteString("state", area.State);
        if (area.District is not null)
        {
            json.WriteString("district", area.District.Id);
        }

        json.WriteString("name", area.Name);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var ring in area.Rings)
        {
            json.WriteStartArray();
            json.WriteStartArray();
            foreach (var vertex in ring)
            {
                json.WriteStartArray();
                json.WriteNumberValue(vertex.Longitude);
                json.WriteNumberValue(vertex.Latitude);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Quoted(string field) => field.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static string Number(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Satark.Places.Import;

/// <summary>An official list of areas (GeoJSON, RFC 7946): what could be read of it, and what is wrong with the rest.</summary>
/// <param name="Areas">The features without a fault.</param>
/// <param name="Faults">All that is wrong, in the order of the lines.</param>
public sealed record AreaList(ImmutableArray<Area> Areas, ImmutableArray<ImportFault> Faults)
{
    /// <summary>How many features there were.</summary>
    public int Features { get; init; }

    /// <summary>
    /// Reads a FeatureCollection of Polygons and MultiPolygons. The property <c>district</c> names the district by id or name; <c>kind</c> and <c>name</c>
    /// say what else it is the area of (<c>police-station</c>, Bansdih); other usual names of the properties are understood, in any case. Rings may run
    /// either way and touch themselves. Takes any bytes and never throws.
    /// </summary>
    public static AreaList Read(ReadOnlySpan<byte> utf8, ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var areas = ImmutableArray.CreateBuilder<Area>();
        var faults = ImmutableArray.CreateBuilder<ImportFault>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var at = (Offset: 0, Line: 1);
        var (features, elsewhere) = (0, 0);
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!FindFeatures(ref reader, out var foreign))
            {
                return new AreaList([], [new ImportFault(1, foreign is null
                    ? "this is no GeoJSON FeatureCollection"
                    : $"the coordinates are in {foreign}: convert the file to WGS 84 (ogr2ogr -f GeoJSON -t_srs EPSG:4326 out.geojson in.geojson)")]);
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var offset = (int)reader.TokenStartIndex;
                at = (offset, at.Line + utf8[at.Offset..offset].Count((byte)'\n'));
                features++;
                using var json = JsonDocument.ParseValue(ref reader);
                var feature = new AreaFeature(json.RootElement, at.Line, context, faults);
                if (feature.Read() is not { } area)
                {
                    elsewhere += feature.IsElsewhere ? 1 : 0;
                }
                else if (lines.TryAdd(area.Key, at.Line))
                {
                    areas.Add(area);
                }
                else
                {
                    faults.Add(new ImportFault(at.Line, $"an area of this name, kind and district stands already on line {lines[area.Key]}: make one MultiPolygon of them, or leave one out") { Of = area.Name });
                }
            }
        }
        catch (InvalidOperationException)
        {
            faults.Add(new ImportFault(at.Line, "the file is not valid Unicode from here on"));
        }
        catch (JsonException broken)
        {
            faults.Add(new ImportFault((int)(broken.LineNumber ?? 0) + 1, "the file is no valid JSON from here on"));
        }

        if (elsewhere > 0)
        {
            faults.Add(new ImportFault(1, $"{elsewhere} features of other states are passed over") { IsRemark = true });
        }

        if (features == 0 && faults.Count == 0)
        {
            faults.Add(new ImportFault(1, "the list is empty"));
        }

        return new AreaList(areas.ToImmutable(), faults.ToImmutable()) { Features = features };
    }

    /// <summary>Moves into the array <c>features</c> of the outermost object; false where there is none, or where coordinates are not in WGS 84.</summary>
    private static bool FindFeatures(ref Utf8JsonReader reader, out string? foreign)
    {
        foreign = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isFeatures, isSystem) = (reader.ValueTextEquals("features"u8), reader.ValueTextEquals("crs"u8));
            reader.Read();
            if (isFeatures)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            if (isSystem && ForeignSystem(ref reader) is { } name)
            {
                foreign = name;
                return false;
            }

            reader.Skip();
        }

        return false;
    }

    // RFC 7946 has no member crs any more; converters still write it.
    private static string? ForeignSystem(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        using var json = JsonDocument.ParseValue(ref ahead);
        return json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            && name.GetString() is { } text && !text.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase) && !text.EndsWith("4326", StringComparison.Ordinal)
            ? text
            : null;
    }
}

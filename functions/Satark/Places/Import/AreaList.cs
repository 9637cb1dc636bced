using System.Collections.Immutable;
using System.Text.Json;
using Satark.Places.Tables;

namespace Satark.Places.Import;

/// <summary>An official list of areas (GeoJSON, RFC 7946): what could be read of it, and what is wrong with the rest.</summary>
/// <param name="Areas">The features without a fault.</param>
/// <param name="Faults">All that is wrong, in the order of the lines.</param>
public sealed record AreaList(ImmutableArray<Area> Areas, ImmutableArray<ImportFault> Faults)
{
    /// <summary>
    /// Reads a FeatureCollection of Polygons and MultiPolygons. The property <c>district</c> names the district by id or name; <c>kind</c> and <c>name</c>
    /// say what else it is the area of (<c>police-station</c>, Bansdih). Takes any bytes and never throws.
    /// </summary>
    public static AreaList Read(ReadOnlySpan<byte> utf8, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var areas = ImmutableArray.CreateBuilder<Area>();
        var faults = ImmutableArray.CreateBuilder<ImportFault>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var at = (Offset: 0, Line: 1);
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!FindFeatures(ref reader))
            {
                return new AreaList([], [new ImportFault(1, "this is no GeoJSON FeatureCollection")]);
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var offset = (int)reader.TokenStartIndex;
                at = (offset, at.Line + utf8[at.Offset..offset].Count((byte)'\n'));
                using var feature = JsonDocument.ParseValue(ref reader);
                var read = new AreaFeature(feature.RootElement, at.Line, gazetteer, faults).Read();
                if (read is not { } area)
                {
                    continue;
                }

                if (lines.TryAdd($"{area.District.Id}/{area.Kind}/{area.Name}", at.Line))
                {
                    areas.Add(area);
                }
                else
                {
                    faults.Add(new ImportFault(at.Line, $"'{area.Name}' stands already on line {lines[$"{area.District.Id}/{area.Kind}/{area.Name}"]}"));
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

        return new AreaList(areas.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>Moves into the array <c>features</c> of the outermost object; false where there is none.</summary>
    private static bool FindFeatures(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFeatures = reader.ValueTextEquals("features"u8);
            reader.Read();
            if (isFeatures)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            reader.Skip();
        }

        return false;
    }
}

/// <summary>One feature, and the faults found in it.</summary>
internal readonly struct AreaFeature(JsonElement feature, int line, Gazetteer gazetteer, ImmutableArray<ImportFault>.Builder faults)
{
    public Area? Read()
    {
        try
        {
            return ReadFeature();
        }
        catch (InvalidOperationException)
        {
            // How the JSON reader answers half of a surrogate pair, or bytes that are no UTF-8, inside a string.
            return Fault("some letters are lost: a text is not valid Unicode");
        }
    }

    private Area? ReadFeature()
    {
        if (Property(feature, "properties") is not { ValueKind: JsonValueKind.Object } properties)
        {
            return Fault("the feature has no properties");
        }

        if (Text(properties, "district") is not { } districtName)
        {
            return Fault("the property 'district' is missing");
        }

        if ((gazetteer.Find(districtName) ?? gazetteer.FindByName(districtName)) is not { } district)
        {
            return Fault($"'{districtName}' is no district of Uttar Pradesh");
        }

        var (kindName, name) = (Text(properties, "kind") ?? "district", Text(properties, "name"));
        var kind = PlaceTables.KindOf(kindName);
        if (kind is null && !string.Equals(kindName, "district", StringComparison.Ordinal))
        {
            return Fault($"'{kindName}' is no kind of place");
        }

        if (kind is not null && name is null)
        {
            return Fault("the property 'name' is missing");
        }

        if (Property(feature, "geometry") is not { ValueKind: JsonValueKind.Object } geometry
            || Property(geometry, "coordinates") is not { ValueKind: JsonValueKind.Array } coordinates)
        {
            return Fault("the feature has no geometry with coordinates");
        }

        var rings = ImmutableArray.CreateBuilder<ImmutableArray<Vertex>>();
        var fault = Text(geometry, "type") switch
        {
            "Polygon" => Polygon(coordinates, rings),
            "MultiPolygon" => coordinates.EnumerateArray().Select(polygon => Polygon(polygon, rings)).FirstOrDefault(found => found is not null),
            var type => $"a geometry of type '{type}' has no area",
        };
        return fault is not null ? Fault(fault) : rings.Count == 0 ? Fault("the area is empty") : new Area(name ?? district.English, kind, district, rings.ToImmutable());
    }

    private static string? Polygon(JsonElement polygon, ImmutableArray<ImmutableArray<Vertex>>.Builder rings)
    {
        if (polygon.ValueKind != JsonValueKind.Array)
        {
            return "a polygon is no array of rings";
        }

        foreach (var element in polygon.EnumerateArray())
        {
            var ring = ImmutableArray.CreateBuilder<Vertex>();
            if (element.ValueKind != JsonValueKind.Array)
            {
                return "a ring is no array of positions";
            }

            foreach (var position in element.EnumerateArray())
            {
                // GeoJSON gives the longitude first.
                if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
                    || position[0].ValueKind != JsonValueKind.Number || !position[0].TryGetDouble(out var longitude)
                    || position[1].ValueKind != JsonValueKind.Number || !position[1].TryGetDouble(out var latitude))
                {
                    return "a position is no pair of numbers";
                }

                if (StateBounds.Fault(latitude, longitude) is { } fault)
                {
                    return fault;
                }

                ring.Add(new Vertex(latitude, longitude));
            }

            if (ring.Count < 4)
            {
                return $"a ring has {ring.Count} positions instead of at least 4";
            }

            if (ring[0] != ring[^1])
            {
                return "a ring does not end where it begins";
            }

            rings.Add(ring.ToImmutable());
        }

        return null;
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    private Area? Fault(string what)
    {
        faults.Add(new ImportFault(line, what));
        return null;
    }
}

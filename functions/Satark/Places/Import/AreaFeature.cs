using System.Collections.Immutable;
using System.Text.Json;
using Satark.Places.Tables;

namespace Satark.Places.Import;

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

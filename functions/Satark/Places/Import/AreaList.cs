using System.Collections.Immutable;
using System.Text.Json;

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

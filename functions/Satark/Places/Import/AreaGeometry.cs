using System.Collections.Immutable;
using System.Text.Json;

namespace Satark.Places.Import;

/// <summary>Reads the rings of a GeoJSON geometry (RFC 7946, 3.1.6), and says what is wrong with them.</summary>
/// <param name="bounds">What is wrong with a point (latitude, longitude), or null.</param>
internal sealed class AreaGeometry(Func<double, double, string?> bounds)
{
    /// <summary>More positions than this in one area are no boundary that anybody surveyed.</summary>
    private const int MostVertices = 500_000;

    private readonly ImmutableArray<ImmutableArray<Vertex>>.Builder _rings = ImmutableArray.CreateBuilder<ImmutableArray<Vertex>>();
    private int _vertices;

    /// <summary>The rings read so far, each closed.</summary>
    public ImmutableArray<ImmutableArray<Vertex>> Rings => _rings.ToImmutable();

    /// <summary>True where a ring had to be closed.</summary>
    public bool WasOpen { get; private set; }

    /// <summary>Reads a geometry; what is wrong with it, or null.</summary>
    public string? Read(JsonElement geometry, string? type)
    {
        if (type is not ("Polygon" or "MultiPolygon"))
        {
            return $"a geometry of type '{type}' has no area: only Polygon and MultiPolygon have";
        }

        if (!geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
        {
            return "the feature has no geometry with coordinates";
        }

        var fault = type == "Polygon" ? Polygon(coordinates) : coordinates.EnumerateArray().Select(Polygon).FirstOrDefault(found => found is not null);
        return fault ?? (_rings.Count == 0 ? "the area is empty" : null);
    }

    private string? Polygon(JsonElement polygon)
    {
        if (polygon.ValueKind != JsonValueKind.Array)
        {
            return "a polygon is no array of rings";
        }

        foreach (var ring in polygon.EnumerateArray())
        {
            if (Ring(ring) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private string? Ring(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return "a ring is no array of positions";
        }

        var ring = ImmutableArray.CreateBuilder<Vertex>(element.GetArrayLength() + 1);
        foreach (var position in element.EnumerateArray())
        {
            // GeoJSON gives the longitude first.
            if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
                || position[0].ValueKind != JsonValueKind.Number || !position[0].TryGetDouble(out var longitude) || !double.IsFinite(longitude)
                || position[1].ValueKind != JsonValueKind.Number || !position[1].TryGetDouble(out var latitude) || !double.IsFinite(latitude))
            {
                return "a position is no pair of numbers";
            }

            if (Math.Abs(longitude) > 180 || Math.Abs(latitude) > 180)
            {
                return "the coordinates are metres of a map projection, not degrees: convert the file to WGS 84 (ogr2ogr -f GeoJSON -t_srs EPSG:4326 out.geojson in.geojson)";
            }

            if (bounds(latitude, longitude) is { } fault)
            {
                return fault;
            }

            // A tenth of a metre is finer than any boundary; the same point twice in a row is one.
            var vertex = new Vertex(Math.Round(latitude, 6), Math.Round(longitude, 6));
            if (ring.Count == 0 || ring[^1] != vertex)
            {
                ring.Add(vertex);
            }
        }

        if (ring.Count > 0 && ring[0] != ring[^1])
        {
            WasOpen = true;
            ring.Add(ring[0]);
        }

        if (ring.Count < 4)
        {
            return $"a ring has {ring.Count} different positions in a row, its first again at the end among them; it needs at least 4";
        }

        _vertices += ring.Count;
        _rings.Add(ring.ToImmutable());
        return _vertices > MostVertices ? $"the area has more than {MostVertices} positions: simplify it to about 10 m (ogr2ogr -simplify 0.0001)" : null;
    }
}

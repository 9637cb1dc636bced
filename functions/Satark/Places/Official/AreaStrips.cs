using Satark.Places.Import;

namespace Satark.Places.Official;

/// <summary>
/// One area, cut into strips from west to east: a strip lists the pieces of boundary that reach into it, so that a point is compared with a few of
/// them instead of with all.
/// </summary>
internal sealed class AreaStrips
{
    private const int EdgesAStrip = 4;
    private const int MostStrips = 8192;

    /// <summary>A piece stands in all strips that it reaches into: on average in at most this many, or the strips become wider.</summary>
    private const int MostTimes = 4;

    private readonly int[] _first;
    private readonly Edge[] _edges;
    private readonly double _stripsADegree;

    private AreaStrips(Area area, List<Edge> edges)
    {
        (Name, Kind, State, District) = (area.Name, area.Kind, area.State, area.District);
        (West, East, South, North) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (var edge in edges)
        {
            (West, East) = (Math.Min(West, edge.West.Longitude), Math.Max(East, edge.East.Longitude));
            South = Math.Min(South, Math.Min(edge.West.Latitude, edge.East.Latitude));
            North = Math.Max(North, Math.Max(edge.West.Latitude, edge.East.Latitude));
        }

        var strips = Math.Clamp(edges.Count / EdgesAStrip, 1, MostStrips);
        do
        {
            (_first, _stripsADegree) = (new int[strips + 1], strips / (East - West));
            strips = (strips + 1) / 2;
        }
        while (_first.Length > 2 && Entries(edges) > (long)MostTimes * edges.Count);

        // Counted first, then laid down: one array for all strips.
        foreach (var edge in edges)
        {
            for (var strip = StripAt(edge.West.Longitude); strip <= StripAt(edge.East.Longitude); strip++)
            {
                _first[strip + 1]++;
            }
        }

        for (var strip = 0; strip < _first.Length - 1; strip++)
        {
            _first[strip + 1] += _first[strip];
        }

        _edges = new Edge[_first[^1]];
        var next = _first[..^1];
        foreach (var edge in edges)
        {
            for (var strip = StripAt(edge.West.Longitude); strip <= StripAt(edge.East.Longitude); strip++)
            {
                _edges[next[strip]++] = edge;
            }
        }
    }

    public string Name { get; }

    public PlaceKind? Kind { get; }

    public string State { get; }

    public District? District { get; }

    public double West { get; }

    public double East { get; }

    public double South { get; }

    public double North { get; }

    /// <summary>The area in strips; null for one without extent.</summary>
    public static AreaStrips? Of(Area area)
    {
        // A piece that runs due north is never crossed by a line that does.
        var edges = new List<Edge>(area.Rings.Sum(ring => ring.Length));
        foreach (var ring in area.Rings)
        {
            for (var i = 1; i < ring.Length; i++)
            {
                if (new Edge(ring[i - 1], ring[i]) is var edge && edge.West.Longitude < edge.East.Longitude)
                {
                    edges.Add(edge);
                }
            }
        }

        return edges.Count == 0 ? null : new AreaStrips(area, edges);
    }

    /// <summary>As <see cref="Area.Contains"/>.</summary>
    public bool Contains(double latitude, double longitude)
    {
        if (!(latitude >= South && latitude <= North && longitude >= West && longitude <= East))
        {
            return false;
        }

        var strip = StripAt(longitude);
        var within = false;
        foreach (ref readonly var edge in _edges.AsSpan(_first[strip].._first[strip + 1]))
        {
            within ^= edge.LiesNorthOf(latitude, longitude);
        }

        return within;
    }

    private long Entries(List<Edge> edges)
    {
        var entries = 0L;
        foreach (var edge in edges)
        {
            entries += 1L + StripAt(edge.East.Longitude) - StripAt(edge.West.Longitude);
        }

        return entries;
    }

    private int StripAt(double longitude) => Math.Clamp((int)((longitude - West) * _stripsADegree), 0, _first.Length - 2);
}

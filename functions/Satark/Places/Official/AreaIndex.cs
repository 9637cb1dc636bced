using Satark.Places.Evidence;
using Satark.Places.Import;

namespace Satark.Places.Official;

/// <summary>
/// Says in which district and police station's area a point lies, by official boundaries. Immutable and safe to share; a lookup takes a few
/// microseconds and allocates only its answer.
/// </summary>
/// <remarks>The country is cut into square cells; each lists the areas that may reach into it, and each area is cut into strips (<see cref="AreaStrips"/>).</remarks>
public sealed class AreaIndex
{
    /// <summary>No boundaries are known: nothing is ever found.</summary>
    public static readonly AreaIndex Empty = new([], 0);

    private const double CellsADegree = 4;

    /// <summary>Boundaries of two lists, drawn by different hands, leave gaps about so wide: a point in one belongs to what lies around it.</summary>
    private const double GapKm = 0.3;

    private const double NearKm = 2;

    private const double KmADegree = 111.2;

    private readonly AreaStrips[] _areas;
    private readonly Dictionary<(int Row, int Column), List<AreaStrips>> _cells = [];

    /// <summary>Builds the index. Of areas with the same <see cref="Area.Key"/> the last counts.</summary>
    /// <param name="areas">The areas.</param>
    /// <param name="districts">How many districts the state has, for <see cref="CoversState"/>.</param>
    public AreaIndex(IEnumerable<Area> areas, int districts)
    {
        ArgumentNullException.ThrowIfNull(areas);
        var last = new Dictionary<string, Area>(StringComparer.Ordinal);
        foreach (var area in areas)
        {
            last[area.Key] = area;
        }

        _areas = [.. last.Values.Select(AreaStrips.Of).OfType<AreaStrips>()];
        foreach (var area in _areas)
        {
            for (var row = Cell(area.South); row <= Cell(area.North); row++)
            {
                for (var column = Cell(area.West); column <= Cell(area.East); column++)
                {
                    if (!_cells.TryGetValue((row, column), out var listed))
                    {
                        _cells.Add((row, column), listed = []);
                    }

                    listed.Add(area);
                }
            }
        }

        Districts = _areas.Where(area => area is { Kind: null, District: not null }).Select(area => area.District!.Id).ToHashSet(StringComparer.Ordinal);
        CoversState = districts > 0 && Districts.Count == districts;
    }

    /// <summary>True where no boundaries are known.</summary>
    public bool IsEmpty => _areas.Length == 0;

    /// <summary>How many areas there are.</summary>
    public int Count => _areas.Length;

    /// <summary>True where the boundaries of all districts are known: a point in none of them is not in the state.</summary>
    public bool CoversState { get; }

    /// <summary>The ids of the districts whose own boundary is known.</summary>
    public IReadOnlySet<string> Districts { get; }

    /// <summary>
    /// Where a point (decimal degrees, WGS 84) lies: the state, and district and police station as far as boundaries are known; null where none holds it.
    /// A point in a narrow gap between areas belongs to what lies around it. Takes any numbers.
    /// </summary>
    public EvidencePlace? Find(double latitude, double longitude)
    {
        if (IsEmpty || !(latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180))
        {
            return null;
        }

        return At(latitude, longitude) ?? InGap(latitude, longitude);
    }

    /// <summary>True where the district holds the point or lies within two kilometres of it: about how well boundaries and points of lists agree.</summary>
    public bool IsNear(string district, double latitude, double longitude) =>
        At(latitude, longitude)?.District == district || Around(latitude, longitude, NearKm).Any(place => place.District == district);

    private EvidencePlace? At(double latitude, double longitude)
    {
        if (!_cells.TryGetValue((Cell(latitude), Cell(longitude)), out var listed))
        {
            return null;
        }

        AreaStrips? state = null, district = null, station = null, other = null;
        foreach (var area in listed)
        {
            if (area.Contains(latitude, longitude))
            {
                _ = area switch
                {
                    { District: null } => state = area,
                    { Kind: null } => district = area,
                    { Kind: PlaceKind.PoliceStation } => station = area,
                    _ => other = area,
                };
            }
        }

        // Where two lists contradict each other, the district's own boundary is believed.
        if ((district ?? station ?? other)?.District is not { } found)
        {
            return state is null ? null : new EvidencePlace(state.State, null, state.Name);
        }

        var inside = station?.District == found ? station : other?.District == found ? other : null;
        return new EvidencePlace((district ?? station ?? other)!.State, found.Id, inside is null ? found.English : $"{inside.Name}, {found.English}")
        {
            Station = inside?.Kind == PlaceKind.PoliceStation ? inside.Name : null,
        };
    }

    // Beyond the state's own border there is no area on the far side: so most of what lies around has to be ours.
    private EvidencePlace? InGap(double latitude, double longitude)
    {
        var around = Around(latitude, longitude, GapKm).ToList();
        return around.Count < 6 ? null : around.CountBy(place => place).MaxBy(pair => pair.Value).Key;
    }

    private IEnumerable<EvidencePlace> Around(double latitude, double longitude, double km)
    {
        var (north, east) = (km / KmADegree, km / KmADegree / Math.Max(0.1, Math.Cos(double.DegreesToRadians(latitude))));
        return Enumerable.Range(0, 8).Select(i => Math.SinCos(i * Math.PI / 4)).Select(way => At(latitude + (north * way.Sin), longitude + (east * way.Cos))).OfType<EvidencePlace>();
    }

    private static int Cell(double degrees) => (int)Math.Floor(degrees * CellsADegree);
}

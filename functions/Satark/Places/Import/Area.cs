using System.Collections.Immutable;

namespace Satark.Places.Import;

/// <summary>An area within official boundaries: a state, a district, or something in a district of Uttar Pradesh such as what a police station is responsible for.</summary>
/// <param name="Name">The name the list gives it.</param>
/// <param name="Kind">What it is the area of; null for a district itself or a state.</param>
/// <param name="State">ISO 3166-2:IN suffix of the state that it lies in, or is.</param>
/// <param name="District">The district that it lies in, or is; null for a state.</param>
/// <param name="Rings">The boundaries of all its parts and of the holes in them, each closed; which way round they run does not matter.</param>
public sealed record Area(string Name, PlaceKind? Kind, string State, District? District, ImmutableArray<ImmutableArray<Vertex>> Rings)
{
    /// <summary>What tells it from all other areas.</summary>
    public string Key => $"{State}/{District?.Id}/{Kind}/{(Kind is null ? "" : Name)}";

    /// <summary>
    /// True for a point within the area (decimal degrees, WGS 84): one that a line northwards leaves across an odd number of boundaries. On a common
    /// boundary exactly one of two areas holds a point.
    /// </summary>
    public bool Contains(double latitude, double longitude)
    {
        var within = false;
        foreach (var ring in Rings)
        {
            for (var i = 1; i < ring.Length; i++)
            {
                within ^= new Edge(ring[i - 1], ring[i]).LiesNorthOf(latitude, longitude);
            }
        }

        return within;
    }
}

/// <summary>A point of a boundary, in decimal degrees (WGS 84).</summary>
public readonly record struct Vertex(double Latitude, double Longitude);

/// <summary>A piece of a boundary. Two areas that share it walk it in opposite directions: it is kept from west to east, so that both reckon the same.</summary>
internal readonly struct Edge
{
    public Edge(Vertex one, Vertex other) => (West, East) = one.Longitude <= other.Longitude ? (one, other) : (other, one);

    public Vertex West { get; }

    public Vertex East { get; }

    /// <summary>Whether a line from the point northwards crosses it. An end belongs to the piece east of it, so that a line through a corner counts once.</summary>
    public bool LiesNorthOf(double latitude, double longitude) => West.Longitude <= longitude && longitude < East.Longitude
        && latitude < West.Latitude + ((longitude - West.Longitude) / (East.Longitude - West.Longitude) * (East.Latitude - West.Latitude));
}

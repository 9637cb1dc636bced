using System.Collections.Immutable;

namespace Satark.Places.Import;

/// <summary>The area of a district, or of a police station in it, within official boundaries.</summary>
/// <param name="Name">The name the list gives it.</param>
/// <param name="Kind">What it is the area of; null for the district itself.</param>
/// <param name="District">The district.</param>
/// <param name="Rings">The boundaries of all its parts and of the holes in them, each closed.</param>
public sealed record Area(string Name, PlaceKind? Kind, District District, ImmutableArray<ImmutableArray<Vertex>> Rings)
{
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
                var (a, b) = (ring[i - 1], ring[i]);
                within ^= a.Longitude > longitude != b.Longitude > longitude
                    && latitude < a.Latitude + ((longitude - a.Longitude) / (b.Longitude - a.Longitude) * (b.Latitude - a.Latitude));
            }
        }

        return within;
    }
}

/// <summary>A point of a boundary, in decimal degrees (WGS 84).</summary>
public readonly record struct Vertex(double Latitude, double Longitude);

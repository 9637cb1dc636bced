using System.Collections.Immutable;
using Satark.Places.Evidence.Networks;

namespace Satark.Places;

/// <summary>Settings <c>Satark:Places</c>: what an installation knows of places beyond the built-in tables.</summary>
public sealed record PlacesOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Places";

    /// <summary>The folder of its official lists, as <c>places import</c> writes it; or nothing: the host's own place for it.</summary>
    public string? Folder { get; init; }

    /// <summary>Path of a CSV that says which network is used where (see <see cref="IpTableReader"/>). Without it an address says nothing.</summary>
    public string? IpTable { get; init; }

    /// <summary>See <see cref="EngageFrom"/>: four of five guesses of this confidence are right.</summary>
    public const double EngageFromUnlessSet = 0.8;

    /// <summary>
    /// From this confidence on (0.5 to 1) a machine asks a district's station and UP-112 to act; below it one key of the desk does. The Special Task Force
    /// is asked at once in any case.
    /// </summary>
    public double EngageFrom { get; init; } = EngageFromUnlessSet;

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (EngageFrom is not (>= 0.5 and <= 1))
        {
            yield return $"{Section}:{nameof(EngageFrom)} must be between 0.5 and 1: from which confidence on a machine asks station and UP-112 to act, like 0.8.";
        }
    }

    /// <summary>Reads the table that is set.</summary>
    /// <param name="gazetteer">Knows states and districts.</param>
    /// <returns>The table, null where none is set; and what is wrong, a sentence each that names the setting and the line and says what to do.</returns>
    public (IpTable? Table, ImmutableArray<string> Faults) ReadIpTable(Gazetteer gazetteer)
    {
        const string Setting = $"{Section}:{nameof(IpTable)}";
        if (string.IsNullOrWhiteSpace(IpTable))
        {
            return (null, []);
        }

        try
        {
            using var reader = new StreamReader(IpTable);
            var (table, faults) = IpTableReader.Read(reader, gazetteer);
            return (table, [.. faults.Select(fault => $"{Setting}, {fault}")]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, [$"{Setting}: '{IpTable}' cannot be read: give the path of a CSV file that the program may read, or remove the setting."]);
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using Satark.Places.Import;

namespace Satark.Places.Official;

/// <summary>What a file of places (CSV) or areas (GeoJSON) holds: what could be read, and what is wrong with the rest.</summary>
/// <param name="Places">Places of the rows without a fault.</param>
/// <param name="Areas">Areas of the features without a fault.</param>
/// <param name="Faults">Faults and remarks, in the order of the lines.</param>
/// <param name="Rows">How many rows or features there were.</param>
public sealed record ListReading(ImmutableArray<Place> Places, ImmutableArray<Area> Areas, ImmutableArray<ImportFault> Faults, int Rows)
{
    /// <summary>The largest file that is read: the boundaries of all police stations of the state, to ten metres, take a tenth of it.</summary>
    public const int MostBytes = 128 * 1024 * 1024;

    /// <summary>The largest table that is read: a hundred times the police stations of the state.</summary>
    public const int MostTableBytes = 32 * 1024 * 1024;

    /// <summary>How many rows or features have a fault, or how many faults the file itself has.</summary>
    public int Faulty => Faults.Where(fault => !fault.IsRemark).Select(fault => fault.Line).Distinct().Count();

    /// <summary>Reads a file's bytes; which of the two it is shows at its first character. Takes any bytes and never throws.</summary>
    public static ListReading Read(ReadOnlySpan<byte> bytes, ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SourceText.Fault(bytes) is { } foreign)
        {
            return Wrong(foreign);
        }

        if (bytes.Length > MostBytes)
        {
            return Wrong($"the file is larger than {MostBytes >> 20} MiB: simplify its areas to about 10 m (ogr2ogr -simplify 0.0001), or cut it into several");
        }

        // Boundaries are read from the bytes as they are: as text they would take twice the room.
        if (bytes.TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8) && bytes.IndexOf((byte)0) < 0)
        {
            return Of(AreaList.Read(bytes, context));
        }

        if (bytes.Length > MostTableBytes)
        {
            return Wrong($"the table is larger than {MostTableBytes >> 20} MiB: cut it into several");
        }

        var text = SourceText.Decode(bytes);
        return text.AsSpan().TrimStart() is ['{' or '[', ..] ? Of(AreaList.Read(Encoding.UTF8.GetBytes(text), context)) : Of(PlaceList.Read(text, context));
    }

    private static ListReading Of(AreaList list) => new([], list.Areas, list.Faults, list.Features);

    private static ListReading Of(PlaceList list) => new(list.Places, [], list.Faults, list.Rows);

    private static ListReading Wrong(string what) => new([], [], [new ImportFault(1, what)], 0);
}

using System.Collections.Immutable;

namespace Satark.Places.Import;

/// <summary>An official list of places with coordinates: what could be read of it, and what is wrong with the rest.</summary>
/// <param name="Places">The rows without a fault. Their basis is <c>official</c>, and they are not unverified.</param>
/// <param name="Faults">All that is wrong, in the order of the lines; a line can have several.</param>
public sealed record PlaceList(ImmutableArray<Place> Places, ImmutableArray<ImportFault> Faults)
{
    /// <summary>The basis of an imported place.</summary>
    public const string Official = "official";

    /// <summary>How many rows there were below the header, without empty ones.</summary>
    public int Rows { get; init; }

    /// <summary>
    /// Reads a table with a header row: comma, semicolon or tab between fields, quotes as in RFC 4180, columns in any order and under their usual names.
    /// Needed of each row: a name (English or Hindi; what is missing is taken from the gazetteer where it is known), its kind and district unless they are
    /// the same for all, and a point. Takes any text and never throws.
    /// </summary>
    public static PlaceList Read(string csv, ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(context);
        var records = CsvText.Parse(csv.StartsWith('\uFEFF') ? csv[1..] : csv, SeparatorOf(csv));
        if (records.Count > 0 && records[0].Fields[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            records.RemoveAt(0);
        }

        if (records.TrueForAll(IsEmpty))
        {
            return new PlaceList([], [new ImportFault(1, "the list is empty")]);
        }

        var faults = ImmutableArray.CreateBuilder<ImportFault>();
        var columns = ListColumns.Find(records);
        faults.AddRange(columns.Missing(context).Concat(columns.Twice.Select(column => $"two columns are called '{column}'")).Select(what => new ImportFault(columns.Line, what)));
        var isReadable = faults.Count == 0;
        faults.AddRange(columns.Unread.Select(title => new ImportFault(columns.Line, $"the column '{Shown(title)}' is not read") { IsRemark = true }));
        return isReadable ? Read([.. records.Skip(columns.Header + 1).Where(record => !IsEmpty(record))], columns, context, faults) : new PlaceList([], faults.ToImmutable());
    }

    private static PlaceList Read(List<CsvRecord> records, ListColumns columns, ImportContext context, ImmutableArray<ImportFault>.Builder faults)
    {
        var places = ImmutableArray.CreateBuilder<Place>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var elsewhere = 0;
        foreach (var record in records)
        {
            var row = new PlaceRow(record, columns, context, faults);
            if (row.IsElsewhere())
            {
                elsewhere++;
            }
            else if (row.Read() is { } place)
            {
                if (lines.TryAdd(place.Id, record.Line))
                {
                    places.Add(place);
                }
                else
                {
                    faults.Add(new ImportFault(record.Line, $"one of this name, kind and district stands already on line {lines[place.Id]}: leave one out, or tell them apart by name") { Of = place.Name });
                }
            }
        }

        if (elsewhere > 0)
        {
            faults.Add(new ImportFault(columns.Line, $"{elsewhere} rows of other states are passed over") { IsRemark = true });
        }

        return new PlaceList(places.ToImmutable(), faults.ToImmutable()) { Rows = records.Count };
    }

    // As a spreadsheet would save it: whatever parts most of the first lines.
    private static char SeparatorOf(string csv)
    {
        if (csv.TrimStart('\uFEFF') is var text && text.Length > 4 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return text[4] is ';' or '\t' ? text[4] : ',';
        }

        var head = csv.AsSpan(0, Math.Min(csv.Length, 4096));
        var (commas, semicolons, tabs) = (head.Count(','), head.Count(';'), head.Count('\t'));
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static bool IsEmpty(CsvRecord record) => !record.EndsInsideQuotes && record.Fields.All(string.IsNullOrWhiteSpace);

    private static string Shown(string title) => title.Length > 60 ? title[..60] + "…" : title;
}

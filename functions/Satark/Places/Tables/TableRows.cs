using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Satark.Places.Tables;

/// <summary>Reads the CSV tables built into this assembly (UTF-8, one header row).</summary>
internal static class TableRows
{
    /// <summary>All rows below the header; each has exactly one field for each of <paramref name="columns"/>.</summary>
    /// <exception cref="InvalidDataException">The table is missing, or its header or a row differs from <paramref name="columns"/>.</exception>
    public static List<TableRow> Read(string fileName, params ReadOnlySpan<string> columns)
    {
        using var stream = typeof(TableRows).Assembly.GetManifestResourceStream($"Satark.Places.{fileName}")
            ?? throw new InvalidDataException($"The table {fileName} is not built into the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var records = CsvText.Parse(reader.ReadToEnd());

        // The columns are read by their place: a table whose columns moved must fail at the start, not send cases to the wrong desk.
        if (records.Count == 0 || !columns.SequenceEqual(records[0].Fields))
        {
            throw new InvalidDataException($"The header of {fileName} is not the expected one.");
        }

        var rows = new List<TableRow>(records.Count - 1);
        foreach (var record in records.Skip(1))
        {
            if (record.Fields.Length != columns.Length || record.EndsInsideQuotes)
            {
                throw new InvalidDataException($"{fileName}, line {record.Line}: {record.Fields.Length} fields instead of {columns.Length}.");
            }

            rows.Add(new TableRow(fileName, record.Line, record.Fields));
        }

        return rows;
    }
}

/// <summary>One row of a built-in table. What it gives is checked: a table that says nonsense must not start.</summary>
internal readonly record struct TableRow(string FileName, int Line, string[] Fields)
{
    /// <summary>The field's text, which may not be empty.</summary>
    public string Text(int column) => Fields[column].Length > 0 ? Fields[column] : throw Wrong($"column {column + 1} is empty");

    /// <summary>The field's text, or null when it is empty.</summary>
    public string? OptionalText(int column) => Fields[column].Length > 0 ? Fields[column] : null;

    /// <summary>The values of a field, parted by <c>|</c>; none when it is empty.</summary>
    public ImmutableArray<string> Values(int column) => Fields[column].Length == 0 ? [] : [.. Fields[column].Split('|', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The values of a field, at least one.</summary>
    public ImmutableArray<string> SomeValues(int column) => Values(column) is { IsEmpty: false } values ? values : throw Wrong($"column {column + 1} is empty");

    /// <summary>A decimal number.</summary>
    public double Number(int column) =>
        double.TryParse(Fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong($"'{Fields[column]}' is no number");

    /// <summary>A whole number.</summary>
    public int Whole(int column) =>
        int.TryParse(Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"'{Fields[column]}' is no whole number");

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag(int column) => bool.TryParse(Fields[column], out var flag) ? flag : throw Wrong($"'{Fields[column]}' is neither true nor false");

    /// <summary>Latitude, longitude and accuracy in three columns in a row, or null when all three are empty.</summary>
    public Spot? Spot(int column) => Fields[column].Length + Fields[column + 1].Length + Fields[column + 2].Length == 0
        ? null
        : new Spot(Number(column), Number(column + 1), Number(column + 2)) is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180, AccuracyKm: > 0 } spot
            ? spot
            : throw Wrong("a latitude, longitude or accuracy is out of range");

    /// <summary>What to throw for this row.</summary>
    public InvalidDataException Wrong(string what) => new($"{FileName}, line {Line}: {what}.");
}

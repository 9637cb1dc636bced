using System.Text;
using Satark.Places;

namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>A row of the tables of cues.</summary>
internal readonly record struct CueRow(string FileName, int Line, string[] Fields)
{
    private const int ColumnsOfWords = 3;

    /// <summary>True when its words are English.</summary>
    public bool IsEnglish => Fields[Fields.Length == ColumnsOfWords ? 1 : ^2] == "en";

    /// <summary>The text of a table built into this assembly.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public static string BuiltIn(string fileName)
    {
        using var stream = typeof(CueRow).Assembly.GetManifestResourceStream($"Satark.Enrichment.{fileName}")
            ?? throw new InvalidDataException($"The table {fileName} is not built into the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>All rows below the header; each has exactly one field for each of <paramref name="columns"/>.</summary>
    /// <exception cref="InvalidDataException">The header or a row differs from <paramref name="columns"/>.</exception>
    public static IEnumerable<CueRow> Read(string csv, string fileName, params string[] columns)
    {
        var records = CsvText.Parse(csv);
        if (records.Count == 0 || !columns.SequenceEqual(records[0].Fields))
        {
            throw new InvalidDataException($"The header of {fileName} is not the expected one.");
        }

        foreach (var record in records.Skip(1))
        {
            var row = new CueRow(fileName, record.Line, record.Fields);
            yield return record.Fields.Length == columns.Length && !record.EndsInsideQuotes ? row : throw row.Wrong($"{record.Fields.Length} fields instead of {columns.Length}");
        }
    }

    /// <summary>What to throw for this row.</summary>
    public InvalidDataException Wrong(string what) => new($"{FileName}, line {Line}: {what}.");
}

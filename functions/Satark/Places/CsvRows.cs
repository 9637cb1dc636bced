using System.Text;

namespace Satark.Places;

/// <summary>Reads the CSV tables built into this assembly (RFC 4180, UTF-8, one header row).</summary>
internal static class CsvRows
{
    /// <summary>All rows below the header; each has exactly one field for each of <paramref name="columns"/>.</summary>
    /// <exception cref="InvalidDataException">The table is missing, or its header or a row differs from <paramref name="columns"/>.</exception>
    public static List<string[]> Read(string fileName, params ReadOnlySpan<string> columns)
    {
        using var stream = typeof(CsvRows).Assembly.GetManifestResourceStream($"Satark.Places.{fileName}")
            ?? throw new InvalidDataException($"The table {fileName} is not built into the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = Parse(reader.ReadToEnd());

        // The columns are read by their place: a table whose columns moved must fail at the start, not send cases to the wrong desk.
        if (rows.Count == 0 || !columns.SequenceEqual(rows[0]))
        {
            throw new InvalidDataException($"The header of {fileName} is not the expected one.");
        }

        foreach (var row in rows)
        {
            if (row.Length != columns.Length)
            {
                throw new InvalidDataException($"A row of {fileName} has {row.Length} fields instead of {columns.Length}: {row[0]}");
            }
        }

        rows.RemoveAt(0);
        return rows;
    }

    private static List<string[]> Parse(string csv)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < csv.Length && csv[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        if (field.Length > 0 || row.Count > 0)
        {
            rows.Add([.. row, field.ToString()]);
        }

        return rows;
    }
}

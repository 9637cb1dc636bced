using System.Text;

namespace Satark.Support.Hostile.Outputs;

/// <summary>Looks through a sheet (CSV) as a spreadsheet would read it: no cell may run, none may become two, no row may be forged.</summary>
public static class SheetOutput
{
    /// <summary>What is wrong with a sheet.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="separator">What stands between cells.</param>
    public static IReadOnlyList<string> Faults(string csv, char separator = ',')
    {
        var rows = Rows(csv, separator);
        var faults = new List<string>();
        foreach (var (row, n) in rows.Select((r, n) => (r, n)))
        {
            faults.AddRange(row.Where(c => c.Length > 0 && Begins(c)).Select(c => $"row {n + 1}: a spreadsheet runs {c}"));
            if (row.Count != rows[0].Count)
            {
                faults.Add($"row {n + 1} has {row.Count} cells and the first {rows[0].Count}");
            }
        }

        return faults;
    }

    // OWASP, "CSV Injection"; blanks before the sign do not hinder every spreadsheet.
    private static bool Begins(string cell) => cell[0] is '\t' or '\r' or '\n' || cell.TrimStart(' ', '\u00A0', '\u200B', '\uFEFF') is [('=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20'), ..];

    private static List<List<string>> Rows(string csv, char separator)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            var ch = csv[i];
            if (quoted && ch == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                cell.Append(ch);
                i++;
            }
            else if (ch == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (ch == separator || ch is '\r' or '\n'))
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (ch != separator)
                {
                    rows.Add(row);
                    row = [];
                    i += ch == '\r' && i + 1 < csv.Length && csv[i + 1] == '\n' ? 1 : 0;
                }
            }
            else
            {
                cell.Append(ch);
            }
        }

        if (row.Count > 0 || cell.Length > 0)
        {
            rows.Add([.. row, cell.ToString()]);
        }

        return rows;
    }
}

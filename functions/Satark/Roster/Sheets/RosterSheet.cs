using System.Globalization;
using System.Text;
using Satark.Places;
using Satark.Roster.Posts;

namespace Satark.Roster.Sheets;

/// <summary>
/// The whole roster as one sheet (CSV, RFC 4180, UTF-8), a row for each post, filling, override and holiday: what an admin keeps in a spreadsheet and brings in again. Writing
/// what was read gives the same roster.
/// </summary>
public static class RosterSheet
{
    /// <summary>The columns, in the order in which they are written; read in any order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["kind", "post", "name", "role", "desk", "phone", "whatsapp", "mail", "hours", "officer", "from", "to"];

    /// <summary>Most rows.</summary>
    public const int MostRows = 20_000;

    /// <summary>Most bytes of a sheet: fifty times the roster of a state with all its police stations.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Most characters of a cell.</summary>
    public const int MostOfCell = 300;

    /// <summary>Reads a sheet. Takes any text and never throws.</summary>
    /// <param name="csv">The text; comma or semicolon between cells.</param>
    /// <param name="officers">Whoever may fill posts.</param>
    /// <returns>The roster, and all that is wrong: with a single fault nothing of it may be used.</returns>
    public static (DutyPlan Plan, IReadOnlyList<SheetFault> Faults) Read(string csv, IReadOnlyList<Officer> officers)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var faults = new List<SheetFault>();
        var text = csv.TrimStart('\uFEFF');
        var head = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        var records = CsvText.Parse(text, head.Count(';') > head.Count(',') ? ';' : ',');
        if (records.Count == 0 || records.Count > MostRows)
        {
            return (DutyPlan.Empty, [new SheetFault(1, null, records.Count == 0 ? $"the sheet is empty: its first row names the columns {string.Join(',', Columns)}." : $"a sheet has at most {MostRows} rows.")]);
        }

        var columns = Header(records[0], faults);
        var found = new SheetRows(faults);
        foreach (var record in faults.Count > 0 ? [] : records.Skip(1))
        {
            if (record.EndsInsideQuotes)
            {
                faults.Add(new SheetFault(record.Line, null, "a quotation mark is opened here and never closed."));
            }
            else if (record.Fields.Any(f => !string.IsNullOrWhiteSpace(f)))
            {
                found.Add(Row(record, columns, faults));
            }
        }

        return (found.Whole(officers), [.. faults.OrderBy(f => f.Line)]);
    }

    /// <summary>Writes a roster, safe to open in a spreadsheet.</summary>
    public static string Write(DutyPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = new StringBuilder(string.Join(',', Columns)).Append("\r\n");
        foreach (var p in plan.Posts)
        {
            Line(text, "post", p.Id, p.Name, Words<Role>.Of(p.Role), p.Desk.Text, p.Phone, p.WhatsApp, p.Mail, p.Hours.Text);
        }

        foreach (var f in plan.Fillings)
        {
            Line(text, "filling", f.Post, null, null, null, null, null, null, null, f.Officer, Date(f.From), f.To is { } to ? Date(to) : null);
        }

        foreach (var o in plan.Overrides)
        {
            Line(text, "override", o.Post, null, null, null, null, null, null, o.Hours, null, Date(o.Date));
        }

        foreach (var h in plan.Holidays)
        {
            Line(text, "holiday", null, h.Name, null, null, null, null, null, null, null, Date(h.Date));
        }

        return text.ToString();
    }

    private static Dictionary<string, int> Header(CsvRecord record, List<SheetFault> faults)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < record.Fields.Length; i++)
        {
            var title = record.Fields[i].Trim();
            if (title.Length == 0)
            {
                continue;
            }

            if (!Columns.Contains(title, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add(new SheetFault(record.Line, null, $"there is no column '{(title.Length > 40 ? title[..40] + "…" : title)}': the first row names {string.Join(',', Columns)}."));
            }
            else if (!columns.TryAdd(title, i))
            {
                faults.Add(new SheetFault(record.Line, null, $"two columns are called '{title}'."));
            }
        }

        if (!columns.ContainsKey("kind"))
        {
            faults.Add(new SheetFault(record.Line, null, $"the column 'kind' is missing: the first row names {string.Join(',', Columns)}."));
        }

        return columns;
    }

    private static SheetRow Row(CsvRecord record, Dictionary<string, int> columns, List<SheetFault> faults)
    {
        var row = new SheetRow(record.Line, columns.ToDictionary(c => c.Key, c => c.Value < record.Fields.Length ? SheetCell.Read(record.Fields[c.Value]) : null, StringComparer.OrdinalIgnoreCase), faults);
        foreach (var (column, text) in columns.Keys.Select(c => (c, row[c] ?? "")))
        {
            if (text.Length > MostOfCell)
            {
                row.Wrong(column, $"a cell has at most {MostOfCell} characters.");
            }
            else if (text.EnumerateRunes().Any(IsInvisible))
            {
                row.Wrong(column, "a control or invisible character stands here: type the cell anew.");
            }
        }

        var width = columns.Values.Max() + 1;
        if (record.Fields.Skip(width).Any(f => !string.IsNullOrWhiteSpace(f)))
        {
            row.Wrong(null, $"more cells than the {width} columns: a text with a comma in it stands in quotation marks.");
        }

        return row;
    }

    // Format characters too: a right-to-left override would show another name than the one that is stored. Joiners belong to Indian scripts.
    internal static bool IsInvisible(Rune rune) =>
        rune.Value is not (0x200C or 0x200D) && (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(SheetCell.Write(i < cells.Length ? cells[i] : null));
        }

        text.Append("\r\n");
    }
}

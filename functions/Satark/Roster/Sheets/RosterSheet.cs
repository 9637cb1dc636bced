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
        var found = new Reading(faults);
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

    /// <summary>What the rows say, and what they contradict each other in.</summary>
    private sealed class Reading(List<SheetFault> faults)
    {
        private readonly Dictionary<string, (Post Post, int Line)> _posts = new(StringComparer.Ordinal);
        private readonly List<(Filling Filling, int Line)> _fillings = [];
        private readonly Dictionary<(string, DateOnly), (DutyOverride Override, int Line)> _overrides = [];
        private readonly Dictionary<DateOnly, (Holiday Holiday, int Line)> _holidays = [];

        public void Add(SheetRow row)
        {
            switch (row["kind"]?.ToLowerInvariant())
            {
                case "post" when row.Post() is { } post:
                    Once(row, _posts.TryAdd(post.Id, (post, row.Line)), "post", () => _posts[post.Id].Line);
                    break;
                case "filling" when row.Filling() is { } filling:
                    _fillings.Add((filling, row.Line));
                    break;
                case "override":
                    foreach (var other in row.Overrides())
                    {
                        Once(row, _overrides.TryAdd((other.Post, other.Date), (other, row.Line)), "from", () => _overrides[(other.Post, other.Date)].Line);
                    }

                    break;
                case "holiday" when row.Holiday() is { } holiday:
                    Once(row, _holidays.TryAdd(holiday.Date, (holiday, row.Line)), "from", () => _holidays[holiday.Date].Line);
                    break;
                case "post" or "filling" or "holiday":
                    break;
                default:
                    row.Wrong("kind", "one of post, filling, override, holiday.");
                    break;
            }
        }

        public DutyPlan Whole(IReadOnlyList<Officer> officers)
        {
            var byId = officers.ToDictionary(o => o.Id, StringComparer.Ordinal);
            var earlier = new Dictionary<(string, string), List<(Filling Filling, int Line)>>();
            foreach (var (filling, line) in _fillings)
            {
                if (Misfit(filling, byId) is var (column, what))
                {
                    faults.Add(new SheetFault(line, column, what));
                }

                var same = earlier.TryGetValue((filling.Post, filling.Officer), out var known) ? known : earlier[(filling.Post, filling.Officer)] = [];
                if (same.FirstOrDefault(e => Overlap(e.Filling, filling)) is { Line: > 0 } twice)
                {
                    faults.Add(new SheetFault(line, "from", $"line {twice.Line} has the same person on the same post on some of these days."));
                }

                same.Add((filling, line));
            }

            foreach (var (other, line) in _overrides.Values.Where(o => !_posts.ContainsKey(o.Override.Post)))
            {
                faults.Add(new SheetFault(line, "post", $"there is no post '{other.Post}' in this sheet."));
            }

            return new DutyPlan([.. _posts.Values.Select(p => p.Post)], [.. _fillings.Select(f => f.Filling)], [.. _overrides.Values.Select(o => o.Override)], [.. _holidays.Values.Select(h => h.Holiday)]);
        }

        private (string Column, string What)? Misfit(Filling filling, Dictionary<string, Officer> officers) =>
            !_posts.TryGetValue(filling.Post, out var post) ? ("post", $"there is no post '{filling.Post}' in this sheet, or its row is wrong.")
            : !officers.TryGetValue(filling.Officer, out var officer) ? ("officer", $"there is no user '{filling.Officer}': add them first ('user add').")
            : !post.Post.Suits(officer) ? ("officer", $"{officer.Id} is {Words<Role>.Of(officer.Role)} of {officer.Jurisdiction}, and the post needs {Words<Role>.Of(post.Post.Role)} of {post.Post.Desk}: change the user first, for a post gives nobody more than their account.")
            : null;

        private static void Once(SheetRow row, bool isFirst, string column, Func<int> first)
        {
            if (!isFirst)
            {
                row.Wrong(column, $"line {first()} says this already: leave one of the two out.");
            }
        }

        private static bool Overlap(Filling one, Filling other) => one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);
    }
}

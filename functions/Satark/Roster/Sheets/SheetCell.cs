namespace Satark.Roster.Sheets;

/// <summary>
/// One cell of a sheet, as RFC 4180 writes it and as no spreadsheet runs it: what would begin a formula (OWASP, "CSV Injection") stands behind an apostrophe, which reading
/// takes off again. Telephone numbers begin with a plus sign, so it is the usual case and not the rare one.
/// </summary>
internal static class SheetCell
{
    /// <summary>The cell as it stands in the file.</summary>
    public static string Write(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && (IsRun(text[0]) || text[0] == '\''))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(",;\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>What was meant by a cell; null where it is empty.</summary>
    public static string? Read(string cell)
    {
        var text = cell.Trim();
        text = text.Length > 1 && text[0] == '\'' && (IsRun(text[1]) || text[1] == '\'') ? text[1..] : text;
        return text.Length == 0 ? null : text;
    }

    private static bool IsRun(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
}

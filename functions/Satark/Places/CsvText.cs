using System.Buffers;
using System.Text;

namespace Satark.Places;

/// <summary>One record of a CSV text: its fields and the line it starts on, counted from 1.</summary>
internal readonly record struct CsvRecord(int Line, string[] Fields, bool EndsInsideQuotes);

/// <summary>Cuts CSV text (RFC 4180) into records. Takes any text; linear in its length.</summary>
internal static class CsvText
{
    /// <summary>All records, their fields parted by <paramref name="separator"/>. Only the last can end inside quotes: everything after a quote that is never closed is one field.</summary>
    public static List<CsvRecord> Parse(string csv, char separator = ',')
    {
        var special = SearchValues.Create(separator, '\n', '"', '\r');
        var records = new List<CsvRecord>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        var line = 1;
        var start = 1;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            line += c == '\n' ? 1 : 0;
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
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator || c == '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    records.Add(new CsvRecord(start, [.. fields], EndsInsideQuotes: false));
                    fields.Clear();
                    start = line;
                }
            }
            else
            {
                // All up to the next character that means something, at once: the built-in tables are half a million characters.
                var plain = csv.AsSpan(i).IndexOfAny(special) is >= 0 and var length ? length : csv.Length - i;
                field.Append(csv, i, plain).Append(c == '"' ? "\"" : ""); // one inside a field is itself: 25°45'44"N
                i += Math.Max(plain, 1) - 1;
            }
        }

        if (field.Length > 0 || fields.Count > 0 || quoted)
        {
            records.Add(new CsvRecord(start, [.. fields, field.ToString()], quoted));
        }

        return records;
    }
}

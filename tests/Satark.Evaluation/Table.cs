using System.Text;

namespace Satark.Evaluation;

/// <summary>A table of the embedded rows: RFC 4180, UTF-8, names in its first line.</summary>
internal static class Table
{
    /// <summary>The rows of a table, by the names of its columns.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var stream = typeof(Table).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"There is no table {name}.", name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var records = Records(reader.ReadToEnd()).ToList();
        foreach (var record in records.Skip(1))
        {
            yield return record.Count == records[0].Count
                ? records[0].Zip(record).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)
                : throw new InvalidDataException($"{name}: '{record[0]}' has {record.Count} fields, not {records[0].Count}.");
        }
    }

    private static IEnumerable<List<string>> Records(string text)
    {
        var (record, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append(text[++i]);
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c is ',' or '\n' && !isQuoted)
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
            else
            {
                field.Append(c);
            }
        }
    }
}

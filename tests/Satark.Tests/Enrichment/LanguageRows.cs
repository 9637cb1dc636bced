using System.Text;

namespace Satark.Tests.Enrichment;

/// <summary>A message whose language is known, from a table written for these tests, apart from the lists that the model learns from.</summary>
public sealed record LanguageRow(string Text, string Language, string Kind, string Words)
{
    public bool HasSixWords => Words is "6-10" or "more";

    /// <summary>The rows of a table (text, language, kind, words; RFC 4180).</summary>
    public static IReadOnlyList<LanguageRow> Read(string name)
    {
        using var stream = typeof(LanguageRow).Assembly.GetManifestResourceStream($"Enrichment/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<LanguageRow>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var quoted = line.StartsWith('"');
            var end = quoted ? line.LastIndexOf("\",", StringComparison.Ordinal) : line.IndexOf(',', StringComparison.Ordinal);
            var text = quoted ? line[1..end].Replace("\"\"", "\"", StringComparison.Ordinal) : line[..end];
            var rest = line[(quoted ? end + 2 : end + 1)..].Split(',');
            rows.Add(new LanguageRow(text, rest[0], rest[1], rest[2]));
        }

        return rows;
    }
}

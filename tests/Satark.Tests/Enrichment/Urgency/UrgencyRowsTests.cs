using System.Globalization;
using System.Text;
using Satark.Enrichment.Urgency;
using Satark.Places;
using Xunit.Abstractions;

namespace Satark.Tests.Enrichment.Urgency;

/// <remarks>
/// The phrases were extended after each reading, so the figures guard against going backwards. The first readings of the tables (85 %, 65 % and, of the 50
/// messages that table 3 then had, 64 % at the very level) say more about texts never seen. A row may allow two levels where people would differ.
/// </remarks>
public sealed class UrgencyRowsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("urgency-rows.csv", 150, 0.97, 0.02, 0.03)]
    [InlineData("urgency-rows-2.csv", 90, 0.97, 0.02, 0.03)]
    [InlineData("urgency-rows-3.csv", 70, 0.97, 0.02, 0.03)]
    public void Messages_of_every_kind_are_read_as_urgent_as_they_are(string table, int atLeast, double right, double tooLow, double tooHigh)
    {
        var rows = Rows(table);
        Assert.True(rows.Count >= atLeast, $"{rows.Count} rows");
        var judged = rows.Select(row => (Row: row, UrgencyFinder.Find(row.Text).Level)).ToList();
        output.WriteLine(Describe(judged));

        Assert.True(Share(judged, j => j.Row.Levels.Contains(j.Level)) >= right, "right");
        Assert.True(Share(judged, j => j.Level < j.Row.Levels.Min()) <= tooLow, "too low");
        Assert.True(Share(judged, j => j.Level > j.Row.Levels.Max()) <= tooHigh, "too high");
    }

    private static double Share(IReadOnlyCollection<(Row Row, UrgencyLevel Level)> judged, Func<(Row Row, UrgencyLevel Level), bool> of) =>
        judged.Count(of) / (double)judged.Count;

    private static string Describe(List<(Row Row, UrgencyLevel Level)> judged)
    {
        var text = new StringBuilder();
        foreach (var group in judged.GroupBy(j => j.Row.Language).Concat(judged.GroupBy(j => j.Row.Kind)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{group.Key}: {group.Count()} rows, {group.Count(j => j.Row.Levels.Contains(j.Level))} right");
        }

        foreach (var (row, level) in judged.Where(j => !j.Row.Levels.Contains(j.Level)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {string.Join('|', row.Levels)} read as {level}: {row.Text}");
        }

        return text.ToString();
    }

    private static List<Row> Rows(string table)
    {
        using var stream = typeof(UrgencyRowsTests).Assembly.GetManifestResourceStream($"Enrichment/{table}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. CsvText.Parse(reader.ReadToEnd()).Skip(1).Select(record => new Row(
            record.Fields[0],
            [.. record.Fields[1].Split('|').Select(level => Words<UrgencyLevel>.TryParse(level, out var known) ? known : throw new InvalidDataException(level))],
            record.Fields[2],
            record.Fields[3]))];
    }

    private sealed record Row(string Text, UrgencyLevel[] Levels, string Language, string Kind);
}

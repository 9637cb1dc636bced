using Satark.Enrichment.Urgency;

namespace Satark.Evaluation;

/// <summary>How well urgency is read, over many rows.</summary>
public sealed class UrgencyRates(IEnumerable<UrgencyRow> rows)
{
    private readonly List<(UrgencyRow Row, UrgencyReading Reading)> _all = [.. rows.Select(row => (row, UrgencyFinder.Find(row.Text)))];

    /// <summary>Of all rows: the level is right.</summary>
    public Rate Right => Rate.Of(_all, j => j.Row.Level == j.Reading.Level);

    /// <summary>Of all rows: the severity that the level asks for is right.</summary>
    public Rate SeverityRight => Rate.Of(_all, j => new UrgencyReading(j.Row.Level, []).SeverityFloor == j.Reading.SeverityFloor);

    /// <summary>Of the rows of high or immediate urgency: no more than a low level was seen.</summary>
    public Rate Missed => Rate.Of(_all.Where(j => j.Row.Level >= UrgencyLevel.High), j => j.Reading.Level <= UrgencyLevel.Low);

    /// <summary>Of the rows without urgency (nothing, quoted, sung, joked, news, past): a high or immediate level was seen.</summary>
    public Rate FalseAlarm => Rate.Of(_all.Where(j => j.Row.Level <= UrgencyLevel.Low), j => j.Reading.Level >= UrgencyLevel.High);

    /// <summary>By kind or language: level right, severity right.</summary>
    public IEnumerable<(string Name, Rate Right, Rate Severity)> By(Func<UrgencyRow, string> group) =>
        _all.GroupBy(j => group(j.Row)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (
            g.Key,
            Rate.Of(g, j => j.Row.Level == j.Reading.Level),
            Rate.Of(g, j => new UrgencyReading(j.Row.Level, []).SeverityFloor == j.Reading.SeverityFloor)));

    /// <summary>The rows of which another level was read, with that level.</summary>
    public IEnumerable<(UrgencyRow Row, UrgencyReading Reading)> Failing => _all.Where(j => j.Row.Level != j.Reading.Level);

    /// <summary>How many rows of one level were read as another.</summary>
    public int Count(UrgencyLevel expected, UrgencyLevel read) => _all.Count(j => j.Row.Level == expected && j.Reading.Level == read);
}

using System.Globalization;
using Satark.Places;
using Satark.Places.Finding;

namespace Satark.Tests.Places.Finding;

/// <summary>Holds the rates of the finder on messages that were written while it was made. They say that nothing got worse, not how good it is.</summary>
public sealed class FindingRowsTests
{
    /// <summary>From here on a wrong answer would send a car to the wrong place.</summary>
    private const double Sure = 0.5;

    /// <summary>Below this a mention is a hint that no desk acts on.</summary>
    private const double Hint = 0.3;

    private static readonly PlaceFinder Finder = new(Gazetteer.Default);
    private static readonly IReadOnlyList<FindingRow> Rows = FindingRow.Read();

    public static TheoryData<string> Kinds => [.. Rows.Select(row => row.Kind).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_each_kind_at_least_95_of_100_messages_are_placed_rightly(string kind)
    {
        var rows = Rows.Where(row => string.Equals(row.Kind, kind, StringComparison.Ordinal)).ToList();
        var wrong = rows.Where(row => !IsRight(row)).ToList();
        Assert.True(rows.Count >= 5, $"only {rows.Count} rows");
        Assert.True(wrong.Count <= rows.Count * 0.05, Report(wrong));
    }

    [Fact]
    public void At_most_one_message_of_a_hundred_is_surely_placed_wrongly()
    {
        var wrong = Rows.Where(row => Finder.Find(row.Text) is { IsEmpty: false } mentions && mentions.MaxBy(mention => mention.Confidence) is { } best
            && best.Confidence >= Sure && !string.Equals(FindingRow.AreaOf(best), row.Area, StringComparison.Ordinal)).ToList();
        Assert.True(wrong.Count <= Rows.Count * 0.01, Report(wrong));
    }

    [Fact]
    public void The_role_of_a_place_is_read_rightly_in_95_of_100_messages()
    {
        var rows = Rows.Where(row => row.Role is not null).ToList();
        var wrong = rows.Where(row => !Finder.Find(row.Text).Any(mention =>
            mention.Role == row.Role && string.Equals(FindingRow.AreaOf(mention), row.Area, StringComparison.Ordinal))).ToList();
        Assert.True(rows.Count >= 300, $"only {rows.Count} rows");
        Assert.True(wrong.Count <= rows.Count * 0.05, Report(wrong));
    }

    private static bool IsRight(FindingRow row)
    {
        var mentions = Finder.Find(row.Text);
        return string.Equals(row.Area, "none", StringComparison.Ordinal)
            ? mentions.All(mention => mention.Confidence < Hint)
            : !mentions.IsEmpty && string.Equals(FindingRow.AreaOf(mentions.MaxBy(mention => mention.Confidence)!), row.Area, StringComparison.Ordinal);
    }

    private static string Report(IEnumerable<FindingRow> rows) => string.Join('\n', rows.Select(row => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Area} {row.Role}: {row.Text} -> {string.Join(", ", Finder.Find(row.Text).Select(mention => $"{FindingRow.AreaOf(mention)} {mention.Role} {mention.Confidence}"))}")));
}

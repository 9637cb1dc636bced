using System.Text;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;

namespace Satark.Tests.Places.Finding;

/// <summary>A message written for these tests.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Area">The id of the district or the code of the state that the surest mention must name; <c>none</c> where none may be named.</param>
/// <param name="Role">The role of a mention of that area, or null where any will do.</param>
/// <param name="Text">The message.</param>
public sealed record FindingRow(string Kind, string Area, PlaceRole? Role, string Text)
{
    /// <summary>The rows of the table.</summary>
    public static IReadOnlyList<FindingRow> Read()
    {
        using var stream = typeof(FindingRow).Assembly.GetManifestResourceStream("Finding/finding-rows.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return
        [
            .. CsvText.Parse(reader.ReadToEnd()).Skip(1).Select(record => record.Fields).Select(fields => new FindingRow(
                fields[0], fields[1], fields[2].Length == 0 ? null : Enum.Parse<PlaceRole>(fields[2]), fields[3])),
        ];
    }

    /// <summary>The district's id or the state's code that a mention most likely means.</summary>
    public static string AreaOf(PlaceMention mention) => mention.Candidates[0].District ?? mention.Candidates[0].State;
}

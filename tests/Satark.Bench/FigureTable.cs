using System.Globalization;
using System.Text;

namespace Satark.Bench;

/// <summary>The one table.</summary>
internal static class FigureTable
{
    private static readonly string[] Heads = ["figure", "Satark", "peer", "ratio", "peer is", "aim", ""];

    /// <summary>Lines up what was measured.</summary>
    public static string Of(IEnumerable<Figure> figures)
    {
        List<string[]> rows = [Heads, .. figures.Select(Row)];
        var widths = Enumerable.Range(0, Heads.Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        rows.Insert(1, [.. widths.Select(w => new string('-', w))]);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                var isNumber = i is 1 or 2 or 3;
                text.Append(isNumber ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i])).Append(i == row.Length - 1 ? "" : "  ");
            }

            text.Length = text.ToString().TrimEnd().Length;
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string[] Row(Figure f) =>
    [
        f.What,
        Number(f.Ours, f.Unit),
        f.Peer is { } peer ? Number(peer, f.Unit) : "-",
        f.Ratio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}") : "-",
        f.PeerName,
        f.Aim ?? "",
        f.Met is { } met ? (met ? "met" : "MISSED") : "",
    ];

    private static string Number(double value, string unit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(value >= 100 ? value.ToString("#,##0", CultureInfo.InvariantCulture) : value.ToString("0.00", CultureInfo.InvariantCulture))} {unit}");
}

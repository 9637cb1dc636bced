using System.Text;

namespace Satark.Bench.Enrich;

/// <summary>Rows of words, lined up under their heads; all but the first column to the right.</summary>
internal static class PlainTable
{
    /// <summary>The table, with its title above it.</summary>
    public static string Of(string title, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> all = [heads, .. rows];
        var widths = Enumerable.Range(0, heads.Count).Select(i => all.Max(r => r[i].Length)).ToArray();
        all.Insert(1, [.. widths.Select(w => new string('-', w))]);
        var text = new StringBuilder().Append(title).Append('\n');
        foreach (var row in all)
        {
            text.Append(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd()).Append('\n');
        }

        return text.Append('\n').ToString();
    }
}

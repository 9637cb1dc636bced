using System.Globalization;
using System.Text;

namespace Satark.Tests.Model;

/// <summary>How often the model met what it is about.</summary>
internal sealed class Tally
{
    private static readonly int Acts = Enum.GetValues<Act>().Length;

    private readonly long[,] _pairs = new long[Acts, Acts];
    private readonly long[] _crashes = new long[Acts];
    private readonly long[] _doubles = new long[Acts];
    private readonly SortedDictionary<string, long> _other = new(StringComparer.Ordinal);

    public long Schedules { get; private set; }

    /// <summary>One act saved in the middle of another.</summary>
    public void Pair(Act saved, Act middle) => _pairs[(int)saved, (int)middle]++;

    /// <summary>The process died in the middle of an act.</summary>
    public void Crash(Act act) => _crashes[(int)act]++;

    /// <summary>A message came a second time.</summary>
    public void Double(Act act) => _doubles[(int)act]++;

    public void Count(string what) => _other[what] = _other.GetValueOrDefault(what) + 1;

    public void Schedule() => Schedules++;

    public void Add(Tally other)
    {
        Schedules += other.Schedules;
        for (var i = 0; i < Acts; i++)
        {
            _crashes[i] += other._crashes[i];
            _doubles[i] += other._doubles[i];
            for (var j = 0; j < Acts; j++)
            {
                _pairs[i, j] += other._pairs[i, j];
            }
        }

        foreach (var (what, count) in other._other)
        {
            _other[what] = _other.GetValueOrDefault(what) + count;
        }
    }

    public long Of(Act saved, Act middle) => _pairs[(int)saved, (int)middle];

    public long Crashes(Act act) => _crashes[(int)act];

    public long Doubles(Act act) => _doubles[(int)act];

    public long Of(string what) => _other.GetValueOrDefault(what);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Schedules} schedules. How often the act of the row was saved in the middle of the act of the column:");
        text.Append(' ', 12);
        foreach (var act in Enum.GetValues<Act>())
        {
            text.Append(CultureInfo.InvariantCulture, $"{Short(act),9}");
        }

        foreach (var row in Enum.GetValues<Act>())
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{row,-12}");
            foreach (var column in Enum.GetValues<Act>())
            {
                text.Append(CultureInfo.InvariantCulture, $"{_pairs[(int)row, (int)column],9}");
            }
        }

        Line(text, "crash in", _crashes);
        Line(text, "double of", _doubles);
        foreach (var (what, count) in _other)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{what}: {count}");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, long[] counts)
    {
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"{name,-12}");
        foreach (var count in counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{count,9}");
        }
    }

    private static string Short(Act act) => act.ToString() is var name && name.Length > 8 ? name[..8] : name;
}

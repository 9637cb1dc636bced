using System.Collections.Frozen;
using System.Collections.Immutable;
using Satark.Places.Tables;

namespace Satark.Places.Evidence.Numbers;

/// <summary>The area a telephone operator was licensed for, and in which it sold its numbers.</summary>
/// <param name="Code">Its two letters.</param>
/// <param name="English">Its name.</param>
/// <param name="States">The states it lies in, that with most of its people first.</param>
public sealed record TelecomCircle(string Code, string English, ImmutableArray<IndianState> States);

/// <summary>
/// What the first digits of Indian telephone numbers say: area codes of other states, and the circles in which the older series of mobile numbers were
/// sold. Numbers are kept when people move and change their operator (since 2011 throughout India), so a series is no more than a hint.
/// </summary>
public sealed class NumberingPlan
{
    private const int SeriesDigits = 4;

    private readonly FrozenDictionary<int, (TelecomCircle Circle, bool IsUnverified)> _series;
    private readonly FrozenDictionary<string, (IndianState State, string Exchange, bool IsUnverified)> _areaCodes;

    /// <summary>Reads the built-in tables.</summary>
    /// <exception cref="InvalidDataException">A table contradicts itself.</exception>
    public NumberingPlan(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        IndianState State(TableRow row, string code) => gazetteer.FindState(code) ?? throw row.Wrong($"'{code}' is no state");
        var circles = TableRows.Read("telecom-circles.csv", "circle", "english", "states", "basis").ToDictionary(
            row => row.Text(0), row => new TelecomCircle(row.Text(0), row.Text(1), [.. row.SomeValues(2).Select(code => State(row, code))]), StringComparer.Ordinal);
        _series = TableRows.Read("mobile-series-india.csv", "series", "circle", "basis", "unverified").ToFrozenDictionary(
            row => row.Whole(0) is >= 6000 and <= 9999 and var series ? series : throw row.Wrong("a series is four digits that begin with 6 to 9"),
            row => (circles.GetValueOrDefault(row.Text(1)) ?? throw row.Wrong($"'{row.Text(1)}' is no circle"), row.Flag(3)));
        _areaCodes = TableRows.Read("std-codes-elsewhere.csv", "code", "state", "exchange", "basis", "unverified").ToFrozenDictionary(
            row => gazetteer.FindStdCode(row.Text(0)) is null ? row.Text(0) : throw row.Wrong("the code is one of Uttar Pradesh"),
            row => (State(row, row.Text(1)), row.Text(2), row.Flag(4)), StringComparer.Ordinal);
    }

    /// <summary>The circle in which a mobile number's series was sold, or null where it is not known; and whether nobody has checked that.</summary>
    /// <param name="number">Ten digits.</param>
    public (TelecomCircle Circle, bool IsUnverified)? CircleOf(ReadOnlySpan<char> number) =>
        number.Length == 10 && int.TryParse(number[..SeriesDigits], System.Globalization.NumberStyles.None, null, out var series) && _series.TryGetValue(series, out var found)
            ? found
            : null;

    /// <summary>The state and town of an area code of another state (<c>0612</c>), or null where it is not known; and whether nobody has checked that.</summary>
    public (IndianState State, string Exchange, bool IsUnverified)? AreaOf(string code) => _areaCodes.TryGetValue(code, out var found) ? found : null;
}

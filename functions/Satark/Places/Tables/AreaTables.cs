using System.Collections.Immutable;

namespace Satark.Places.Tables;

/// <summary>Reads the tables of states, of districts, and of the codes that say in which of them something is.</summary>
internal static class AreaTables
{
    /// <summary>What <c>neighbours_outside</c> writes before a district of Nepal.</summary>
    private const string Nepal = "NP";

    public static ImmutableArray<IndianState> States() =>
    [
        .. TableRows.Read(
            "states-india.csv",
            "code", "english", "hindi", "urdu", "kind", "capital", "capital_hindi", "other_names", "pin_prefixes", "vehicle_codes", "control_room")
        .Select(row => new IndianState(row.Text(0), row.Text(1), row.Text(2), row.Text(4) switch
        {
            "state" => false,
            "union territory" => true,
            var kind => throw row.Wrong($"'{kind}' is neither state nor union territory"),
        })
        {
            Urdu = row.Text(3),
            Capital = row.Text(5),
            CapitalHindi = row.Text(6),
            OtherNames = row.Values(7),
            PinPrefixes = [.. row.SomeValues(8).SelectMany(range => Prefixes(range, row))],
            VehicleLetters = row.SomeValues(9),
            ControlRoom = row.OptionalText(10),
        }),
    ];

    public static ImmutableArray<District> Districts(ImmutableArray<IndianState> states)
    {
        var known = states.Select(state => state.Code).Append(Nepal).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<District> districts =
        [
            .. TableRows.Read(
                "districts-uttar-pradesh.csv",
                "id", "english", "hindi", "urdu", "headquarters", "headquarters_hindi", "latitude", "longitude", "range", "zone", "commissionerate", "other_names",
                "neighbours", "neighbours_outside")
            .Select(row => new District
            {
                Id = row.Text(0),
                English = row.Text(1),
                Hindi = row.Text(2),
                Urdu = row.Text(3),
                Headquarters = row.Text(4),
                HeadquartersHindi = row.Text(5),
                Latitude = row.Number(6),
                Longitude = row.Number(7),
                Range = row.Text(8),
                Zone = row.Text(9),
                IsCommissionerate = row.Flag(10),
                OtherNames = row.Values(11),
                Neighbours = row.SomeValues(12),
                OutsideNeighbours = [.. row.Values(13).Select(value => Outside(value, known, row))],
            }),
        ];

        // A border has two sides: a pair that only one of the two names is a slip in the table.
        var pairs = districts.SelectMany(district => district.Neighbours.Select(neighbour => (district.Id, neighbour))).ToHashSet();
        return pairs.FirstOrDefault(pair => !pairs.Contains((pair.neighbour, pair.Id))) is ({ } one, { } other)
            ? throw new InvalidDataException($"{one} names {other} as its neighbour, but not the other way round.")
            : districts;
    }

    public static ImmutableArray<PinRange> PinRanges(Func<string, District?> find) =>
    [
        .. TableRows.Read("pin-ranges-uttar-pradesh.csv", "first", "last", "district", "basis", "unverified")
        .Select(row => new PinRange(row.Whole(0), row.Whole(1), DistrictOf(row, row.Text(2), find), row.SomeValues(3), row.Flag(4)) is var range
            && range.First <= range.Last && range.First / 1000 == range.Last / 1000
            ? range
            : throw row.Wrong("the last PIN code lies before the first, or beyond its thousand"))
        .OrderBy(range => range.First),
    ];

    public static ImmutableArray<StdCode> StdCodes(Func<string, District?> find) =>
    [
        .. TableRows.Read("std-codes-uttar-pradesh.csv", "code", "districts", "exchange", "basis", "unverified")
        .Select(row => new StdCode(
            row.Text(0), [.. row.SomeValues(1).Select(id => DistrictOf(row, id, find))], row.Text(2), row.SomeValues(3), row.Flag(4))),
    ];

    public static ImmutableArray<VehicleCode> VehicleCodes(ImmutableArray<IndianState> states, Func<string, District?> find)
    {
        var home = states.Single(state => string.Equals(state.Code, "UP", StringComparison.Ordinal));
        return
        [
            .. TableRows.Read("vehicle-codes-uttar-pradesh.csv", "code", "district", "basis", "unverified")
            .Select(row => new VehicleCode(row.Text(0), DistrictOf(row, row.Text(1), find), home, row.Flag(3))),
            .. states.SelectMany(state => state.VehicleLetters.Select(letters => new VehicleCode(letters, null, state, IsUnverified: false))),
        ];
    }

    internal static District DistrictOf(TableRow row, string id, Func<string, District?> find) => find(id) ?? throw row.Wrong($"'{id}' is no district");

    private static IEnumerable<int> Prefixes(string range, TableRow row)
    {
        var ends = range.Split('-');
        if (ends.Length > 2 || !int.TryParse(ends[0], out var first) || !int.TryParse(ends[^1], out var last) || first is < 100 or > 999 || last < first)
        {
            throw row.Wrong($"'{range}' are no first digits of PIN codes");
        }

        return Enumerable.Range(first, last - first + 1);
    }

    private static OutsideNeighbour Outside(string value, HashSet<string> known, TableRow row) =>
        value.Split(':') is [var code, { Length: > 0 } name] && known.Contains(code) ? new OutsideNeighbour(code, name) : throw row.Wrong($"'{value}' is no state and district");
}

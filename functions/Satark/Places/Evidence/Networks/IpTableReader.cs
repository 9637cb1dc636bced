using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Networks;

/// <summary>
/// Reads an installation's table of networks: CSV with a header, columns in any order. Either <c>first</c> and <c>last</c> (addresses) or <c>network</c>
/// (<c>49.36.0.0/16</c>), then <c>state</c> (two letters, or a name), and where they are known <c>district</c> (id or any name; of another state, any
/// text) and <c>place</c>. IPv4 and IPv6 may be mixed, and the rows stand in any order.
/// </summary>
public static class IpTableReader
{
    /// <summary>After so many faults the rest is not told: whoever puts these right starts again.</summary>
    public const int MostFaults = 20;

    private static readonly string[] Known = ["first", "last", "network", "state", "district", "place"];

    /// <summary>Reads a table. Holds one line at a time; never throws on what the table says.</summary>
    /// <param name="csv">The table.</param>
    /// <param name="gazetteer">Knows states and districts.</param>
    /// <returns>The table, or what is wrong: a sentence for each fault that names the line and says what to do.</returns>
    /// <exception cref="IOException">The text cannot be read.</exception>
    public static (IpTable? Table, ImmutableArray<string> Faults) Read(TextReader csv, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(gazetteer);
        var header = Fields(csv.ReadLine()?.TrimStart('\uFEFF') ?? "").Select(field => field.Trim().ToLowerInvariant()).ToArray();
        if (HeaderFault(header) is { } fault)
        {
            return (null, [fault]);
        }

        return new Rows(header, gazetteer).Read(csv);
    }

    private static string? HeaderFault(string[] header)
    {
        if (header.FirstOrDefault(column => !Known.Contains(column, StringComparer.Ordinal)) is { } unknown)
        {
            return $"line 1: the column '{unknown}' is unknown: name the columns {string.Join(", ", Known)}.";
        }

        if (header.Distinct(StringComparer.Ordinal).Count() != header.Length)
        {
            return "line 1: a column stands twice: remove one.";
        }

        var has = new HashSet<string>(header, StringComparer.Ordinal);
        return !has.Contains("state") ? "line 1: the column 'state' is missing: add it."
            : has.Contains("network") == (has.Contains("first") && has.Contains("last")) || has.Contains("first") != has.Contains("last")
                ? "line 1: give either the columns 'first' and 'last', or the column 'network'."
                : null;
    }

    private static string[] Fields(string line) => line.Contains('"', StringComparison.Ordinal)
        ? CsvText.Parse(line) is [{ } record] ? record.Fields : []
        : line.Split(',');

    private sealed class Rows(string[] header, Gazetteer gazetteer)
    {
        private readonly Ranges<uint> _v4 = new();
        private readonly Ranges<UInt128> _v6 = new();
        private readonly List<string> _faults = [];
        private readonly List<EvidencePlace> _places = [];
        private readonly Dictionary<(string State, string District, string Place), int> _known = [];
        private readonly int _first = Array.IndexOf(header, "first");
        private readonly int _last = Array.IndexOf(header, "last");
        private readonly int _network = Array.IndexOf(header, "network");
        private readonly int _state = Array.IndexOf(header, "state");
        private readonly int _district = Array.IndexOf(header, "district");
        private readonly int _place = Array.IndexOf(header, "place");

        public (IpTable? Table, ImmutableArray<string> Faults) Read(TextReader csv)
        {
            var number = 1;
            while (_faults.Count < MostFaults && csv.ReadLine() is { } line)
            {
                number++;
                if (line.Length > 0 && Take(line, number) is { } fault)
                {
                    _faults.Add($"line {number}: {fault}");
                }
            }

            if (_faults.Count == 0 && (_v4.Close() ?? _v6.Close()) is var (later, earlier))
            {
                _faults.Add($"line {later}: the network overlaps that of line {earlier}: let each address stand in one row.");
            }

            return _faults.Count > 0 ? (null, [.. _faults]) : (new IpTable(_v4, _v6, [.. _places]), []);
        }

        private string? Take(string line, int number)
        {
            var fields = Fields(line);
            if (fields.Length != header.Length)
            {
                return $"{fields.Length} fields instead of {header.Length}: put a value that holds a comma in quotes.";
            }

            return Ends(fields, out var first, out var last) ?? Place(fields, out var place)
                ?? (first.AddressFamily == AddressFamily.InterNetwork
                    ? Add(_v4, IpNumber.V4(first), IpNumber.V4(last), place, number)
                    : Add(_v6, IpNumber.V6(first), IpNumber.V6(last), place, number));
        }

        private static string? Add<T>(Ranges<T> ranges, T first, T last, int place, int number)
            where T : struct, IComparable<T>
        {
            if (first.CompareTo(last) > 0)
            {
                return "the first address lies behind the last: exchange them.";
            }

            ranges.Add(first, last, place, number);
            return null;
        }

        private string? Ends(string[] fields, out IPAddress first, out IPAddress last)
        {
            (first, last) = (IPAddress.None, IPAddress.None);
            if (_network >= 0)
            {
                if (!IPNetwork.TryParse(fields[_network].Trim(), out var network))
                {
                    return $"'{fields[_network]}' is no network: write it like 49.36.0.0/16.";
                }

                (first, last) = (network.BaseAddress, LastOf(network));
                return null;
            }

            if (IpNumber.Parse(fields[_first]) is not { } from || IpNumber.Parse(fields[_last]) is not { } to || from.AddressFamily != to.AddressFamily)
            {
                return $"'{fields[_first]}' and '{fields[_last]}' are no two addresses of one family: write them like 49.36.0.0 and 49.36.255.255.";
            }

            (first, last) = (from, to);
            return null;
        }

        private static IPAddress LastOf(IPNetwork network)
        {
            var bytes = network.BaseAddress.GetAddressBytes();
            for (var bit = network.PrefixLength; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
            }

            return new IPAddress(bytes);
        }

        private string? Place(string[] fields, out int index)
        {
            var key = (fields[_state].Trim(), Optional(fields, _district), Optional(fields, _place));
            if (_known.TryGetValue(key, out index))
            {
                return null;
            }

            var (stateName, districtName, place) = key;
            var state = gazetteer.FindState(stateName.ToUpperInvariant())
                ?? gazetteer.States.FirstOrDefault(known => string.Equals(known.English, stateName, StringComparison.OrdinalIgnoreCase));
            if (state is null)
            {
                return $"'{stateName}' is no state: write two letters, such as UP or BR, or the English name.";
            }

            var isHome = string.Equals(state.Code, EvidencePlaces.Home, StringComparison.Ordinal);
            var district = isHome && districtName.Length > 0 ? gazetteer.Find(districtName) ?? gazetteer.FindByName(districtName) : null;
            if (isHome && districtName.Length > 0 && district is null)
            {
                return $"'{districtName}' is no district of Uttar Pradesh: write its name, or leave it empty.";
            }

            string[] names = [place, district?.English ?? districtName, district is null ? state.English : ""];
            index = _places.Count;
            _places.Add(new EvidencePlace(state.Code, district?.Id, string.Join(", ", names.Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))));
            _known.Add(key, index);
            return null;
        }

        private static string Optional(string[] fields, int column) => column < 0 ? "" : fields[column].Trim();
    }
}

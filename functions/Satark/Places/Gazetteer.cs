using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Satark.Places;

/// <summary>The districts of Uttar Pradesh and the states of India, from the tables built into this assembly. Immutable and safe to share.</summary>
public sealed class Gazetteer
{
    /// <summary>A name has at most this many words; the finder looks no farther.</summary>
    internal const int MaxWords = 4;

    private static readonly Lazy<Gazetteer> Loaded = new(() => new Gazetteer(ReadDistricts(), ReadStates()));

    private readonly FrozenDictionary<string, District> _byId;
    private readonly FrozenDictionary<string, IndianState> _stateByCode;
    private readonly FrozenDictionary<string, Entry> _byName;

    private Gazetteer(ImmutableArray<District> districts, ImmutableArray<IndianState> states)
    {
        Districts = districts;
        States = states;
        _byId = districts.ToFrozenDictionary(district => district.Id, StringComparer.Ordinal);
        _stateByCode = states.ToFrozenDictionary(state => state.Code, StringComparer.Ordinal);
        _byName = Index(districts);
        Names = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        LongestName = _byName.Keys.Max(key => key.Length);
    }

    /// <summary>The gazetteer, read once at first use.</summary>
    /// <exception cref="InvalidDataException">A built-in table is missing or contradicts itself: the product is broken and must not start.</exception>
    public static Gazetteer Default => Loaded.Value;

    /// <summary>All 75 districts, in the order of their ids.</summary>
    public ImmutableArray<District> Districts { get; }

    /// <summary>All 28 states and 8 union territories.</summary>
    public ImmutableArray<IndianState> States { get; }

    /// <summary>The districts by folded name.</summary>
    internal FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> Names { get; }

    /// <summary>The length of the longest folded name.</summary>
    internal int LongestName { get; }

    /// <summary>The district of this id, or null. Ids are compared exactly.</summary>
    public District? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// The district of this name, or null: official or other name, in any script, without regard to case, accents, nukta, spacing or composed
    /// form. The whole string must be the name; <see cref="DistrictFinder.FindInText"/> looks for names inside a text.
    /// </summary>
    public District? FindByName(string name) => _byName.TryGetValue(FoldedText.KeyOf(name), out var entry) ? entry.District : null;

    /// <summary>The districts of a police range, in the order of their ids; none for an unknown range. Ranges are compared exactly.</summary>
    public ImmutableArray<District> InRange(string range) => [.. Districts.Where(district => string.Equals(district.Range, range, StringComparison.Ordinal))];

    /// <summary>The state or union territory of this ISO 3166-2 suffix (<c>BR</c>), or null. Codes are compared exactly.</summary>
    public IndianState? FindState(string code) => _stateByCode.GetValueOrDefault(code);

    private static FrozenDictionary<string, Entry> Index(ImmutableArray<District> districts)
    {
        var byName = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var district in districts)
        {
            foreach (var name in (string[])[district.English, district.Hindi, district.Urdu, .. district.OtherNames])
            {
                var key = FoldedText.KeyOf(name);
                var withoutSpaces = key.Replace(" ", "", StringComparison.Ordinal);
                if (key.Length == 0 || key.Count(c => c == ' ') >= MaxWords)
                {
                    throw new InvalidDataException($"'{name}' of {district.Id} is no name of one to {MaxWords} words.");
                }

                // People write रायबरेली and राय बरेली, Rae Bareli and Raebareli: a name of several words is also known as one.
                var entry = new Entry(district, name, Cues.IsAmbiguous(withoutSpaces));
                Add(byName, key, entry);
                Add(byName, withoutSpaces, entry);
            }
        }

        return byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, Entry> byName, string key, Entry entry)
    {
        if (!byName.TryAdd(key, entry) && byName[key].District != entry.District)
        {
            throw new InvalidDataException($"'{entry.Name}' names both {byName[key].District.Id} and {entry.District.Id}.");
        }
    }

    private static ImmutableArray<District> ReadDistricts() =>
    [
        .. CsvRows.Read(
            "districts-uttar-pradesh.csv",
            "id", "english", "hindi", "urdu", "headquarters", "headquarters_hindi", "latitude", "longitude", "range", "zone", "commissionerate", "other_names")
        .Select(row => new District
        {
            Id = row[0],
            English = row[1],
            Hindi = row[2],
            Urdu = row[3],
            Headquarters = row[4],
            HeadquartersHindi = row[5],
            Latitude = double.Parse(row[6], CultureInfo.InvariantCulture),
            Longitude = double.Parse(row[7], CultureInfo.InvariantCulture),
            Range = row[8],
            Zone = row[9],
            IsCommissionerate = bool.Parse(row[10]),
            OtherNames = [.. row[11].Split('|', StringSplitOptions.RemoveEmptyEntries)],
        }),
    ];

    private static ImmutableArray<IndianState> ReadStates() =>
    [
        .. CsvRows.Read("states-india.csv", "code", "english", "hindi", "kind")
        .Select(row => new IndianState(row[0], row[1], row[2], string.Equals(row[3], "union territory", StringComparison.Ordinal))),
    ];

    /// <summary>What a folded name stands for.</summary>
    internal sealed record Entry(District District, string Name, bool NeedsCue);
}

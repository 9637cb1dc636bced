using System.Collections.Frozen;
using System.Collections.Immutable;
using Satark.Places.Tables;

namespace Satark.Places;

/// <summary>The districts and places of Uttar Pradesh and the states of India, from the tables built into this assembly. Immutable and safe to share.</summary>
public sealed class Gazetteer
{
    /// <summary>A name has at most this many words; the finder looks no farther.</summary>
    internal const int MaxWords = 4;

    private static readonly Lazy<Gazetteer> Loaded = new(() => new Gazetteer());

    private readonly FrozenDictionary<string, District> _byId;
    private readonly FrozenDictionary<string, IndianState> _stateByCode;
    private readonly FrozenDictionary<string, Entry> _byName;
    private readonly NameHolders _holders = new();
    private readonly Dictionary<string, Place> _placeById;
    private readonly Dictionary<string, StdCode> _stdByCode;
    private readonly Dictionary<string, VehicleCode> _vehicleByCode;
    private readonly Dictionary<int, ImmutableArray<IndianState>> _statesByPrefix;

    private Gazetteer()
    {
        States = AreaTables.States();
        Districts = AreaTables.Districts(States);
        _byId = Districts.ToFrozenDictionary(district => district.Id, StringComparer.Ordinal);
        _stateByCode = States.ToFrozenDictionary(state => state.Code, StringComparer.Ordinal);
        _byName = Index(Districts);
        Names = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
        LongestName = _byName.Keys.Max(key => key.Length);

        PinRanges = AreaTables.PinRanges(Find);
        StdCodes = AreaTables.StdCodes(Find);
        VehicleCodes = AreaTables.VehicleCodes(States, Find);
        _stdByCode = StdCodes.ToDictionary(code => code.Code, StringComparer.Ordinal);
        _vehicleByCode = VehicleCodes.ToDictionary(code => code.Code, StringComparer.Ordinal);
        _statesByPrefix = States.SelectMany(state => state.PinPrefixes.Select(prefix => (prefix, state)))
            .GroupBy(pair => pair.prefix, pair => pair.state)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray());

        var places = PlaceTables.Places(Find);
        var cities = PlaceTables.Cities(FindState);
        NoteAreas();
        var placeKeys = places.ConvertAll(place => _holders.Add(place.District.Id, place.Names));
        var cityKeys = cities.ConvertAll(city => _holders.Add(city.State.Code, city.Names));

        // Only now is it known who else bears a name.
        Places = [.. places.Zip(placeKeys, (place, keys) => _holders.Besides(place.District.Id, keys) is { IsEmpty: false } others ? place with { SharedWith = others } : place)];
        Cities = [.. cities.Zip(cityKeys, (city, keys) => city with { SharedWith = _holders.Besides(city.State.Code, keys) })];
        NotPlaces = PlaceTables.NotPlaces(_holders.Knows);
        _placeById = Places.ToDictionary(place => place.Id, StringComparer.Ordinal);
    }

    /// <summary>The gazetteer, read once at first use.</summary>
    /// <exception cref="InvalidDataException">A built-in table is missing or contradicts itself: the product is broken and must not start.</exception>
    public static Gazetteer Default => Loaded.Value;

    /// <summary>All 75 districts, in the order of their ids.</summary>
    public ImmutableArray<District> Districts { get; }

    /// <summary>All 28 states and 8 union territories.</summary>
    public ImmutableArray<IndianState> States { get; }

    /// <summary>All tehsils, towns, quarters, police stations and landmarks of Uttar Pradesh that are known, each once.</summary>
    public ImmutableArray<Place> Places { get; }

    /// <summary>Cities of the other states.</summary>
    public ImmutableArray<City> Cities { get; }

    /// <summary>Words that hold or resemble a place's name and mean something else.</summary>
    public ImmutableArray<NotPlace> NotPlaces { get; }

    /// <summary>The PIN codes of Uttar Pradesh, in order.</summary>
    public ImmutableArray<PinRange> PinRanges { get; }

    /// <summary>The telephone area codes of Uttar Pradesh.</summary>
    public ImmutableArray<StdCode> StdCodes { get; }

    /// <summary>The codes on number plates: by district for Uttar Pradesh, by state elsewhere.</summary>
    public ImmutableArray<VehicleCode> VehicleCodes { get; }

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

    /// <summary>The place of this id, or null. Ids are compared exactly.</summary>
    public Place? FindPlace(string id) => _placeById.GetValueOrDefault(id);

    /// <summary>
    /// The ids of the districts and the codes of the other states in which a district, place, city or state bears this name, in any spelling that
    /// <see cref="FindByName"/> takes; none for an unknown name. More than one: the name alone does not say where.
    /// </summary>
    public ImmutableArray<string> HoldersOf(string name) => _holders.Of(name);

    /// <summary>What a PIN code (<c>277001</c>) says, or null where no state uses it.</summary>
    public PinFinding? FindPin(int pin)
    {
        if (pin is < 100_000 or > 999_999 || !_statesByPrefix.TryGetValue(pin / 1000, out var states))
        {
            return null;
        }

        var range = PinRanges.FirstOrDefault(range => pin >= range.First && pin <= range.Last);
        return new PinFinding(range?.District, states, range?.IsUnverified ?? false);
    }

    /// <summary>The telephone area code with its leading zero (<c>05498</c>), or null where it is none of Uttar Pradesh.</summary>
    public StdCode? FindStdCode(string code) => _stdByCode.GetValueOrDefault(code);

    /// <summary>The code a number plate begins with, in capitals and without spaces (<c>UP60</c>, <c>BR</c>), or null.</summary>
    public VehicleCode? FindVehicleCode(string code) => _vehicleByCode.GetValueOrDefault(code);

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

    private void NoteAreas()
    {
        foreach (var state in States)
        {
            _holders.Add(state.Code, state.Names);
        }

        foreach (var district in Districts)
        {
            _holders.Add(district.Id, [district.English, district.Hindi, district.Urdu, .. district.OtherNames]);
        }
    }

    /// <summary>What a folded name stands for.</summary>
    internal sealed record Entry(District District, string Name, bool NeedsCue);
}

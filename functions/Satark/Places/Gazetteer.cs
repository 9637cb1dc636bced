using System.Collections.Frozen;
using System.Collections.Immutable;
using Satark.Places.Tables;

namespace Satark.Places;

/// <summary>
/// The districts and places of Uttar Pradesh and the states of India, from the tables built into this assembly; <see cref="With"/> adds official
/// places. Immutable and safe to share.
/// </summary>
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

        PinRanges = AreaTables.PinRanges(Find);
        StdCodes = AreaTables.StdCodes(Find);
        VehicleCodes = AreaTables.VehicleCodes(States, Find);
        _stdByCode = StdCodes.ToDictionary(code => code.Code, StringComparer.Ordinal);
        _vehicleByCode = VehicleCodes.ToDictionary(code => code.Code, StringComparer.Ordinal);
        _statesByPrefix = States.SelectMany(state => state.PinPrefixes.Select(prefix => (prefix, state)))
            .GroupBy(pair => pair.prefix, pair => pair.state)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray());

        (Places, Cities) = Name(PlaceTables.Places(Find), PlaceTables.Cities(FindState));
        NotPlaces = PlaceTables.NotPlaces(_holders.Knows);
        _placeById = Places.ToDictionary(place => place.Id, StringComparer.Ordinal);
    }

    /// <summary>Another's districts, states and codes with other places.</summary>
    private Gazetteer(Gazetteer other, List<Place> places)
    {
        (States, Districts, _byId, _stateByCode, _byName) = (other.States, other.Districts, other._byId, other._stateByCode, other._byName);
        (PinRanges, StdCodes, VehicleCodes) = (other.PinRanges, other.StdCodes, other.VehicleCodes);
        (_stdByCode, _vehicleByCode, _statesByPrefix) = (other._stdByCode, other._vehicleByCode, other._statesByPrefix);
        (Places, Cities) = Name(places, [.. other.Cities]);

        // A word that was only a word may now be a place's name, too.
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

    /// <summary>
    /// This gazetteer with official places in addition. One that it knows already (same district and kind, one of its names) keeps its id and English
    /// name, takes the official point, and is unverified no more; the official spelling becomes another name of it.
    /// </summary>
    public Gazetteer With(IReadOnlyCollection<Place> official)
    {
        ArgumentNullException.ThrowIfNull(official);
        return official.Count == 0 ? this : new Gazetteer(this, KnownPlaces.Merge(Places, official));
    }

    /// <summary>The district of this id, or null. Ids are compared exactly.</summary>
    public District? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// The district of this name, or null: official or other name, in any script, without regard to case, accents, nukta, spacing or composed
    /// form. The whole string must be the name; <see cref="Finding.PlaceFinder"/> looks for names inside a text.
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
                var entry = new Entry(district, name);
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

    /// <summary>Notes who bears which name, and tells each place and city who else bears one of its names.</summary>
    private (ImmutableArray<Place> Places, ImmutableArray<City> Cities) Name(List<Place> places, List<City> cities)
    {
        NoteAreas();
        var placeKeys = places.ConvertAll(place => _holders.Add(place.District.Id, place.Names));
        var cityKeys = cities.ConvertAll(city => _holders.Add(city.State.Code, city.Names));

        // Only now is it known who else bears a name.
        return (
            [.. places.Zip(placeKeys, (place, keys) => With(place, _holders.Besides(place.District.Id, keys)))],
            [.. cities.Zip(cityKeys, (city, keys) => city with { SharedWith = _holders.Besides(city.State.Code, keys) })]);

        static Place With(Place place, ImmutableArray<string> others) => place.SharedWith.IsEmpty && others.IsEmpty ? place : place with { SharedWith = others };
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
    private sealed record Entry(District District, string Name);
}

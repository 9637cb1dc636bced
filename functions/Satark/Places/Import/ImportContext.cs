using Satark.Places.Official;
using Satark.Places.Tables;

namespace Satark.Places.Import;

/// <summary>What a list is read against, and what holds for all of its rows where it does not say so itself.</summary>
/// <param name="Gazetteer">The districts and places that are known already.</param>
public sealed record ImportContext(Gazetteer Gazetteer)
{
    private readonly Lazy<KnownPlaces> _known = new(() => new KnownPlaces(Gazetteer.Places));

    private readonly Lazy<IReadOnlyList<(string Name, string Key)>> _districtNames = new(() =>
    [
        .. Gazetteer.Districts.SelectMany(district => (IEnumerable<string>)[district.English, district.Hindi, district.Urdu, .. district.OtherNames])
            .Select(name => (name, FoldedText.KeyOf(name))),
    ]);

    /// <summary><c>district</c>, <c>state</c> or a kind of place, where the list has no column or property for it.</summary>
    public string? Kind { get; init; }

    /// <summary>The district, where the list has no column or property for it.</summary>
    public District? District { get; init; }

    /// <summary>The boundaries that are known already: a point outside its district is a fault.</summary>
    public AreaIndex Areas { get; init; } = AreaIndex.Empty;

    /// <summary>The districts' names, and their folded forms.</summary>
    internal IReadOnlyList<(string Name, string Key)> DistrictNames => _districtNames.Value;

    internal KnownPlaces Known => _known.Value;
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Satark.Places.Import;

/// <summary>One feature, and the faults found in it.</summary>
internal sealed class AreaFeature(JsonElement feature, int line, ImportContext context, ImmutableArray<ImportFault>.Builder faults)
{
    private static readonly string[] DistrictNames = ["district", "districtname", "dist", "distt", "distname", "dtname", "districtn", "jila", "zila", "जिला", "जनपद", "name2"];
    private static readonly string[] StateNames = ["state", "statename", "stname", "stnm", "name1", "राज्य"];
    private static readonly string[] StationNames = ["policestation", "policestationname", "psname", "ps", "thana", "thananame", "थाना"];
    private static readonly string[] PlaceNames = ["name", "nameenglish", "englishname", "stationname", .. StationNames];

    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);

    /// <summary>True for a feature of another state's district: it is passed over.</summary>
    public bool IsElsewhere { get; private set; }

    /// <summary>The area, or null where the feature has faults or lies elsewhere.</summary>
    public Area? Read()
    {
        try
        {
            return ReadFeature();
        }
        catch (InvalidOperationException)
        {
            // How the JSON reader answers half of a surrogate pair, or bytes that are no UTF-8, inside a string.
            return Fault("some letters are lost: a text is not valid Unicode");
        }
    }

    private Area? ReadFeature()
    {
        if (Property(feature, "properties") is not { ValueKind: JsonValueKind.Object } properties)
        {
            return Fault("the feature has no properties");
        }

        foreach (var property in properties.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
        {
            _properties.TryAdd(Plain(property.Name), property.Value.GetString()!.Trim());
        }

        var word = Text("kind", "type", "category") ?? context.Kind ?? (Text(StationNames) is null ? KindWords.District : "police-station");
        if (KindWords.Find(word) is not { } kind)
        {
            return Fault($"'{word}' is no kind of place");
        }

        return kind == KindWords.State ? State() : InDistrict(kind);
    }

    private Area? State()
    {
        if ((Text(StateNames) ?? Text(PlaceNames)) is not { } name)
        {
            return Fault("the property 'state' is missing");
        }

        return StateWords.Find(context.Gazetteer, name) is not { } state ? Fault($"'{name}' is no state or union territory")
            : Rings(IndiaBounds.Fault) is { } rings ? new Area(state.English, null, state.Code, null, rings)
            : null;
    }

    private Area? InDistrict(string kind)
    {
        // Many a district of another state bears a name of ours.
        if (Text(StateNames) is { } state && StateWords.Find(context.Gazetteer, state) is { Code: not "UP" })
        {
            IsElsewhere = true;
            return null;
        }

        var isDistrict = kind == KindWords.District;
        var text = Text(DistrictNames) ?? (isDistrict ? Text(PlaceNames) : null);
        if (text is null && context.District is null)
        {
            return Fault("the property 'district' is missing");
        }

        if ((text is null ? context.District : DistrictWords.Find(context.Gazetteer, text)) is not { } district)
        {
            return Fault(DistrictWords.Unknown(context, text!));
        }

        var name = isDistrict ? district.English : Text(PlaceNames);
        return name is null ? Fault("the property 'name' is missing")
            : Rings(StateBounds.Fault) is { } rings ? new Area(Known(name, kind, district), KindWords.PlaceKindOf(kind), "UP", district, rings)
            : null;
    }

    // Officers and agencies of a station are found by its English name: the one that is known already, where it is.
    private string Known(string name, string kind, District district)
    {
        var bare = kind == "police-station" ? Import.StationNames.Bare(name) : name;
        return KindWords.PlaceKindOf(kind) is { } placeKind && context.Known.Find(district, placeKind, bare) is { } known ? known.Name : Import.StationNames.Capitalised(bare);
    }

    private ImmutableArray<ImmutableArray<Vertex>>? Rings(Func<double, double, string?> bounds)
    {
        if (Property(feature, "geometry") is not { ValueKind: JsonValueKind.Object } found)
        {
            Fault("the feature has no geometry with coordinates");
            return null;
        }

        var geometry = new AreaGeometry(bounds);
        if (geometry.Read(found, Property(found, "type") is { ValueKind: JsonValueKind.String } type ? type.GetString() : null) is { } fault)
        {
            Fault(fault);
            return null;
        }

        if (geometry.WasOpen)
        {
            faults.Add(new ImportFault(line, "a ring does not end where it begins: it is closed") { Of = Called(), IsRemark = true });
        }

        return geometry.Rings;
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private string? Text(params string[] names) => names.Select(name => _properties.GetValueOrDefault(name)).FirstOrDefault(text => text is { Length: > 0 });

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(c => c is not ('_' or ' ' or '-' or '.')));

    private string? Called() => Text(PlaceNames) ?? Text(DistrictNames) ?? Text(StateNames);

    private Area? Fault(string what)
    {
        faults.Add(new ImportFault(line, what) { Of = Called() });
        return null;
    }
}

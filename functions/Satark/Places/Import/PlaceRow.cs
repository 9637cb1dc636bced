using System.Collections.Immutable;
using Satark.Places.Tables;

namespace Satark.Places.Import;

/// <summary>One row of a list of places, and the faults found in it.</summary>
internal sealed class PlaceRow(CsvRecord record, ListColumns columns, ImportContext context, ImmutableArray<ImportFault>.Builder faults)
{
    /// <summary>Farther than this from its district's headquarters a point is a slip: no district reaches so far.</summary>
    private const double MaxKmFromHeadquarters = 130;

    /// <summary>Where a list does not say how good its coordinates are.</summary>
    private const double UsualAccuracyKm = 1;

    private const int LongestName = 80;

    private readonly string _kind = columns.Has(ListColumns.Kind) ? columns.Of(record, ListColumns.Kind) : context.Kind ?? columns.ImpliedKind ?? "";

    private bool _isFaulty;

    private string Called => columns.Of(record, ListColumns.Name) is { Length: > 0 } name ? name : columns.Of(record, ListColumns.Hindi);

    /// <summary>True for a row of another state's list: it is passed over.</summary>
    public bool IsElsewhere() => columns.Of(record, ListColumns.State) is { Length: > 0 } state && StateWords.Find(context.Gazetteer, state) is { Code: not "UP" };

    /// <summary>The place, or null where the row has faults.</summary>
    public Place? Read()
    {
        if (record.EndsInsideQuotes)
        {
            Fault("a quote is opened and never closed");
            return null;
        }

        if (record.Fields.Length < columns.Count || record.Fields.Skip(columns.Count).Any(field => !string.IsNullOrWhiteSpace(field)))
        {
            Fault($"{record.Fields.Length} fields instead of {columns.Count}");
            return null;
        }

        Check(!record.Fields.Any(field => field.Contains('\uFFFD', StringComparison.Ordinal)), "some letters are lost: save the file as UTF-8 ('CSV UTF-8' in a spreadsheet)");
        var kind = KindWords.Find(_kind) is { } word ? KindWords.PlaceKindOf(word) : null;
        Check(kind is not null, _kind.Length == 0 ? "'kind' is empty" : $"'{_kind}' is no kind of place");
        var district = District();
        var spot = Spot(district);
        var names = district is null || kind is null ? null : Names(district, kind.Value);
        return _isFaulty || names is null ? null : new Place
        {
            Id = PlaceTables.IdOf(district!, kind!.Value, names.Value.Name),
            Name = names.Value.Name,
            Hindi = names.Value.Hindi,
            Urdu = names.Value.Urdu,
            Kind = kind.Value,
            District = district!,
            Spot = spot,
            OtherNames = [.. columns.Of(record, ListColumns.OtherNames).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(StationNames.IsName)],
            Basis = [PlaceList.Official],
            IsUnverified = false,
            SharedWith = [],
        };
    }

    private District? District()
    {
        var text = columns.Of(record, ListColumns.District);
        if (text.Length == 0 && context.District is null)
        {
            Fault("'district' is empty");
        }

        var district = text.Length == 0 ? context.District : DistrictWords.Find(context.Gazetteer, text);
        if (text.Length > 0 && district is null)
        {
            Fault(DistrictWords.Unknown(context, text));
        }

        return district;
    }

    // An English-only list takes the Hindi names that are known, and a Hindi-only one the English names.
    private (string Name, string Hindi, string? Urdu)? Names(District district, PlaceKind kind)
    {
        var (name, hindi, urdu) = (Name(ListColumns.Name, kind), Name(ListColumns.Hindi, kind), Name(ListColumns.Urdu, kind));
        if (hindi.Length == 0 && Scripts.IsDevanagari(name))
        {
            (name, hindi) = ("", name);
        }

        Check(name.Length + hindi.Length > 0, "'name' is empty");
        Check(name.Length == 0 || (name.Any(char.IsAsciiLetter) && !Scripts.HasIndic(name)), "the name is not in Latin letters");
        Check(hindi.Length == 0 || Scripts.IsDevanagari(hindi), "the Hindi name is not in Devanagari");
        Check(urdu.Length == 0 || Scripts.IsArabic(urdu), "the Urdu name is not in Arabic script");
        Check(Math.Max(name.Length, hindi.Length) <= LongestName, $"the name is longer than {LongestName} letters");
        if (name.Length == 0 && hindi.Length > 0 && context.Known.Find(district, kind, hindi) is not { Name: var english })
        {
            Fault("it has no English name, and none is known: add it in a column 'name'");
            return null;
        }
        else if (name.Length == 0 && hindi.Length > 0)
        {
            name = context.Known.Find(district, kind, hindi)!.Name;
        }

        return (StationNames.Capitalised(name), hindi.Length > 0 ? hindi : context.Known.Find(district, kind, name)?.Hindi ?? StationNames.Capitalised(name), urdu.Length == 0 ? null : urdu);
    }

    private string Name(string column, PlaceKind kind) => columns.Of(record, column) is var text && kind == PlaceKind.PoliceStation ? StationNames.Bare(text) : text;

    private Spot? Spot(District? district)
    {
        var (latitude, longitude) = columns.Of(record, ListColumns.Point) is { Length: > 0 } both && Degrees.Split(both) is { } pair
            ? pair
            : (columns.Of(record, ListColumns.Latitude), columns.Of(record, ListColumns.Longitude));
        var accuracy = columns.Of(record, ListColumns.Accuracy) is { Length: > 0 } text ? Number(ListColumns.Accuracy, text) : UsualAccuracyKm;
        Check(accuracy is null or > 0 and <= 100, "the accuracy is not between 0 and 100 km");
        if (Number(ListColumns.Latitude, latitude) is not { } north || Number(ListColumns.Longitude, longitude) is not { } east)
        {
            return null;
        }

        if (StateBounds.Fault(north, east) is { } fault)
        {
            Fault(fault);
            return null;
        }

        if (district is not null)
        {
            CheckDistrict(district, north, east);
        }

        return accuracy is { } km ? new Spot(Math.Round(north, 6), Math.Round(east, 6), km) : null;
    }

    private void CheckDistrict(District district, double latitude, double longitude)
    {
        if (DistrictFinder.DistanceKm(latitude, longitude, district.Latitude, district.Longitude) > MaxKmFromHeadquarters)
        {
            Fault($"the point lies more than {MaxKmFromHeadquarters} km from {district.Headquarters}, from where {district.English} is run");
        }
        else if (context.Areas.Districts.Contains(district.Id))
        {
            if (context.Areas.Find(latitude, longitude)?.District is { } inside && inside != district.Id && !context.Areas.IsNear(district.Id, latitude, longitude))
            {
                Fault($"by the imported boundaries the point lies in {context.Gazetteer.Find(inside)!.English}, not in {district.English}");
            }
        }
        else if (new DistrictFinder(context.Gazetteer).Nearest(latitude, longitude)?.District is { } nearest && nearest.Id != district.Id && !district.Neighbours.Contains(nearest.Id))
        {
            faults.Add(new ImportFault(record.Line, $"the point is nearest to {nearest.English}, which has no border with {district.English}: is it right?") { Of = Called, IsRemark = true });
        }
    }

    private double? Number(string column, string text)
    {
        if (text.Length == 0)
        {
            Fault($"'{column}' is empty");
            return null;
        }

        if (Degrees.Read(text) is { } number && double.IsFinite(number))
        {
            return number;
        }

        Fault($"{column} '{text}' is no number{(text.Contains(',', StringComparison.Ordinal) ? ": write it with a point, as in 25.76" : "")}");
        return null;
    }

    private void Check(bool holds, string what)
    {
        if (!holds)
        {
            Fault(what);
        }
    }

    private void Fault(string what)
    {
        _isFaulty = true;
        faults.Add(new ImportFault(record.Line, what) { Of = Called is { Length: > 0 and <= LongestName } called ? called : null });
    }
}

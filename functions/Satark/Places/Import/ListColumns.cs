using System.Collections.Frozen;
using System.Collections.Immutable;
using Satark.Places.Tables;

namespace Satark.Places.Import;

/// <summary>Which column of a list holds what, whatever its header calls it.</summary>
internal sealed class ListColumns
{
    public const string Name = "name", Hindi = "hindi", Urdu = "urdu", Kind = "kind", District = "district", State = "state", Latitude = "latitude", Longitude = "longitude",
        Point = "point", Accuracy = "accuracy_km", OtherNames = "other_names";

    /// <summary>Titles that say at once what the rows are.</summary>
    private static readonly string[] StationTitles = ["policestation", "policestationname", "nameofpolicestation", "nameofps", "ps", "psname", "thana", "thananame", "थाना", "थानेकानाम", "थानाकानाम", "पुलिसथाना"];

    private static readonly string[] TehsilTitles = ["tehsil", "tehsilname", "tahsil", "तहसील"];

    /// <summary>How many records may stand above the header: titles, dates, signatures.</summary>
    private const int MostTitles = 10;

    private static readonly FrozenDictionary<string, string> Titles = Pairs(
        (Name, ["name", "english", "englishname", "nameenglish", "nameinenglish", "place", "placename", "station", "stationname", "town", "townname", "locality", .. StationTitles, .. TehsilTitles]),
        (Hindi, ["hindi", "hindiname", "namehindi", "nameinhindi", "हिंदी", "हिन्दी", "नाम", "हिंदीनाम", "हिन्दीनाम"]),
        (Urdu, ["urdu", "urduname", "nameurdu", "nameinurdu", "اردو"]),
        (Kind, ["kind", "type", "category", "placetype", "प्रकार"]),
        (District, ["district", "districtname", "nameofdistrict", "dist", "distt", "distname", "dtname", "districtn", "zila", "jila", "janpad", "जिला", "ज़िला", "जनपद", "जिलेकानाम", "ضلع"]),
        (State, ["state", "statename", "stname", "stnm", "राज्य"]),
        (Latitude, ["latitude", "lat", "y", "ycoord", "latitudey", "gpslatitude", "अक्षांश"]),
        (Longitude, ["longitude", "long", "lon", "lng", "x", "xcoord", "longitudex", "gpslongitude", "देशांतर"]),
        (Point, ["latlong", "latlon", "latlng", "latitudelongitude", "coordinates", "gps", "gpscoordinates", "gpslocation"]),
        (Accuracy, ["accuracykm"]),
        (OtherNames, ["othernames", "othername", "aliases", "alias", "alternatenames", "alternativenames"]));

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private ListColumns(CsvRecord header, int index)
    {
        (Header, Line, Count) = (index, header.Line, header.Fields.Length);
        for (var i = 0; i < header.Fields.Length; i++)
        {
            var title = Plain(header.Fields[i]);
            if (Titles.GetValueOrDefault(title) is not { } column)
            {
                Unread = title.Length == 0 ? Unread : Unread.Add(header.Fields[i].Trim());
            }
            else if (!_columns.TryAdd(column, i))
            {
                Twice = Twice.Add(column);
            }

            ImpliedKind ??= StationTitles.Any(station => Plain(station) == title) ? "police-station" : TehsilTitles.Any(tehsil => Plain(tehsil) == title) ? "tehsil" : null;
        }
    }

    /// <summary>Which record is the header.</summary>
    public int Header { get; }

    /// <summary>The header's line.</summary>
    public int Line { get; }

    /// <summary>How many columns there are.</summary>
    public int Count { get; }

    /// <summary>The kind that the header says of all rows (a column "Police Station"), or null.</summary>
    public string? ImpliedKind { get; }

    /// <summary>Titles that mean nothing here.</summary>
    public ImmutableArray<string> Unread { get; private set; } = [];

    /// <summary>Columns that two titles claim.</summary>
    public ImmutableArray<string> Twice { get; private set; } = [];

    /// <summary>Finds the header: the first record in which at least two titles are known.</summary>
    public static ListColumns Find(IReadOnlyList<CsvRecord> records)
    {
        for (var i = 0; i < Math.Min(records.Count, MostTitles); i++)
        {
            if (new ListColumns(records[i], i) is { _columns.Count: >= 2 } columns)
            {
                return columns;
            }
        }

        return new ListColumns(records[0], 0);
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>A record's field, without spaces around it; empty where the list has no such column.</summary>
    public string Of(CsvRecord record, string column) => _columns.TryGetValue(column, out var i) && i < record.Fields.Length ? record.Fields[i].Trim() : "";

    /// <summary>What is missing for any row to be read.</summary>
    public IEnumerable<string> Missing(ImportContext context)
    {
        if (!Has(Name) && !Has(Hindi))
        {
            yield return "the column 'name' is missing";
        }

        if (!Has(Kind) && context.Kind is null && ImpliedKind is null)
        {
            yield return "the column 'kind' is missing: add it, or say what all rows are with --kind, as in --kind stations";
        }

        if (!Has(District) && context.District is null)
        {
            yield return "the column 'district' is missing: add it, or name the one district of all rows with --district";
        }

        foreach (var column in Has(Point) ? [] : (string[])[Latitude, Longitude])
        {
            if (!Has(column))
            {
                yield return $"the column '{column}' is missing";
            }
        }
    }

    // Case, spaces, full stops and the spellings of Hindi (जिला, ज़िला) do not matter.
    private static string Plain(string title) => NameHolders.KeyOf(title.Replace('_', ' ')).Replace("|", "", StringComparison.Ordinal);

    private static FrozenDictionary<string, string> Pairs(params (string Column, string[] Titles)[] columns) =>
        columns.SelectMany(column => column.Titles.Select(title => KeyValuePair.Create(Plain(title), column.Column))).DistinctBy(pair => pair.Key).ToFrozenDictionary(StringComparer.Ordinal);
}

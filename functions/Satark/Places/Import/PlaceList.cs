using System.Collections.Immutable;
using System.Globalization;
using Satark.Places.Tables;

namespace Satark.Places.Import;

/// <summary>An official list of places with coordinates: what could be read of it, and what is wrong with the rest.</summary>
/// <param name="Places">The rows without a fault. Their basis is <c>official</c>, and they are not unverified.</param>
/// <param name="Faults">All that is wrong, in the order of the lines; a line can have several.</param>
public sealed record PlaceList(ImmutableArray<Place> Places, ImmutableArray<ImportFault> Faults)
{
    /// <summary>The basis of an imported place.</summary>
    public const string Official = "official";

    /// <summary>Farther than this from its district's headquarters a point is a slip: no district reaches so far.</summary>
    private const double MaxKmFromHeadquarters = 130;

    /// <summary>Where a list does not say how good its coordinates are.</summary>
    private const double UsualAccuracyKm = 1;

    private static readonly string[] Needed = ["name", "hindi", "kind", "district", "latitude", "longitude"];
    private static readonly string[] Allowed = [.. Needed, "urdu", "accuracy_km", "other_names"];

    /// <summary>
    /// Reads CSV text (RFC 4180, a header row, columns in any order). Needed: <c>name</c>, <c>hindi</c>, <c>kind</c>, <c>district</c> (id or any name),
    /// <c>latitude</c>, <c>longitude</c>. Also taken: <c>urdu</c>, <c>accuracy_km</c>, <c>other_names</c> (parted by <c>|</c>). Takes any text and never throws.
    /// </summary>
    public static PlaceList Read(string csv, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(gazetteer);
        var records = CsvText.Parse(csv.TrimStart('\uFEFF'));
        var faults = ImmutableArray.CreateBuilder<ImportFault>();
        if (records.Count == 0)
        {
            return new PlaceList([], [new ImportFault(1, "the list is empty")]);
        }

        var header = records[0].Fields.Select(field => field.Trim().ToLowerInvariant()).ToArray();
        faults.AddRange(Needed.Except(header).Select(column => new ImportFault(1, $"the column '{column}' is missing")));
        faults.AddRange(header.Except(Allowed).Select(column => new ImportFault(1, $"the column '{column}' is unknown and not read")));
        faults.AddRange(header.GroupBy(column => column).Where(group => group.Count() > 1).Select(group => new ImportFault(1, $"the column '{group.Key}' stands twice")));
        if (Needed.Except(header).Any() || header.Distinct(StringComparer.Ordinal).Count() != header.Length)
        {
            return new PlaceList([], faults.ToImmutable());
        }

        var places = ImmutableArray.CreateBuilder<Place>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in records.Skip(1).Where(record => record.Fields is not [""]))
        {
            var row = new Row(record, header, gazetteer, faults);
            if (row.Place() is not { } place)
            {
                continue;
            }

            if (lines.TryAdd(place.Id, record.Line))
            {
                places.Add(place);
            }
            else
            {
                faults.Add(new ImportFault(record.Line, $"'{place.Name}' of this kind and district stands already on line {lines[place.Id]}"));
            }
        }

        return new PlaceList(places.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>One row, and the faults found in it.</summary>
    private readonly struct Row(CsvRecord record, string[] header, Gazetteer gazetteer, ImmutableArray<ImportFault>.Builder faults)
    {
        public Place? Place()
        {
            var before = faults.Count;
            if (record.EndsInsideQuotes)
            {
                Fault("a quote is opened and never closed");
                return null;
            }

            if (record.Fields.Length != header.Length)
            {
                Fault($"{record.Fields.Length} fields instead of {header.Length}");
                return null;
            }

            var (name, hindi, urdu) = (Needed("name"), Needed("hindi"), Field("urdu"));
            Check(name.Length == 0 || name.Any(char.IsAsciiLetter), "the name is not in Latin letters");
            Check(hindi.Length == 0 || Scripts.IsDevanagari(hindi), "the Hindi name is not in Devanagari");
            Check(urdu.Length == 0 || Scripts.IsArabic(urdu), "the Urdu name is not in Arabic script");
            Check(!record.Fields.Any(field => field.Contains('\uFFFD', StringComparison.Ordinal)), "some letters are lost: the file is not UTF-8");
            var (kindName, districtName) = (Needed("kind"), Needed("district"));
            var kind = PlaceTables.KindOf(kindName.ToLowerInvariant());
            Check(kindName.Length == 0 || kind is not null, $"'{kindName}' is no kind of place");
            var district = gazetteer.Find(districtName) ?? gazetteer.FindByName(districtName);
            Check(districtName.Length == 0 || district is not null, $"'{districtName}' is no district of Uttar Pradesh");
            var spot = Spot(district);
            return faults.Count > before || kind is null || district is null ? null : new Place
            {
                Id = PlaceTables.IdOf(district, kind.Value, name),
                Name = name,
                Hindi = hindi,
                Urdu = urdu.Length == 0 ? null : urdu,
                Kind = kind.Value,
                District = district,
                Spot = spot,
                OtherNames = [.. Field("other_names").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
                Basis = [Official],
                IsUnverified = false,
                SharedWith = [.. gazetteer.HoldersOf(name).Union(gazetteer.HoldersOf(hindi), StringComparer.Ordinal).Where(holder => holder != district.Id)],
            };
        }

        private Spot? Spot(District? district)
        {
            var (latitude, longitude) = (Number("latitude"), Number("longitude"));
            var accuracy = Field("accuracy_km").Length == 0 ? UsualAccuracyKm : Number("accuracy_km");
            Check(accuracy is null or > 0 and <= 100, "the accuracy is not between 0 and 100 km");
            if (latitude is not { } north || longitude is not { } east)
            {
                return null;
            }

            if (StateBounds.Fault(north, east) is { } fault)
            {
                Fault(fault);
                return null;
            }

            Check(
                district is null || DistanceKm(north, east, district.Latitude, district.Longitude) <= MaxKmFromHeadquarters,
                $"the point lies more than {MaxKmFromHeadquarters} km from {district?.Headquarters}, from where {district?.English} is run");
            return accuracy is { } km ? new Spot(north, east, km) : null;
        }

        private string Field(string column) => Array.IndexOf(header, column) is >= 0 and var i ? record.Fields[i].Trim() : "";

        private string Needed(string column)
        {
            var field = Field(column);
            Check(field.Length > 0, $"'{column}' is empty");
            return field;
        }

        private double? Number(string column)
        {
            var field = Field(column);
            if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                return number;
            }

            Fault(field.Length == 0 ? $"'{column}' is empty" : $"{column} '{field}' is no number");
            return null;
        }

        private void Check(bool holds, string what)
        {
            if (!holds)
            {
                Fault(what);
            }
        }

        private void Fault(string what) => faults.Add(new ImportFault(record.Line, what));

        // The plane of the map will do: at these distances it is off by less than a kilometre.
        private static double DistanceKm(double latitude1, double longitude1, double latitude2, double longitude2) => 111.2 * double.Hypot(
            latitude1 - latitude2, (longitude1 - longitude2) * Math.Cos(double.DegreesToRadians(latitude1)));
    }
}

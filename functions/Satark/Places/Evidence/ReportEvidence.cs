using System.Globalization;
using Satark.Cases;
using Satark.Places.Evidence.Networks;
using Satark.Places.Evidence.Points;
using Satark.Places.Evidence.Readers;
using Satark.Places.Finding;

namespace Satark.Places.Evidence;

/// <summary>
/// All that a report says about where the person is: the post's text, the platform's own location, addresses from which the account was used, its telephone
/// number and its profile's place. Names and handles say nothing: people call themselves after towns that they left. Safe to share.
/// </summary>
public sealed class ReportEvidence
{
    // A platform's words are of its own making; a profile's place is where somebody lives, lived, or would like to.
    private const double PlatformWords = 0.7;
    private const double ProfileWords = 0.55;

    /// <summary>A platform that does not say how exact its point is has often taken it from an address: a city's middle, and mostly the right city.</summary>
    private const double UnknownAccuracyKm = 8;

    private const double UnknownAccuracy = 0.88;

    private readonly TextEvidence _text;
    private readonly FieldEvidence _fields;
    private readonly AccountEvidence _account;

    /// <summary>Reads by this finder, gazetteer and installation's tables.</summary>
    /// <param name="finder">Finds places by name.</param>
    /// <param name="gazetteer">Knows codes and places.</param>
    /// <param name="points">Says where a point lies; null for what the gazetteer alone knows.</param>
    /// <param name="table">The installation's table of networks; null where none is set: addresses then are kept without a place.</param>
    public ReportEvidence(PlaceFinder finder, Gazetteer gazetteer, PointPlace? points = null, IpTable? table = null)
    {
        points ??= new PointPlace(gazetteer);
        _text = new TextEvidence(finder, gazetteer, points);
        _fields = new FieldEvidence(_text, gazetteer);
        _account = new AccountEvidence(gazetteer, points, table);
    }

    /// <summary>All evidence in a report: first the platform's location, then the text in its order, addresses with the latest first, phone, profile.</summary>
    /// <param name="report">The report.</param>
    /// <param name="at">When it came.</param>
    public IReadOnlyList<PlaceEvidence> Of(Report report, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(report);
        var subject = report.Subject;
        return
        [
            .. Location(report.Location, at),
            .. report.Text is { } text ? _text.Of(text, at) : [],
            .. Addresses(subject.IpAddresses, at),
            .. subject.Phone is { Length: > 0 } phone ? [_account.Phone(phone, EvidenceSource.Platform, at)] : Array.Empty<PlaceEvidence>(),
            .. Field(subject.ProfileLocation, EvidenceKind.ProfilePlace, EvidenceSource.Profile, ProfileWords, at),
        ];
    }

    private IEnumerable<PlaceEvidence> Location(ReportedLocation? location, DateTimeOffset at)
    {
        if (location is { Latitude: { } latitude, Longitude: { } longitude })
        {
            var knownKm = location.AccuracyMetres is >= 0 and var metres && double.IsFinite(metres) ? metres / 1000 : (double?)null;
            var value = string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}");
            yield return _account.Point(new Spot(latitude, longitude, Math.Max(knownKm ?? UnknownAccuracyKm, 0.01)), EvidenceKind.Coordinates, value, Worth(knownKm), EvidenceSource.Platform, at);
        }

        foreach (var piece in Field(location?.Text, EvidenceKind.PlatformPlace, EvidenceSource.Platform, PlatformWords, at))
        {
            yield return piece;
        }
    }

    // So exact only a telephone's own position is, and it is with its owner; wider ones are from masts and networks.
    private static double Worth(double? accuracyKm) => accuracyKm switch
    {
        null => UnknownAccuracy,
        <= 0.2 => 0.93,
        <= 2 => 0.9,
        <= 10 => 0.8,
        <= 30 => 0.7,
        _ => 0.55,
    };

    private IEnumerable<PlaceEvidence> Addresses(IReadOnlyList<SeenAddress> addresses, DateTimeOffset at) =>
        addresses.OrderByDescending(address => address.SeenAt ?? DateTimeOffset.MinValue)
            .Select((address, rank) => _account.Address(address.Address, address.SeenAt, rank, EvidenceSource.Platform, at));

    private IEnumerable<PlaceEvidence> Field(string? words, EvidenceKind kind, EvidenceSource source, double confidence, DateTimeOffset at) =>
        string.IsNullOrWhiteSpace(words) ? [] : _fields.Of(words, kind, source, confidence, at);
}

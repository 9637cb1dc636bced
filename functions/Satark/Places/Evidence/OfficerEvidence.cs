using Satark.Places.Evidence.Networks;
using Satark.Places.Evidence.Points;
using Satark.Places.Evidence.Readers;
using Satark.Places.Finding;

namespace Satark.Places.Evidence;

/// <summary>Reads what an officer adds to a case: the kinds of the move <c>evidence</c>, each with a value in words. Safe to share.</summary>
public sealed class OfficerEvidence
{
    // An officer has spoken with somebody; what was said may still be wrong, or the person gone on.
    private const double NamedPlace = 0.85;
    private const double Address = 0.7;
    private const double Point = 0.9;

    // A partner that was asked where the device was answers from its records.
    private const double Answer = 0.85;

    // A picture is of where its taker was, when it was taken; without a time nobody knows when that was.
    private const double FreshPicture = 0.8;
    private const double UndatedPicture = 0.4;
    private static readonly TimeSpan PictureHalfLife = TimeSpan.FromDays(7);

    private readonly TextEvidence _text;
    private readonly FieldEvidence _fields;
    private readonly AccountEvidence _account;

    /// <summary>The kind of what a partner answered by mail.</summary>
    public const string PartnerAnswer = "partner-answer";

    /// <summary>Reads by this finder, gazetteer and installation's tables; as <see cref="ReportEvidence"/>.</summary>
    public OfficerEvidence(PlaceFinder finder, Gazetteer gazetteer, PointPlace? points = null, IpTable? table = null)
    {
        points ??= new PointPlace(gazetteer);
        _text = new TextEvidence(finder, gazetteer, points);
        _fields = new FieldEvidence(_text, gazetteer);
        _account = new AccountEvidence(gazetteer, points, table);
    }

    /// <summary>What an officer's evidence says of place; empty where it says nothing.</summary>
    /// <param name="kind"><c>phone</c>, <c>ip-address</c>, <c>coordinates</c>, <c>address</c>, <c>place-name</c>, <c>picture-position</c>, <c>partner-answer</c>; anything else is read as free words.</param>
    /// <param name="value">The value, as the officer typed it.</param>
    /// <param name="at">When.</param>
    public IReadOnlyList<PlaceEvidence> Read(string kind, string value, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(value);
        if (string.IsNullOrWhiteSpace(value))
        {
            return [];
        }

        return kind switch
        {
            "phone" => [_account.Phone(value, EvidenceSource.Officer, at)],
            "ip-address" => [_account.Address(FirstWord(value), null, rank: 0, EvidenceSource.Officer, at)],
            PicturePosition.Kind => PicturePosition.Parse(value) is { } picture ? [Of(picture, at)] : [],
            "coordinates" => [.. _text.Of(value, at).Where(piece => piece.Kind != EvidenceKind.NamedPlace).Select(Typed)],
            "address" => [.. _fields.Of(value, EvidenceKind.OfficersWord, EvidenceSource.Officer, Address, at)],
            PartnerAnswer => [.. _fields.Of(value, EvidenceKind.PlatformPlace, EvidenceSource.PartnerAnswer, Answer, at)],
            "place-name" => [.. _fields.Of(value, EvidenceKind.OfficersWord, EvidenceSource.Officer, NamedPlace, at)],
            _ => [.. _text.Of(value, at).Select(piece => piece with
            {
                Kind = piece.Kind == EvidenceKind.NamedPlace ? EvidenceKind.OfficersWord : piece.Kind,
                Source = EvidenceSource.Officer,
                Start = null,
                Length = null,
            })],
        };
    }

    // Typed where a point is asked for, a pair of numbers is a point.
    private static PlaceEvidence Typed(PlaceEvidence piece) => piece with
    {
        Source = EvidenceSource.Officer,
        Confidence = piece.Kind is EvidenceKind.Coordinates or EvidenceKind.MapLink ? Math.Min(Point, piece.Confidence * 1.15) : piece.Confidence,
        Start = null,
        Length = null,
    };

    private PlaceEvidence Of(PicturePosition picture, DateTimeOffset at)
    {
        var worth = picture.TakenAt is { } taken ? FreshPicture * Math.Pow(0.5, (at > taken ? at - taken : TimeSpan.Zero) / PictureHalfLife) : UndatedPicture;
        return _account.Point(
            new Spot(picture.Latitude, picture.Longitude, 0.05), EvidenceKind.PicturePosition, picture.ToString(), worth, EvidenceSource.Officer, picture.TakenAt ?? at);
    }

    // "49.36.1.2 (last login)"
    private static string FirstWord(string value) => value.Trim().Split(' ', 2)[0];
}

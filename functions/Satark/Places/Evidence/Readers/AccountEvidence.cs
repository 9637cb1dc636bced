using System.Collections.Immutable;
using Satark.Places.Evidence.Networks;
using Satark.Places.Evidence.Numbers;
using Satark.Places.Evidence.Points;
using Satark.Places.Evidence.Positions;

namespace Satark.Places.Evidence.Readers;

/// <summary>What single data of an account say of place, whoever gives them: an address from which it was used, its telephone number, a point.</summary>
internal sealed class AccountEvidence(Gazetteer gazetteer, PointPlace points, IpTable? table)
{
    // Indian mobile operators lead many districts' traffic over one town: the state is right more often than the district.
    private const double IpDistrict = 0.4;
    private const double IpState = 0.55;
    private const double UnknownTime = 0.7;
    private static readonly TimeSpan IpHalfLife = TimeSpan.FromDays(30);

    private readonly Telephones _telephones = new(gazetteer, new NumberingPlan(gazetteer));

    /// <summary>An address from which the account was used. It is kept also where nothing is known of it: an operator can be asked.</summary>
    /// <param name="address">The address.</param>
    /// <param name="seenAt">When it was used, or null.</param>
    /// <param name="rank">How many later addresses are known.</param>
    /// <param name="source">Who gives it.</param>
    /// <param name="at">Now.</param>
    public PlaceEvidence Address(string address, DateTimeOffset? seenAt, int rank, EvidenceSource source, DateTimeOffset at)
    {
        var place = table?.Find(address);
        var age = seenAt is { } seen && at > seen ? at - seen : TimeSpan.Zero;
        var worth = (place?.District is null ? IpState : IpDistrict) * (seenAt is null ? UnknownTime : Math.Pow(0.5, age / IpHalfLife)) * Math.Pow(0.8, Math.Min(rank, 20));
        return new PlaceEvidence
        {
            Kind = EvidenceKind.IpAddress,
            Value = address,
            Place = place,
            Confidence = place is null ? 0 : worth,
            Source = source,
            At = seenAt ?? at,
        };
    }

    /// <summary>The account's own telephone number. It is kept also where nothing is known of it, or where it is from abroad.</summary>
    public PlaceEvidence Phone(string number, EvidenceSource source, DateTimeOffset at)
    {
        var reading = _telephones.Own(PlainText.Of(number).Span);
        return new PlaceEvidence
        {
            Kind = reading.Kind,
            Value = number,
            Place = reading.Places.IsEmpty ? null : reading.Places[0],
            Alternatives = reading.Places.IsEmpty ? [] : reading.Places[1..],
            Confidence = reading.Confidence,
            Source = source,
            At = at,
            IsUnverified = reading.IsUnverified,
        };
    }

    /// <summary>A point. Latitude and longitude in the wrong order are put right.</summary>
    public PlaceEvidence Point(Spot spot, EvidenceKind kind, string value, double worth, EvidenceSource source, DateTimeOffset at)
    {
        if (!CoordinatePairs.IsIndian(spot.Latitude, spot.Longitude) && CoordinatePairs.IsIndian(spot.Longitude, spot.Latitude))
        {
            spot = spot with { Latitude = spot.Longitude, Longitude = spot.Latitude };
        }

        var finding = points.Of(spot.Latitude, spot.Longitude, spot.AccuracyKm);
        return new PlaceEvidence
        {
            Kind = kind,
            Value = value,
            Place = finding?.Places[0],
            Alternatives = finding is null ? ImmutableArray<EvidencePlace>.Empty : finding.Places[1..],
            Confidence = worth * (finding?.Confidence ?? 0),
            Source = source,
            At = at,
        };
    }
}

using System.Collections.Immutable;
using Satark.Places.Evidence.Numbers;
using Satark.Places.Evidence.Points;
using Satark.Places.Evidence.Positions;
using Satark.Places.Evidence.Readers;
using Satark.Places.Finding;

namespace Satark.Places.Evidence;

/// <summary>
/// What a message says about where its writer is: the places it names, and coordinates, map links, PIN codes, area codes, mobile numbers and number plates
/// in it. Holds no state and is safe to share.
/// </summary>
/// <remarks>
/// Takes any text, including broken surrogates, and never throws; time is linear in its length. Confidences are what such a piece is worth by itself: a
/// point that somebody writes down is most likely where they are (0.8); an address with its PIN code is where they live (0.5 to 0.6); a landline, a plate
/// or a mobile number is often somebody else's (0.1 to 0.3). Each is multiplied by how sure the piece's own place is.
/// </remarks>
public sealed class TextEvidence
{
    /// <summary>No more pieces than this are taken from one text: nobody reads more, and a hostile text has a hundred thousand.</summary>
    public const int MostPieces = 200;

    // A map's link is also how people pass on where they will be, or where something is.
    private const double Point = 0.8;
    private const double SwappedPoint = 0.7;
    private const double Link = 0.7;
    private const double LinkByName = 0.5;

    // A PIN code belongs to the place named right before it; a role, to what stands this near.
    private const int BesidePlace = 3;
    private const int SameAddress = 40;

    private readonly PlaceFinder _finder;
    private readonly PointPlace _points;
    private readonly Gazetteer _gazetteer;
    private readonly PinCodes _pinCodes;
    private readonly Telephones _telephones;
    private readonly NumberPlates _plates;

    /// <summary>Reads by this finder and gazetteer.</summary>
    /// <param name="finder">Finds places by name.</param>
    /// <param name="gazetteer">Knows codes and places.</param>
    /// <param name="points">Says where a point lies; null for what the gazetteer alone knows.</param>
    public TextEvidence(PlaceFinder finder, Gazetteer gazetteer, PointPlace? points = null)
    {
        ArgumentNullException.ThrowIfNull(finder);
        ArgumentNullException.ThrowIfNull(gazetteer);
        _finder = finder;
        _gazetteer = gazetteer;
        _points = points ?? new PointPlace(gazetteer);
        _pinCodes = new PinCodes(gazetteer);
        _telephones = new Telephones(gazetteer, new NumberingPlan(gazetteer));
        _plates = new NumberPlates(gazetteer);
    }

    /// <summary>All evidence in a text, in its order; at most <see cref="MostPieces"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">When it was written.</param>
    public IReadOnlyList<PlaceEvidence> Of(string text, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mentions = _finder.Find(text);
        var plain = PlainText.Of(text);
        var found = new List<PlaceEvidence>();
        foreach (var reading in Read(text, plain, mentions))
        {
            var (start, length) = plain.Original(reading.Start, reading.End);
            found.Add(new PlaceEvidence
            {
                Kind = reading.Kind,
                Value = text.Substring(start, length),
                Place = reading.Places.IsEmpty ? null : reading.Places[0],
                Alternatives = reading.Places.IsEmpty ? [] : [.. reading.Places.Skip(1)],
                Confidence = reading.Confidence,
                Source = EvidenceSource.Post,
                At = at,
                Role = reading.Role,
                IsUnverified = reading.IsUnverified,
                Start = start,
                Length = length,
            });
        }

        var own = found.Count;
        var next = 0;
        foreach (var mention in mentions)
        {
            // A name inside a link or a plate is a part of it.
            while (next < own && found[next].Start + found[next].Length <= mention.Start)
            {
                next++;
            }

            if (next == own || found[next].Start >= mention.Start + mention.Length)
            {
                found.Add(Of(mention, text, at));
            }
        }

        found.Sort((a, b) => a.Start!.Value.CompareTo(b.Start!.Value));
        return found.Count > MostPieces ? found[..MostPieces] : found;
    }

    private static PlaceEvidence Of(PlaceMention mention, string text, DateTimeOffset at) => new()
    {
        Kind = EvidenceKind.NamedPlace,
        Value = text.Substring(mention.Start, mention.Length),
        Place = mention.Candidates[0],
        Alternatives = mention.Candidates[1..],
        Confidence = mention.Confidence,
        Source = EvidenceSource.Post,
        At = at,
        Role = mention.Role,
        IsUnverified = mention.IsUnverified,
        Start = mention.Start,
        Length = mention.Length,
    };

    private List<Reading> Read(string given, PlainText plain, ImmutableArray<PlaceMention> mentions)
    {
        var text = plain.Span;
        var readings = new List<Reading>();
        var beside = new MentionsBeside(mentions);
        for (var i = 0; i < text.Length && readings.Count < MostPieces;)
        {
            var end = i;
            if (IsStart(text, i))
            {
                end = Take(given, plain, i, beside, out var reading);
                if (reading is { } read)
                {
                    readings.Add(read);
                }
            }

            i = end > i ? end : EndOfWord(text, i);
        }

        return readings;
    }

    // Answers where what starts here ends, or start where nothing does.
    private int Take(string given, PlainText plain, int start, MentionsBeside beside, out Reading? reading)
    {
        var text = plain.Span;
        reading = null;
        if (MapLinks.Read(text, start, out var map) is var end && end > start)
        {
            reading = map is { } link ? Of(link) : null;
            return end;
        }

        var origin = plain.OriginOf(start);
        if (PlusCode.EndOf(text, start, out var beforePlus) is var endOfCode && endOfCode > start)
        {
            var code = text[start..endOfCode];
            var spot = beforePlus == 8 ? PlusCode.Decode(code) : beside.Nearest(origin, SpotOf) is { } near ? PlusCode.Recover(code, near) : null;
            reading = spot is { } decoded ? Of(EvidenceKind.Coordinates, decoded, Point, start, endOfCode, isMarked: true) : null;
            return endOfCode;
        }

        if (CoordinatePairs.Read(text, start) is { } pair)
        {
            reading = Of(
                EvidenceKind.Coordinates, new Spot(pair.Latitude, pair.Longitude, pair.AccuracyKm), pair.IsSwapped ? SwappedPoint : Point, pair.Start, pair.End, pair.IsMarked);
            return pair.End;
        }

        if (_plates.Read(text, start, IsCapital(given, origin)) is { } plate)
        {
            reading = plate;
            return plate.End;
        }

        if (!char.IsAsciiDigit(text[start]))
        {
            return start;
        }

        var place = beside.Before(origin, SameAddress);
        var isInAddress = place is not null && origin - place.Start - place.Length <= BesidePlace;
        if (_pinCodes.Read(text, start, isInAddress) is { } pin)
        {
            // "Born at Ballia 277001": the code says no more of the writer than the name before it.
            reading = place is { Role: not (PlaceRole.Here or PlaceRole.Named) } ? pin with { Role = place.Role, Confidence = Math.Min(pin.Confidence, place.Confidence) } : pin;
            return pin.End;
        }

        return _telephones.Read(text, start, out reading);
    }

    private Reading? Of(MapLink link)
    {
        var role = link.IsJourney ? PlaceRole.Destination : PlaceRole.Here;
        if (link.Point is { } point)
        {
            return Of(EvidenceKind.MapLink, point, Link, link.Start, link.End, isMarked: true) is { } reading ? reading with { Role = role } : null;
        }

        return link.Words is { } words && _finder.Find(words) is [var mention, ..]
            ? new Reading(EvidenceKind.MapLink, link.Start, link.End, mention.Candidates, LinkByName) { Role = role, IsUnverified = mention.IsUnverified }
            : new Reading(EvidenceKind.MapLink, link.Start, link.End, [], 0);
    }

    // Two bare numbers that point to no known place are two numbers; what says that it is a point stays, also without a place.
    private Reading? Of(EvidenceKind kind, Spot spot, double confidence, int start, int end, bool isMarked)
    {
        var finding = _points.Of(spot.Latitude, spot.Longitude, spot.AccuracyKm);
        return finding is null && !isMarked && spot.AccuracyKm > 0.1 ? null
            : new Reading(kind, start, end, finding?.Places ?? [], confidence * (finding?.Confidence ?? 0));
    }

    private Spot? SpotOf(PlaceMention mention) => mention.Candidates[0] switch
    {
        { Spot: { } spot } => spot,
        { District: { } id } when _gazetteer.Find(id) is { } district => new Spot(district.Latitude, district.Longitude, 1),
        _ => null,
    };

    private static bool IsCapital(string text, int start) => start + 1 < text.Length && char.IsUpper(text[start]) && (char.IsUpper(text[start + 1]) || text[start + 1] == '.');

    private static bool IsStart(ReadOnlySpan<char> text, int at) => char.IsAsciiDigit(text[at]) || text[at] == '/' || WordsBeside.IsLetter(text[at]);

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        if (char.IsAsciiDigit(text[start]))
        {
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }
        else if (WordsBeside.IsLetter(text[start]))
        {
            // Digits against letters may be a number of their own (पिन277001), but not inside an ASCII word (ab277001).
            while (end < text.Length && (WordsBeside.IsLetter(text[end]) || (text[end - 1] < '\u0080' && char.IsAsciiDigit(text[end]))))
            {
                end++;
            }
        }

        return end;
    }
}

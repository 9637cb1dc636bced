namespace Satark.Places.Evidence.Readers;

/// <summary>
/// Reads a field that holds a place and nothing else: a profile's, a platform's, an officer's. There each name means a place, so that what would be
/// doubtful in a sentence (Basti, Mau) is not.
/// </summary>
internal sealed class FieldEvidence(TextEvidence text, Gazetteer gazetteer)
{
    /// <summary>Of two places of one name the likelier is right about so often.</summary>
    private const double Shared = 0.6;

    private const double UnverifiedFactor = 0.8;

    /// <summary>The evidence in a field.</summary>
    /// <param name="words">The field.</param>
    /// <param name="kind">What a name in it is.</param>
    /// <param name="source">Whose field it is.</param>
    /// <param name="confidence">What a clear name in it is worth.</param>
    /// <param name="at">When it was said.</param>
    public IEnumerable<PlaceEvidence> Of(string words, EvidenceKind kind, EvidenceSource source, double confidence, DateTimeOffset at)
    {
        var pieces = text.Of(words, at);
        var names = pieces.Where(piece => piece.Kind == EvidenceKind.NamedPlace).ToList();
        if (names.Count == 0 && ByWholeName(words, at) is { } whole)
        {
            names.Add(whole);
        }

        foreach (var name in names.Where(name => !names.Exists(other => IsFiner(other, name))))
        {
            var worth = confidence * (name.Alternatives.Count > 0 ? Shared : 1) * (name.IsUnverified ? UnverifiedFactor : 1);
            yield return name with
            {
                Kind = kind,
                Source = source,
                Start = null,
                Length = null,
                Confidence = name.Role is PlaceRole.Here or PlaceRole.Named ? worth : Math.Min(worth, name.Confidence),
                Role = name.Role is PlaceRole.Named ? PlaceRole.Here : name.Role,
            };
        }

        foreach (var other in pieces.Where(piece => piece.Kind != EvidenceKind.NamedPlace))
        {
            yield return other with { Source = source, Start = null, Length = null, Confidence = Math.Min(other.Confidence, confidence) };
        }
    }

    // "Bansdih, Ballia, Uttar Pradesh" is one place, and said once.
    private static bool IsFiner(PlaceEvidence other, PlaceEvidence name) => other.Place is { } fine && name.Place is { } coarse
        && string.Equals(fine.State, coarse.State, StringComparison.Ordinal) && other.Role == name.Role
        && ((fine.District is not null && coarse.District is null)
            || (fine.District is not null && string.Equals(fine.District, coarse.District, StringComparison.Ordinal) && Depth(fine) > Depth(coarse)));

    private static int Depth(EvidencePlace place) => place.Station is not null ? 2 : place.Spot is not null ? 1 : 0;

    private PlaceEvidence? ByWholeName(string words, DateTimeOffset at)
    {
        if (words.Length > 200)
        {
            return null;
        }

        foreach (var part in words.Split([',', '|', '/', '\n'], 6).Prepend(words))
        {
            if (gazetteer.FindByName(part) is { } district)
            {
                return new PlaceEvidence
                {
                    Kind = EvidenceKind.NamedPlace,
                    Value = part.Trim(),
                    Place = EvidencePlaces.Of(district),
                    Confidence = 1,
                    Source = EvidenceSource.Post,
                    At = at,
                };
            }
        }

        return null;
    }
}

using Satark.Places;
using Satark.Places.Evidence;

namespace Satark.Tests.Places.Evidence;

/// <summary>Pieces of evidence for tests of what is made of them.</summary>
internal static class Pieces
{
    public static PlaceEvidence District(string id, double confidence, EvidenceKind kind = EvidenceKind.NamedPlace, PlaceRole role = PlaceRole.Here) =>
        Piece(new EvidencePlace("UP", id, Gazetteer.Default.Find(id)!.English), confidence, kind, role);

    public static PlaceEvidence State(string code, double confidence, EvidenceKind kind = EvidenceKind.NamedPlace, PlaceRole role = PlaceRole.Here) =>
        Piece(new EvidencePlace(code, null, Gazetteer.Default.FindState(code)!.English), confidence, kind, role);

    public static PlaceEvidence Piece(EvidencePlace? place, double confidence, EvidenceKind kind = EvidenceKind.NamedPlace, PlaceRole role = PlaceRole.Here) => new()
    {
        Kind = kind,
        Value = place?.Name ?? "?",
        Place = place,
        Confidence = confidence,
        Source = kind switch
        {
            EvidenceKind.ProfilePlace => EvidenceSource.Profile,
            EvidenceKind.PlatformPlace or EvidenceKind.IpAddress => EvidenceSource.Platform,
            EvidenceKind.OfficersWord => EvidenceSource.Officer,
            EvidenceKind.EarlierCase => EvidenceSource.EarlierCase,
            _ => EvidenceSource.Post,
        },
        At = Given.T0,
        Role = role,
    };
}

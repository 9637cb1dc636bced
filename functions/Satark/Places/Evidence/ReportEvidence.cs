using Satark.Cases;

namespace Satark.Places.Evidence;

/// <summary>Reads what a report says of places.</summary>
public sealed class ReportEvidence(TextEvidence texts)
{
    /// <summary>The evidence of a report.</summary>
    public IReadOnlyList<PlaceEvidence> Of(Report report, DateTimeOffset at) => report.Text is { } text ? texts.Of(text, at) : [];

    /// <summary>The evidence of what an officer added.</summary>
    public IReadOnlyList<PlaceEvidence> OfOfficer(string kind, string value, DateTimeOffset at) =>
        kind.Length == 0 ? [] : [.. texts.Of(value, at).Select(e => e with { Source = EvidenceSource.Officer, Kind = EvidenceKind.OfficersWord })];

    /// <summary>What an earlier case of the same person says, or null.</summary>
    public static PlaceEvidence? OfEarlier(Case earlier, DateTimeOffset at) => earlier.Route is { } route && Gazetteer.Default.Find(route.DistrictId) is { } district
        ? new PlaceEvidence
        {
            Kind = EvidenceKind.EarlierCase,
            Value = earlier.Code,
            Place = new EvidencePlace("UP", district.Id, district.English),
            Confidence = 0.5,
            Source = EvidenceSource.EarlierCase,
            At = at < earlier.OpenedAt ? at : earlier.OpenedAt,
        }
        : null;
}

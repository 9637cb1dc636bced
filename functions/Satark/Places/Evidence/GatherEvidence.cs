using System.Text.Json;
using Satark.Cases;
using Satark.Enrichment;
using Satark.Privacy;

namespace Satark.Places.Evidence;

/// <summary>Gathers all that says where the person of a case is: its report, what officers and partners added, what a language service found, earlier cases.</summary>
public sealed class GatherEvidence(CaseBook book, ReportEvidence reports, OfficerEvidence officers, ServiceEvidence findings, Gazetteer gazetteer)
{
    /// <summary>More pieces than this are not kept: the surest stay.</summary>
    public const int Most = 200;

    /// <summary>
    /// The evidence of a case as it stands now, and what an earlier look had found and is said no more (<see cref="PlaceEvidence.IsFormer"/>). The same case
    /// gives the same evidence.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="key">Its key.</param>
    /// <param name="names">What a language service has just said of this report's text; null where it was not asked now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<PlaceEvidence>> OfAsync(Case c, DataKey key, FoundNames? names, CancellationToken cancellationToken)
    {
        var found = new List<PlaceEvidence>();
        var mark = (string?)null;
        if (c.SealedReport is not null)
        {
            var (report, at) = (CaseBook.OpenReport(c, key), c.DetectedAt ?? c.OpenedAt);
            found.AddRange(reports.Of(report, at));
            mark = report.Text is { } text ? FindPlaceNames.MarkOf(text, key) : null;
            if (names is not null && report.Text is not null)
            {
                found.AddRange(findings.Of(names.Said.Names, report.Text, found, at));
            }
        }

        foreach (var said in (await book.EventsAsync(c.Id, cancellationToken).ConfigureAwait(false)).Where(e => e.Kind == EventKinds.EvidenceAdded))
        {
            if (History.Open(c.Id, said, key) is { } value)
            {
                found.AddRange(officers.Read(said.Facts.GetValueOrDefault("kind", "other"), value, said.At));
            }
        }

        foreach (var link in c.Links.Where(link => link.Kind is LinkKind.SamePerson or LinkKind.RaisedAgain or LinkKind.EarlierCase))
        {
            if (await book.FindAsync(link.CaseId, cancellationToken).ConfigureAwait(false) is { Value: var other } && EarlierCaseEvidence.Of(other, gazetteer, c.OpenedAt) is { } piece)
            {
                found.Add(piece);
            }
        }

        return Kept(CaseBook.OpenEvidence(c, key), found, findingsStand: c.PlaceNames?.TextMark == mark);
    }

    /// <summary>The evidence as it is compared and sealed.</summary>
    public static byte[] Bytes(IReadOnlyList<PlaceEvidence> evidence) => JsonSerializer.SerializeToUtf8Bytes(evidence, SatarkJson.Default.IReadOnlyListPlaceEvidence);

    // What was found once is kept: a corrected report does not make its first version unsaid.
    // A language service is not asked again about the same text: what it found in that stands.
    private static List<PlaceEvidence> Kept(IReadOnlyList<PlaceEvidence> before, List<PlaceEvidence> found, bool findingsStand)
    {
        var keys = found.Select(KeyOf).ToHashSet();
        var all = found.Concat(before.Where(e => !keys.Contains(KeyOf(e))).Select(e => e.Kind == EvidenceKind.ServiceFinding && findingsStand ? e : e with { IsFormer = true })).DistinctBy(KeyOf);
        return [.. all.OrderByDescending(e => e.Confidence).Take(Most)
            .OrderByDescending(e => e.At).ThenBy(e => e.Kind).ThenBy(e => e.Start).ThenBy(e => e.Value, StringComparer.Ordinal)];
    }

    private static (EvidenceKind, EvidenceSource, string, int?) KeyOf(PlaceEvidence e) => (e.Kind, e.Source, e.Value, e.Start);
}

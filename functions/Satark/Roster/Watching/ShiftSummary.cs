using Satark.Board;
using Satark.Cases;

namespace Satark.Roster.Watching;

/// <summary>What the next shift must know: codes and counts, who holds what, and nobody who is at risk.</summary>
/// <param name="Since">When the last shift began.</param>
/// <param name="Now">When this was written.</param>
/// <param name="Open">Open cases, those with a life at risk first, then the oldest.</param>
/// <param name="Received">Codes of the cases that came since.</param>
/// <param name="Reached">Codes of those in which somebody was reached since.</param>
/// <param name="Closed">Codes of those that were closed since, with how they ended.</param>
public sealed record ShiftSummary(
    DateTimeOffset Since, DateTimeOffset Now, IReadOnlyList<ShiftCase> Open, IReadOnlyList<string> Received, IReadOnlyList<string> Reached, IReadOnlyList<ShiftEnd> Closed)
{
    /// <summary>The summary as an officer may read it. The board keeps what was closed for twelve hours: further back it does not look.</summary>
    public static ShiftSummary Of(IReadOnlyList<BoardRow> board, Officer reader, DateTimeOffset since, DateTimeOffset now)
    {
        var from = since < now - BoardIndex.ClosedStays ? now - BoardIndex.ClosedStays : since;
        var rows = board.Where(r => Visibility.MaySee(reader, r) && r.Mode != CaseMode.Test && !r.Sample).OrderByDescending(r => r.LifeRisk).ThenBy(r => r.OpenedAt).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        return new ShiftSummary(
            from,
            now,
            [.. rows.Where(r => r.State != CaseState.Closed).Select(r => new ShiftCase(r.Id, r.Code, r.LifeRisk, r.State, r.District?.English, r.District?.Hindi, r.Holder?.Name))],
            [.. rows.Where(r => r.OpenedAt >= from).Select(r => r.Code)],
            [.. rows.Where(r => r.ReachedAt >= from).Select(r => r.Code)],
            [.. rows.Where(r => r.ClosedAt >= from).Select(r => new ShiftEnd(r.Code, r.Outcome))]);
    }
}

/// <summary>An open case in a summary.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Code">Its code.</param>
/// <param name="LifeRisk">A life may be at stake.</param>
/// <param name="State">How far it has come.</param>
/// <param name="District">English, or null where none is known.</param>
/// <param name="DistrictHindi">The same in Hindi.</param>
/// <param name="Holder">Which officer holds it, or null: its ladder runs.</param>
public sealed record ShiftCase(string CaseId, string Code, bool LifeRisk, CaseState State, string? District, string? DistrictHindi, string? Holder);

/// <summary>A case that ended.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Outcome">How.</param>
public sealed record ShiftEnd(string Code, ClosingOutcome? Outcome);

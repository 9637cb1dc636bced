using Satark.Board;
using Satark.Cases;
using Satark.Intake;
using Satark.Roster;

namespace Satark.Http.Views;

/// <summary>
/// An earlier case of the same person: where they were found, by whom, how it ended, and whether anybody has looked after them since. Of a case that the
/// reader may not see only its code and that it was: whoever needs more asks the state desk.
/// </summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="OpenedAt">When it came; null where the reader may not see it, and so are all that follow.</param>
/// <param name="ClosedAt">When it ended.</param>
/// <param name="Outcome">How.</param>
/// <param name="District">Where it was routed.</param>
/// <param name="Station">The police station there.</param>
/// <param name="ReachedAt">When somebody was with the person; null: nobody was.</param>
/// <param name="ReachedBy">Who said so.</param>
/// <param name="Team">Who was sent: station and vehicle.</param>
/// <param name="Counselling">The tasks after the rescue; none where it was none.</param>
public sealed record EarlierView(
    string CaseId, string Code, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, ClosingOutcome? Outcome, BoardDistrict? District, string? Station,
    DateTimeOffset? ReachedAt, string? ReachedBy, string? Team, IReadOnlyList<CounsellingView> Counselling);

/// <summary>Gathers a person's earlier cases from a case's links.</summary>
public sealed class EarlierViews(CaseBook book)
{
    private const int Most = 10;

    /// <summary>The closed cases of the same person in the <see cref="IndexCase.Remembered"/> days before this one, newest first.</summary>
    public async Task<IReadOnlyList<EarlierView>> OfAsync(Case c, Officer reader, CancellationToken cancellationToken)
    {
        if (c.Tip is not null)
        {
            return [];
        }

        var earlier = new List<(DateTimeOffset Closed, EarlierView View)>();
        foreach (var id in c.Links.Where(l => l.Kind is LinkKind.EarlierCase or LinkKind.RaisedAgain or LinkKind.SamePerson).Select(l => l.CaseId).Distinct(StringComparer.Ordinal))
        {
            if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Value: { IsOpen: false, MergedInto: null, Tip: null } other }
                && other.OpenedAt <= c.OpenedAt && other.Times.Closed is { } closed && closed >= c.OpenedAt - IndexCase.Remembered)
            {
                earlier.Add((closed, await ViewAsync(other, reader, cancellationToken).ConfigureAwait(false)));
            }
        }

        return [.. earlier.OrderByDescending(e => e.Closed).Take(Most).Select(e => e.View)];
    }

    private async Task<EarlierView> ViewAsync(Case c, Officer reader, CancellationToken cancellationToken)
    {
        if (!Visibility.MaySee(reader, c))
        {
            return new EarlierView(c.Id, c.Code, null, null, null, null, null, null, null, null, []);
        }

        var row = BoardRow.Of(c);
        var reached = c.Times.Reached is null ? null : (await book.EventsAsync(c.Id, cancellationToken).ConfigureAwait(false)).LastOrDefault(e => e.Kind == EventKinds.Reached);
        var team = string.Join(", ", new[] { c.Dispatch?.Station, c.Dispatch?.Vehicle }.OfType<string>());
        return new EarlierView(
            c.Id, c.Code, c.OpenedAt, c.Times.Closed, c.Outcome, row.District, row.Station, c.Times.Reached, reached?.By.Name, team.Length == 0 ? null : team,
            [.. c.Counselling.Select(t => new CounsellingView(t.N, t.DueAt, t.DoneAt))]);
    }
}

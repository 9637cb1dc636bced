using Microsoft.AspNetCore.SignalR;
using Satark.Board;
using Satark.Http.Demo;
using Satark.Roster;

namespace Satark.Local.Desk;

/// <summary>The open pages of this process. Who may see what is decided page by page, at each push.</summary>
internal sealed class HubDesk(IHubContext<DeskHub, IDeskPage> hub, OpenPages pages, TimeProvider clock) : IDesk, IDemoPages
{
    /// <inheritdoc />
    public async Task ShowAsync(BoardRow row, CancellationToken cancellationToken)
    {
        // Below the range a tip's times are hours, but those of one's own hold: the same row, said up to three times.
        foreach (var to in pages.All.Where(p => p.HasLine && Visibility.MaySee(p.Officer, row)).GroupBy(p => (Visibility.SeesHoursOnly(p.Officer, CaseScope.Of(row).Tip), p.Officer.Id == row.Holder?.User)))
        {
            await hub.Clients.Clients([.. to.Select(p => p.Key)]).Row(row.For(to.First().Officer)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken) =>
        To(o => Visibility.MaySee(o, before) && !Visibility.MaySee(o, now)) is { Count: > 0 } to ? hub.Clients.Clients(to).Gone(gone) : Task.CompletedTask;

    /// <inheritdoc />
    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken) =>
        To(o => o.Jurisdiction.IsState) is { Count: > 0 } to ? hub.Clients.Clients(to).Refused(row) : Task.CompletedTask;

    /// <inheritdoc />
    public async Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = pages.All.Where(p => p.IsListening(now) && Visibility.MaySee(p.Officer, alarm)).ToList();
        foreach (var page in asked)
        {
            page.Asked(alarm, now);
        }

        // A page without a line finds its alarm at its next word.
        if (asked.Where(p => p.HasLine).Select(p => p.Key).ToList() is { Count: > 0 } to)
        {
            await hub.Clients.Clients(to).Alarm(alarm).ConfigureAwait(false);
        }

        return asked.Count;
    }

    /// <inheritdoc />
    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        // A district's page is asked about its own district's cases only: it does not make the desk a listening one.
        return ValueTask.FromResult(pages.All.Any(p => p.IsListening(now) && p.Officer.Jurisdiction.IsState));
    }

    /// <inheritdoc />
    public Task ShowScaleAsync(double scale, CancellationToken cancellationToken) => hub.Clients.Clients(To(_ => true)).Scale(scale);

    private List<string> To(Func<Officer, bool> may) => [.. pages.All.Where(p => p.HasLine && may(p.Officer)).Select(p => p.Key)];
}

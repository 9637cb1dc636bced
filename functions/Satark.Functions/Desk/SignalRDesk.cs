using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Satark.Board;
using Satark.Roster;

namespace Satark.Functions.Desk;

/// <summary>Open pages through the SignalR service: to the groups of all jurisdictions that may see it.</summary>
internal sealed partial class SignalRDesk(DeskLine line, ListeningPages pages, ILogger<SignalRDesk> logger) : IDesk
{
    /// <inheritdoc />
    public async Task ShowAsync(BoardRow row, CancellationToken cancellationToken)
    {
        var scope = CaseScope.Of(row);
        var groups = DeskGroups.Seeing(scope).ToLookup(g => g.HoursOnly, g => g.Group);
        await PushAsync("row", row, [.. groups[false]], scope.Tip is null ? Visibility.Named(scope) : [], cancellationToken).ConfigureAwait(false);
        if (scope.Tip is null)
        {
            return;
        }

        // Whoever sees a tip for their own name's sake may be of a station: hours for them all. Of two rows of one version a page keeps the first, so that a
        // holder's own comes before that of their group.
        await Task.WhenAll(Visibility.Named(scope).Select(user => PushAsync("row", row.InHours(user), [], [user], cancellationToken))).ConfigureAwait(false);
        await PushAsync("row", row.InHours(null), [.. groups[true]], [], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken) => PushAsync(
        "gone", gone,
        [.. DeskGroups.Seeing(before).Select(g => g.Group).Except(DeskGroups.Seeing(now).Select(g => g.Group), StringComparer.Ordinal)],
        [.. Visibility.Named(before).Except(Visibility.Named(now), StringComparer.Ordinal)], cancellationToken);

    /// <inheritdoc />
    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken) =>
        PushAsync("refused", row, DeskGroups.RefusedReaders, [], cancellationToken);

    /// <inheritdoc />
    public async Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken)
    {
        var asked = await pages.AskAsync(alarm, cancellationToken).ConfigureAwait(false);
        await PushAsync("alarm", alarm, [], [.. asked.Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        return asked.Count;
    }

    /// <inheritdoc />
    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken) => pages.IsStateListeningAsync(cancellationToken);

    private Task PushAsync(string what, object word, IReadOnlyList<string> groups, IReadOnlyList<string> users, CancellationToken cancellationToken) => Task.WhenAll(
        [.. groups.Select(g => TryAsync(what, word, c => c.Group(g), cancellationToken)), .. users.Select(u => TryAsync(what, word, c => c.User(u), cancellationToken))]);

    // Each by itself: one that is lost keeps no other from arriving.
    private async Task TryAsync(string what, object word, Func<IHubClients, IClientProxy> to, CancellationToken cancellationToken)
    {
        try
        {
            var hub = await line.OpenAsync(cancellationToken).ConfigureAwait(false);
            await to(hub.Clients).SendAsync(what, word, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A push may be lost whatever the reason: pages fetch the board again, and alarms wait for them.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Lost(logger, what, error.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A push of kind {What} was lost: {Error}.")]
        public static partial void Lost(ILogger logger, string what, string error);
    }
}

using System.Collections.Concurrent;
using Azure.Data.Tables;
using Satark.Functions.Storage;
using Satark.Roster;

namespace Satark.Functions.Desk;

/// <summary>
/// Keeps an officer's pages in the groups of jurisdiction and role. A membership ends by itself: whoever no longer comes, because the
/// session ended, hears nothing soon after.
/// </summary>
internal sealed class GroupMembership(DeskLine line, PagesTable table, TimeProvider clock)
{
    /// <summary>A membership lasts so long after the last word of a page.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>It is renewed after half of that, not at each word.</summary>
    public static readonly TimeSpan Renewed = Lasts / 2;

    private readonly ConcurrentDictionary<string, Joined> _joined = new(StringComparer.Ordinal);

    private sealed record Joined(string Groups, DateTimeOffset At);

    /// <summary>Joins the groups of the officer as of now, and leaves those that role or jurisdiction no longer give.</summary>
    /// <param name="officer">As the roster has them now.</param>
    /// <param name="anew">Joins even if that was done a moment ago: the service may have forgotten it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task JoinAsync(Officer officer, bool anew, CancellationToken cancellationToken)
    {
        var groups = DeskGroups.Joined(officer);
        var wanted = new Joined(string.Join(' ', groups), clock.GetUtcNow());
        if (!anew && _joined.TryGetValue(officer.Id, out var known) && Stands(known, wanted))
        {
            return;
        }

        // Another instance may have joined since: what it wrote decides whether there is anything to leave.
        var stored = await FindAsync(officer.Id, cancellationToken).ConfigureAwait(false);
        if (anew || !Stands(stored, wanted))
        {
            var hub = await line.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (stored?.Groups != wanted.Groups)
            {
                await hub.UserGroups.RemoveFromAllGroupsAsync(officer.Id, cancellationToken).ConfigureAwait(false);
            }

            foreach (var group in groups)
            {
                await hub.UserGroups.AddToGroupAsync(officer.Id, group, Lasts, cancellationToken).ConfigureAwait(false);
            }

            var row = new TableEntity(PagesTable.Members, officer.Id) { ["Groups"] = wanted.Groups, [PagesTable.At] = wanted.At };
            await table.PutAsync(row, cancellationToken).ConfigureAwait(false);
            stored = wanted;
        }

        _joined[officer.Id] = stored!;
    }

    /// <summary>Leaves all groups: the officer's sessions have ended.</summary>
    public async Task LeaveAsync(string officerId, CancellationToken cancellationToken)
    {
        _joined.TryRemove(officerId, out _);
        var hub = await line.OpenAsync(cancellationToken).ConfigureAwait(false);
        await hub.UserGroups.RemoveFromAllGroupsAsync(officerId, cancellationToken).ConfigureAwait(false);

        // Whoever comes again joins anew, in every instance that looks.
        await table.PutAsync(new TableEntity(PagesTable.Members, officerId) { ["Groups"] = "", [PagesTable.At] = clock.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
    }

    private static bool Stands(Joined? joined, Joined wanted) => joined?.Groups == wanted.Groups && wanted.At - joined.At < Renewed;

    private async Task<Joined?> FindAsync(string officer, CancellationToken cancellationToken) =>
        await table.FindAsync(PagesTable.Members, officer, cancellationToken).ConfigureAwait(false) is { } row
            ? new Joined(row.Text("Groups")!, row.Time(PagesTable.At) ?? DateTimeOffset.MinValue)
            : null;
}

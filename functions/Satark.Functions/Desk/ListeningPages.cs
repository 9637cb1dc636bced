using System.Text.Json;
using Azure.Data.Tables;
using Satark.Board;
using Satark.Functions.Storage;
using Satark.Http;
using Satark.Http.Desk;
using Satark.Roster;

namespace Satark.Functions.Desk;

/// <summary>Which pages listen, and what they were asked to sound: the same to every instance of the app.</summary>
internal sealed class ListeningPages(PagesTable table, TimeProvider clock) : IPagePresence
{
    // The board's answer holds it, and many pages ask for the board at once.
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(1);

    private sealed record Known(bool IsListening, DateTimeOffset At);

    private Known? _known;

    /// <inheritdoc />
    public async Task<IReadOnlyList<DeskAlarm>> ReportAsync(OpenPage page, bool armed, CancellationToken cancellationToken)
    {
        var (now, partition) = (clock.GetUtcNow(), PartitionOf(page));
        var row = new TableEntity(partition, PagesTable.RowOf("page", page))
        {
            ["Officer"] = page.Officer.Id,
            ["Page"] = page.Id,
            ["Jurisdiction"] = page.Officer.Jurisdiction.Text,
            ["Role"] = Words<Role>.Of(page.Officer.Role),
            ["Vigilance"] = page.Officer.Vigilance,
            ["Armed"] = armed,
            [PagesTable.At] = now,
        };
        await table.PutAsync(row, cancellationToken).ConfigureAwait(false);
        await table.SweepAsync(cancellationToken).ConfigureAwait(false);
        var asked = await table.ListAsync(partition, PagesTable.RowOf("ask", page) + ":", now - OpenPage.AlarmWaits, cancellationToken).ConfigureAwait(false);
        return [.. asked.Where(a => a.Flag("Played") == false).OrderBy(a => a.Time(PagesTable.At)).Select(AlarmOf)];
    }

    /// <inheritdoc />
    public async Task<bool> WasAskedAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken) =>
        await AskAsync(page, deliveryId, cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc />
    public async Task PlayedAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken)
    {
        if (await AskAsync(page, deliveryId, cancellationToken).ConfigureAwait(false) is { } asked)
        {
            asked["Played"] = true;
            await table.PutAsync(asked, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes for each listening page that may see the case that it was asked; its next word finds the alarm, pushed or not.</summary>
    /// <returns>The officers before those pages, one for each page.</returns>
    public async Task<IReadOnlyList<string>> AskAsync(DeskAlarm alarm, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var text = JsonSerializer.Serialize(alarm, HttpJson.Default.DeskAlarm);
        var listening = await Task.WhenAll(DeskGroups.Covering(alarm.District, null).Select(p => ListeningAsync(p, now, cancellationToken))).ConfigureAwait(false);
        return await Task.WhenAll(listening.SelectMany(pages => pages).Where(page => MayHear(page, alarm)).Select(AskAsync)).ConfigureAwait(false);

        async Task<string> AskAsync(TableEntity page)
        {
            var (officer, id) = (page.Text("Officer")!, page.Text("Page")!);
            var row = new TableEntity(page.Partition(), PagesTable.AskRow(officer, id, alarm.DeliveryId)) { ["Alarm"] = text, ["Played"] = false, [PagesTable.At] = now };
            await table.PutAsync(row, cancellationToken).ConfigureAwait(false);
            return officer;
        }
    }

    /// <summary>Whether a page of the state desk listens; up to a second old.</summary>
    public async ValueTask<bool> IsStateListeningAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref _known) is { } known && now - known.At < KnownFor)
        {
            return known.IsListening;
        }

        // A district's page is asked about its own district's cases only: it does not make the desk a listening one.
        var listening = (await ListeningAsync(DeskGroups.State, now, cancellationToken).ConfigureAwait(false)).Count > 0;
        Volatile.Write(ref _known, new Known(listening, now));
        return listening;
    }

    // The partition says it already; the row's own word is what the page's officer was allowed.
    private static bool MayHear(TableEntity page, DeskAlarm alarm) =>
        Jurisdiction.TryParse(page.Text("Jurisdiction"), out var where, out _) && Words<Role>.TryParse(page.Text("Role"), out var role)
        && Visibility.MaySee(new Officer(page.Text("Officer")!, "", role, where, null, null, true) { Vigilance = page.Flag("Vigilance") == true }, alarm);

    private static string PartitionOf(OpenPage page) => DeskGroups.Of(page.Officer.Jurisdiction);

    private static DeskAlarm AlarmOf(TableEntity row) => JsonSerializer.Deserialize(row.Text("Alarm")!, HttpJson.Default.DeskAlarm)!;

    private Task<TableEntity?> AskAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken) =>
        table.FindAsync(PartitionOf(page), PagesTable.AskRow(page.Officer.Id, page.Id, deliveryId), cancellationToken);

    private async Task<IReadOnlyList<TableEntity>> ListeningAsync(string partition, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await table.ListAsync(partition, "page:", now - OpenPage.Fresh, cancellationToken).ConfigureAwait(false)).Where(p => p.Flag("Armed") == true)];
}

using Azure.Messaging.ServiceBus;
using Satark.Functions.Keys;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Storage;
using Satark.Storage.Archive;

namespace Satark.Functions.Moving;

/// <summary>Brings the installation in Azure into an archive, and an archive into a new installation in Azure. The app is stopped meanwhile.</summary>
internal sealed class MoveInstallation(StorageAccount account, IStore store, ServiceBusClient bus, BlobAnchors anchors, KeyVaultKeyRing keys, TimeProvider clock)
{
    /// <summary>Writes an archive. Nothing here is held afterwards: whoever moves away leaves the app stopped for good.</summary>
    /// <param name="file">The archive; it must not exist.</param>
    /// <param name="copy">True for a rehearsal: the app may run, and a case that moves meanwhile may be in it by halves.</param>
    /// <param name="cancellationToken">Stops; nothing is left then.</param>
    /// <exception cref="ArchiveException">The app runs, or the archive cannot be written.</exception>
    public async Task<ArchiveEnd> ExportAsync(string file, bool copy, CancellationToken cancellationToken)
    {
        await account.EnsureAsync(cancellationToken).ConfigureAwait(false);
        if (!copy)
        {
            await ThrowIfRunningAsync(account, clock, " Or name --copy for a rehearsal.", cancellationToken).ConfigureAwait(false);
        }

        var source = new TableSource(account, bus, anchors, keys.Fingerprint, clock);
        return await ArchiveFile.WriteAsync(file, source, clock.GetUtcNow(), static () => { }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes in an archive. One that broke off is run again with the same file and ends the same.</summary>
    /// <returns>How much it holds; null where it was taken in before.</returns>
    /// <exception cref="ArchiveException">The installation has cases or other keys, the app runs, or the archive is not whole.</exception>
    public async Task<ArchiveEnd?> ImportAsync(string file, CancellationToken cancellationToken)
    {
        var (archive, head, end) = await ArchiveFile.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            await account.EnsureAsync(cancellationToken).ConfigureAwait(false);
            if (head.Keys != Convert.ToHexStringLower(keys.Fingerprint.Span))
            {
                throw new ArchiveException("The archive is sealed under other keys than this installation has: nobody could read it here. Run 'keys import' first, before this installation has a case.");
            }

            await ThrowIfRunningAsync(account, clock, "", cancellationToken).ConfigureAwait(false);
            if (await BeginAsync(end, cancellationToken).ConfigureAwait(false) is { DoneAt: not null })
            {
                return null;
            }

            var target = new TableTarget(store, account, anchors, clock);
            await ImportArchive.HandleAsync(archive, target, cancellationToken).ConfigureAwait(false);
            await target.FinishRecordsAsync().ConfigureAwait(false);
            await EndAsync(cancellationToken).ConfigureAwait(false);
            return end;
        }
    }

    private async Task<ImportMark> BeginAsync(ArchiveEnd end, CancellationToken cancellationToken)
    {
        if (await FindMarkAsync(cancellationToken).ConfigureAwait(false) is { } there)
        {
            return there.Value.Archive == end.Sha256 ? there.Value
                : throw new ArchiveException("Another archive was taken in here, wholly or in part: run the import again with that one, or move into a new installation.");
        }

        await foreach (var record in new TableReader(account, new SeenVersions(2)).ScanAsync(cancellationToken).ConfigureAwait(false))
        {
            if (record.Key.Row.StartsWith("case-", StringComparison.Ordinal))
            {
                throw new ArchiveException("This installation has cases already: an archive is taken in by a new one only. Nothing was changed.");
            }
        }

        var mark = new ImportMark(end.Sha256, 0, null);
        await store.SaveAsync(new Change(ImportMark.Partition).Insert(ImportMark.Row, mark, MovingJson.Default.ImportMark), cancellationToken).ConfigureAwait(false);
        return (await FindMarkAsync(cancellationToken).ConfigureAwait(false))!.Value;
    }

    private Task<bool> EndAsync(CancellationToken cancellationToken) => store.ChangeAsync(
        async token =>
        {
            var mark = (await FindMarkAsync(token).ConfigureAwait(false))!;
            var change = new Change(ImportMark.Partition).Replace(ImportMark.Row, mark.Version, mark.Value with { DoneAt = clock.GetUtcNow() }, MovingJson.Default.ImportMark);
            return (change, true);
        },
        cancellationToken);

    private Task<Stored<ImportMark>?> FindMarkAsync(CancellationToken cancellationToken) =>
        store.FindAsync(ImportMark.Partition, ImportMark.Row, MovingJson.Default.ImportMark, cancellationToken);

    /// <summary>Throws where the app ticked a moment ago.</summary>
    /// <exception cref="ArchiveException">The app runs.</exception>
    internal static async Task ThrowIfRunningAsync(StorageAccount account, TimeProvider clock, string otherwise, CancellationToken cancellationToken)
    {
        if (await TableEngineHealth.LastTickAsync(account, cancellationToken).ConfigureAwait(false) is { } tick && clock.GetUtcNow() - tick < TableEngineHealth.StandsStillAfter)
        {
            throw new ArchiveException($"The app ran less than a minute ago. Stop it (az functionapp stop --name <app> --resource-group <group>), wait a minute, and try again.{otherwise}");
        }
    }
}

using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Messaging;
using Satark.Storage;
using Satark.Storage.Archive;

namespace Satark.Functions.Moving;

/// <summary>
/// The installation in Azure as the target of an archive: records and messages go through the store's own transactions. All
/// of it may be done again after a crash: records that are there stay or are replaced, and with each change of messages the
/// mark says how many were sent.
/// </summary>
internal sealed class TableTarget(IStore store, StorageAccount account, BlobAnchors anchors, TimeProvider clock) : IArchiveTarget
{
    private const int AtOnce = 8;

    private readonly List<Task> _running = [];
    private long _messages;

    /// <inheritdoc/>
    public Task AddAnchorsAsync(IReadOnlyList<string> lines, CancellationToken cancellationToken) => anchors.ReplaceAsync(lines, cancellationToken);

    /// <inheritdoc/>
    public async Task AddRecordsAsync(string partition, IReadOnlyList<ArchivedRecord> records, CancellationToken cancellationToken)
    {
        while (_running.Count >= AtOnce)
        {
            var done = await Task.WhenAny(_running).ConfigureAwait(false);
            _running.Remove(done);
            await done.ConfigureAwait(false);
        }

        _running.Add(WriteAsync(partition, records, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task AddLetterAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        await FinishRecordsAsync().ConfigureAwait(false);
        var parcel = await Parcel.PackAsync(letter.Message, letter.Id, account, cancellationToken).ConfigureAwait(false);
        await new DeadLetterTable(account, clock).AddAsync(letter.Id, parcel, letter.Reason, letter.At, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task AddMessagesAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        await FinishRecordsAsync().ConfigureAwait(false);
        _messages += messages.Count;
        var mark = await store.FindAsync(ImportMark.Partition, ImportMark.Row, MovingJson.Default.ImportMark, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("An import begins with its mark.");
        if (mark.Value.Messages >= _messages)
        {
            return;
        }

        var change = new Change(ImportMark.Partition).Replace(ImportMark.Row, mark.Version, mark.Value with { Messages = _messages }, MovingJson.Default.ImportMark);
        foreach (var message in messages)
        {
            change.Send(message);
        }

        if (await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) != SaveResult.Saved)
        {
            throw new ArchiveException("Another import of this archive runs at the same time. Let one of them end, then run it again.");
        }
    }

    /// <summary>Returns once all records are durable.</summary>
    public async Task FinishRecordsAsync()
    {
        await Task.WhenAll(_running).ConfigureAwait(false);
        _running.Clear();
    }

    private async Task WriteAsync(string partition, IReadOnlyList<ArchivedRecord> records, CancellationToken cancellationToken)
    {
        var change = new Change(partition);
        foreach (var record in records)
        {
            change.Insert(record.Row, record.Body);
        }

        if (await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved)
        {
            return;
        }

        // Some are there: from an earlier run, or because the app wrote them before it had any case. The archive's stand.
        await store.ChangeAsync(
            async token =>
            {
                var rest = new Change(partition);
                foreach (var record in records)
                {
                    var there = await store.FindAsync(new RecordKey(partition, record.Row), token).ConfigureAwait(false);
                    if (there is null)
                    {
                        rest.Insert(record.Row, record.Body);
                    }
                    else if (!there.Body.Span.SequenceEqual(record.Body))
                    {
                        rest.Replace(record.Row, there.Version, record.Body);
                    }
                }

                return (rest.Rows == 0 ? null : rest, true);
            },
            cancellationToken).ConfigureAwait(false);
    }
}

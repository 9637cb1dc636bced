using Microsoft.Extensions.Logging;
using Satark.Functions.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>
/// The store on Azure Tables: an intent, one transaction with records, outbox and fence, the messages' publication, and
/// tidying up. Whoever dies in between leaves a state from which <see cref="Sweeper"/> goes on.
/// </summary>
public sealed class TableStore : IStore, IAsyncDisposable
{
    /// <summary>How often a change is sent while the account is silent or throttles, before the caller is told.</summary>
    public const int MaxTries = 5;

    // An ETag may move without a conflict as often as somebody else only requires the row.
    private const int MaxRaces = 50;

    // Versions are remembered in memory: about 300 bytes each.
    private const int RememberedVersions = 20_000;

    private readonly StorageAccount _account;
    private readonly TimeProvider _clock;
    private readonly Intents _intents;
    private readonly Outbox _outbox;
    private readonly FenceJudge _judge;
    private readonly Publishing _publishing;
    private readonly Finishing _finishing;
    private readonly SeenVersions _seen = new(RememberedVersions);
    private readonly TableReader _reader;

    /// <summary>A store on this account.</summary>
    public TableStore(StorageAccount account, MessageSender sender, TimeProvider clock, ILogger<TableStore> logger)
    {
        (_account, _clock) = (account, clock);
        var fences = new Fences(account, clock);
        _intents = new Intents(account, clock);
        _outbox = new Outbox(account, _intents, fences);
        _judge = new FenceJudge(fences, clock);
        _publishing = new Publishing(sender, clock, logger);
        _finishing = new Finishing(logger);
        _reader = new TableReader(account, _seen);
    }

    /// <summary>Called between the steps of each save: a test stops or breaks there.</summary>
    internal Func<SaveStep, ValueTask> At { get; set; } = static _ => ValueTask.CompletedTask;

    /// <inheritdoc />
    public async Task<SaveResult> SaveAsync(Change change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.ThrowIfTooLarge();
        TableKeys.ThrowIfImproper(change);
        cancellationToken.ThrowIfCancellationRequested();
        if (change.Rows == 0)
        {
            return SaveResult.Saved;
        }

        var expected = new ExpectedRows(change, _account, _seen);
        if (!await Faults.AskAsync(() => expected.FindAsync(anew: false, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            return SaveResult.Conflict;
        }

        var placed = await Faults.AskAsync(() => PlacedChange.PlaceAsync(change, Ids.Random(), _account, cancellationToken), cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await SaveAsync(placed, expected, cancellationToken).ConfigureAwait(false);
            await DropBlobsAsync(result == SaveResult.Saved ? [] : placed.RecordBlobs).ConfigureAwait(false);
            return result;
        }
        catch (Exception error) when (error is StoreUnavailableException or OperationCanceledException)
        {
            // Only where nothing was stored for certain: after any other error the record may be there and need its body.
            await DropBlobsAsync(placed.RecordBlobs).ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc />
    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken) => TableKeys.IsForbidden(key.Partition) || TableKeys.IsForbidden(key.Row)
        ? Task.FromResult<StoredRecord?>(null)
        : Faults.AskAsync(() => _reader.FindAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredRecord>> ListAsync(string partition, string rowPrefix, string? after, int limit, CancellationToken cancellationToken) =>
        Faults.AskAsync(() => _reader.ListAsync(partition, rowPrefix, after, limit, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => new(IdleAsync());

    /// <summary>Completes once all tidying up of saves that returned before is done.</summary>
    internal Task IdleAsync() => _finishing.IdleAsync();

    private async Task<SaveResult> SaveAsync(PlacedChange placed, ExpectedRows expected, CancellationToken cancellationToken)
    {
        var unanswered = 0;
        for (var next = 1; next <= MaxRaces; next++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var intent = new Intent(Ids.Random(), placed.Change.Partition);
            var (verdict, error) = await TryAsync(placed, intent, expected, cancellationToken).ConfigureAwait(false);
            if (verdict == Verdict.Saved)
            {
                await PublishAsync(placed, intent, expected).ConfigureAwait(false);
                return SaveResult.Saved;
            }

            if (verdict == Verdict.Unanswered && ++unanswered == MaxTries)
            {
                throw new StoreUnavailableException("The storage account does not answer, or answers that it is busy; nothing was stored.", error);
            }

            // Who was shut out, or met a moved ETag for the first time, may go on at once.
            if (verdict == Verdict.Unanswered)
            {
                await Backoff.WaitAsync(unanswered + 1, _clock, cancellationToken).ConfigureAwait(false);
            }
            else if (next > 1)
            {
                await Backoff.LetOthersAsync(next, _clock, cancellationToken).ConfigureAwait(false);
            }

            if (verdict is Verdict.Refused or Verdict.ShutOut && !await Faults.AskAsync(() => expected.FindAsync(anew: true, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                return SaveResult.Conflict;
            }
        }

        throw new StoreUnavailableException("Many changes around the same record at once; nothing was stored. Try again.");
    }

    private async Task<(Verdict Verdict, Exception? Error)> TryAsync(PlacedChange placed, Intent intent, ExpectedRows expected, CancellationToken cancellationToken)
    {
        try
        {
            await _intents.AddAsync(intent, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (Faults.IsPassing(error))
        {
            // Where the intent did get through, the sweeper finds no fence and drops it.
            cancellationToken.ThrowIfCancellationRequested();
            return (Verdict.Unanswered, error);
        }

        await At(SaveStep.IntentWritten).ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested)
        {
            await _finishing.RunAsync("intent", () => _intents.DropAsync(intent.ChangeId, CancellationToken.None)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        // From here on nobody can take it back: the caller may go, the answer is awaited.
        try
        {
            var answers = await _judge.LimitAsync(token => _account.Records.SubmitTransactionAsync(ChangeTransaction.Of(placed, intent.ChangeId, expected), token)).ConfigureAwait(false);
            ChangeTransaction.Remember(placed, intent.ChangeId, expected, answers.Value, _seen);
            return (Verdict.Saved, null);
        }
        catch (Exception error) when (Faults.IsRefusal(error) || Faults.IsPassing(error))
        {
            var verdict = await _judge.JudgeAsync(intent, error).ConfigureAwait(false);
            if (verdict == Verdict.Refused)
            {
                await _finishing.RunAsync("intent", () => _intents.DropAsync(intent.ChangeId, CancellationToken.None)).ConfigureAwait(false);
            }
            else if (verdict != Verdict.Saved)
            {
                await _finishing.RunAsync("fence", () => _outbox.ForgetAsync(intent, static _ => ValueTask.CompletedTask, CancellationToken.None)).ConfigureAwait(false);
            }

            return (verdict, error);
        }
    }

    // The change is saved, whatever happens here: what fails is the sweeper's.
    private async Task PublishAsync(PlacedChange placed, Intent intent, ExpectedRows expected)
    {
        await At(SaveStep.Committed).ConfigureAwait(false);
        var published = await _publishing.TryAsync(placed.Parcels, intent.ChangeId).ConfigureAwait(false);
        await At(SaveStep.Published).ConfigureAwait(false);
        if (published)
        {
            var rows = placed.Parcels.Select((_, i) => TableKeys.OfOutbox(intent.ChangeId, i)).ToList();
            await _finishing.RunAsync("outbox", () => _outbox.CloseAsync(intent, rows, At, CancellationToken.None)).ConfigureAwait(false);
        }

        var former = placed.Change.Writes.Select((write, i) => write.Kind is WriteKind.Replace or WriteKind.Delete ? expected[i].Blob : null);
        await DropBlobsAsync(former.OfType<string>()).ConfigureAwait(false);
    }

    private Task DropBlobsAsync(IEnumerable<string> blobs)
    {
        var names = blobs.ToList();
        return names.Count == 0 ? Task.CompletedTask : _finishing.RunAsync(
            "bodies", () => Task.WhenAll(names.Select(name => BlobBodies.DeleteAsync(_account.RecordBodies, name, CancellationToken.None))));
    }
}

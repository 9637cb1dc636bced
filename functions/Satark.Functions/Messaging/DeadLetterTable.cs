using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Satark.Functions.Storage;
using Satark.Messaging;

namespace Satark.Functions.Messaging;

/// <summary>
/// The dead letters. Each is two rows of one partition that come and go together: the letter, whose key begins with
/// what is left of all time so that the newest comes first, and an entry under its id, which says where it lies and
/// makes the same message given up twice one letter.
/// </summary>
internal sealed class DeadLetterTable(StorageAccount account, TimeProvider clock)
{
    /// <summary>More than so many are not counted.</summary>
    public const int MostCounted = 1_000;

    // Who took a letter to replay it and died leaves it to the next one after this time.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    private const string Partition = "letters", Letter = "l", Entry = "e", Row = "Row", At = "At", Reason = "Reason", ClaimedAt = "ClaimedAt", Suffix = "Suffix";

    /// <summary>Adds a letter; false where it is there already.</summary>
    public Task<bool> AddAsync(string id, Parcel parcel, string reason, CancellationToken cancellationToken) => AddAsync(id, parcel, reason, clock.GetUtcNow(), cancellationToken);

    /// <summary>Adds a letter that was given up at another time; false where it is there already.</summary>
    public async Task<bool> AddAsync(string id, Parcel parcel, string reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"{Letter}{DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - at.ToUnixTimeMilliseconds():D15}-{id}");
        var letter = new TableEntity(Partition, row) { ["Letter"] = id, [At] = at.ToUnixTimeMilliseconds(), [Reason] = reason };
        parcel.Write(letter);
        try
        {
            await account.DeadLetters.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, new TableEntity(Partition, Entry + id) { [Row] = row }),
                    new(TableTransactionActionType.Add, letter),
                ],
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            return false;
        }
    }

    /// <summary>The newest letters; a body whose blob is gone is empty.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        await foreach (var row in RowsAsync(limit, null, cancellationToken).ConfigureAwait(false))
        {
            var parcel = Parcel.Read(row);
            var message = await parcel.UnpackAsync(account, cancellationToken).ConfigureAwait(false) ?? parcel.Message;
            letters.Add(new DeadLetter(row.Text("Letter")!, message, row.Text(Reason)!, DateTimeOffset.FromUnixTimeMilliseconds(row.Long(At)!.Value)));
        }

        return letters;
    }

    /// <summary>How many there are, counted up to <see cref="MostCounted"/>.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var _ in RowsAsync(MostCounted, ["RowKey"], cancellationToken).ConfigureAwait(false))
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// Takes a letter to replay it: one caller wins. Null where there is none, or somebody else took it less than a minute ago.
    /// Who takes it again after a crash sends it under the same new id.
    /// </summary>
    public async Task<TakenLetter?> TakeAsync(string id, string suffix, CancellationToken cancellationToken)
    {
        if (TableKeys.IsForbidden(id))
        {
            return null;
        }

        var found = await account.DeadLetters.GetEntityIfExistsAsync<TableEntity>(Partition, Entry + id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (!found.HasValue || found.Value!.Long(ClaimedAt) is { } claimed && claimed + Claim.TotalMilliseconds > now)
        {
            return null;
        }

        var entry = found.Value!;
        suffix = entry.Text(Suffix) ?? suffix;
        try
        {
            await MergeAsync(new TableEntity(Partition, entry.Key()) { [ClaimedAt] = now, [Suffix] = suffix }, entry.ETag, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (Faults.IsRefusal(error))
        {
            return null;
        }

        var row = entry.Text(Row)!;
        var letter = await account.DeadLetters.GetEntityIfExistsAsync<TableEntity>(Partition, row, cancellationToken: cancellationToken).ConfigureAwait(false);
        return letter.HasValue ? new TakenLetter(id, row, suffix, Parcel.Read(letter.Value!)) : null;
    }

    /// <summary>Deletes a letter that was sent again.</summary>
    public Task DeleteAsync(TakenLetter letter, CancellationToken cancellationToken) =>
        TableRows.DeleteAsync(account.DeadLetters, Partition, [Entry + letter.Id, letter.Row], cancellationToken);

    /// <summary>Gives a letter back that could not be sent.</summary>
    public Task GiveBackAsync(TakenLetter letter, CancellationToken cancellationToken) =>
        MergeAsync(new TableEntity(Partition, Entry + letter.Id) { [ClaimedAt] = 0L }, ETag.All, cancellationToken);

    private async Task MergeAsync(TableEntity columns, ETag expected, CancellationToken cancellationToken) =>
        await account.DeadLetters.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, columns, expected)], cancellationToken).ConfigureAwait(false);

    private async IAsyncEnumerable<TableEntity> RowsAsync(
        int limit, string[]? columns, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = limit;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {Letter} and RowKey lt {TableKeys.Behind(Letter)}");
        await foreach (var row in account.DeadLetters.QueryAsync<TableEntity>(filter, Math.Clamp(limit, 1, MostCounted), columns, cancellationToken).ConfigureAwait(false))
        {
            if (left-- <= 0)
            {
                yield break;
            }

            yield return row;
        }
    }
}

/// <summary>A dead letter that one caller took.</summary>
internal sealed record TakenLetter(string Id, string Row, string Suffix, Parcel Parcel);

using Azure;
using Azure.Data.Tables;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>
/// The rows whose versions a change names, with the ETags that its transaction needs. Tables compare ETags, which also
/// change when a row is only required; versions do not. So an ETag that no longer holds is no conflict as long as the
/// row's version is the expected one.
/// </summary>
internal sealed class ExpectedRows(Change change, StorageAccount account, SeenVersions seen)
{
    /// <summary>The column of a record's version: the id of the change that wrote it.</summary>
    public const string Version = "Version";

    private static readonly string[] Columns = [Version, BodyColumns.Blob];

    private readonly SeenRow[] _rows = new SeenRow[change.Writes.Count];

    /// <summary>The row that a write expects.</summary>
    public SeenRow this[int write] => _rows[write];

    /// <summary>
    /// Finds every ETag; false where a row does not have the expected version, or exists although it is to be inserted:
    /// a conflict. Where <paramref name="anew"/> is false, what was seen lately is believed and rows to be inserted are not
    /// looked at; the transaction finds out.
    /// </summary>
    public async Task<bool> FindAsync(bool anew, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(change.Writes.Select((write, i) => FindAsync(write, i, anew, cancellationToken))).ConfigureAwait(false);
        return found.All(holds => holds);
    }

    private async Task<bool> FindAsync(RecordWrite write, int i, bool anew, CancellationToken cancellationToken)
    {
        if (!anew && write.Kind == WriteKind.Insert)
        {
            return true;
        }

        var key = new RecordKey(change.Partition, write.Row);
        if (!anew && seen.Find(key, write.Version!) is { } known)
        {
            _rows[i] = known;
            return true;
        }

        var row = await account.Records.GetEntityIfExistsAsync<TableEntity>(change.Partition, TableKeys.OfRow(write.Row), Columns, cancellationToken).ConfigureAwait(false);
        if (write.Kind == WriteKind.Insert)
        {
            return !row.HasValue;
        }

        if (!row.HasValue || row.Value!.Text(Version) != write.Version)
        {
            return false;
        }

        _rows[i] = new SeenRow(Tag(row), BodyColumns.BlobOf(row.Value!));
        seen.Add(key, write.Version!, _rows[i]);
        return true;
    }

    // A selection of columns leaves the ETag to the header in some answers; the header always has it.
    private static ETag Tag(NullableResponse<TableEntity> row) => row.GetRawResponse().Headers.ETag ?? row.Value!.ETag;
}

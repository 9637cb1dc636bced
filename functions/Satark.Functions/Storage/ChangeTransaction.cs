using Azure;
using Azure.Data.Tables;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>One change as one transaction of its partition: records, outbox rows and the fence, all or nothing.</summary>
internal static class ChangeTransaction
{
    /// <summary>The operations, the records first and in the change's order.</summary>
    public static IReadOnlyList<TableTransactionAction> Of(PlacedChange placed, string changeId, ExpectedRows expected)
    {
        var change = placed.Change;
        var actions = new List<TableTransactionAction>(change.Rows + 1);
        for (var i = 0; i < change.Writes.Count; i++)
        {
            actions.Add(Of(change.Partition, change.Writes[i], changeId, placed.BlobOf(i), expected[i].Tag));
        }

        for (var i = 0; i < placed.Parcels.Count; i++)
        {
            actions.Add(new(TableTransactionActionType.Add, Outbox.Of(change.Partition, changeId, i, placed.Parcels[i])));
        }

        actions.Add(new(TableTransactionActionType.Add, Fences.Of(change.Partition, changeId)));
        return actions;
    }

    /// <summary>Remembers the ETags that a transaction gave its rows.</summary>
    public static void Remember(PlacedChange placed, string changeId, ExpectedRows expected, IReadOnlyList<Response> answers, SeenVersions seen)
    {
        var change = placed.Change;
        for (var i = 0; i < change.Writes.Count && i < answers.Count; i++)
        {
            var write = change.Writes[i];
            if (write.Kind != WriteKind.Delete && answers[i].Headers.ETag is { } tag)
            {
                var isRequired = write.Kind == WriteKind.Require;
                seen.Add(
                    new RecordKey(change.Partition, write.Row),
                    isRequired ? write.Version! : changeId,
                    new SeenRow(tag, isRequired ? expected[i].Blob : placed.BlobOf(i)));
            }
        }
    }

    private static TableTransactionAction Of(string partition, RecordWrite write, string changeId, string? blob, ETag tag)
    {
        var row = new TableEntity(partition, TableKeys.OfRow(write.Row));
        if (write.Kind is WriteKind.Insert or WriteKind.Replace)
        {
            row[ExpectedRows.Version] = changeId;
            BodyColumns.Write(row, write.Body, blob);
        }

        return write.Kind switch
        {
            WriteKind.Insert => new(TableTransactionActionType.Add, row),
            WriteKind.Replace => new(TableTransactionActionType.UpdateReplace, row, tag),
            WriteKind.Delete => new(TableTransactionActionType.Delete, row, tag),
            // Tables cannot only look: a merge of nothing asks for the ETag and gives a new one.
            _ => new(TableTransactionActionType.UpdateMerge, row, tag),
        };
    }
}

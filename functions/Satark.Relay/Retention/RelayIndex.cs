using Satark.Messaging;
using Satark.Storage;

namespace Satark.Relay.Retention;

/// <summary>Lists of talks, tips and receipts, by which retention finds them: random ids and keyed hashes only.</summary>
internal sealed class RelayIndex(IStore store)
{
    /// <summary>The kinds that are listed.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["talk", "tip", "receipt"];

    private const string FirstCharacters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Enters the message's subject.</summary>
    public Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        return store.EnterAsync(Partition(errand.Part ?? "", errand.Subject[0]), errand.Subject, cancellationToken);
    }

    /// <summary>Everything of a kind.</summary>
    public async IAsyncEnumerable<string> ListAsync(string kind, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var first in FirstCharacters)
        {
            string? after = null;
            while (await store.ListAsync(Partition(kind, first), "", after, 1000, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
            {
                foreach (var record in page)
                {
                    yield return record.Key.Row;
                }

                after = page[^1].Key.Row;
            }
        }
    }

    /// <summary>Takes something out.</summary>
    public Task RemoveAsync(string kind, string id, CancellationToken cancellationToken) => store.ChangeAsync(
        async token =>
        {
            var found = await store.FindAsync(new RecordKey(Partition(kind, id[0]), id), token).ConfigureAwait(false);
            return (found is null ? null : new Change(Partition(kind, id[0])).Delete(id, found.Version), true);
        },
        cancellationToken);

    private static string Partition(string kind, char first) => $"index-{kind}-{first}";
}

using Microsoft.Extensions.DependencyInjection;
using Satark.Bench.Load;
using Satark.Local.Relay;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Bench.Ours;

/// <summary>What the relay's store says of webhooks that were answered with 200, once its process has ended.</summary>
/// <param name="Lost">Words that are in nobody's talk, or in another one than their sender's, or more than once.</param>
/// <param name="Unheard">Words that are durable and that their talk has not heard, or can never hear.</param>
internal sealed record HeardTalks(int Lost, int Unheard)
{
    /// <summary>Looks at each sender's talk: it must have seen exactly the ids that were accepted, and nothing of them may wait.</summary>
    public static async Task<HeardTalks> ReadAsync(string dataFolder, IEnumerable<(SignedWebhooks From, Series Series)> sent, CancellationToken cancellationToken)
    {
        await using var relay = RelayServices.Build(RelayFolder.Inside(dataFolder));
        var (vault, book, store) = (relay.GetRequiredService<InformerVault>(), relay.GetRequiredService<TalkBook>(), relay.GetRequiredService<IStore>());
        var (lost, unheard) = (0, 0);
        foreach (var (from, series) in sent)
        {
            foreach (var person in Enumerable.Range(0, series.Count).Where(series.IsAccepted).GroupBy(from.Person))
            {
                var expected = person.Select(i => TalkBook.Seen + book.HashOf(from.Id(i))).ToHashSet(StringComparer.Ordinal);
                if (await vault.FindTalkAsync(new Address(person.Key.Phone, person.Key.UserId), cancellationToken) is not { } talk)
                {
                    lost += expected.Count;
                    continue;
                }

                var partition = TalkBook.Partition(talk);
                var seen = await store.ListAsync(partition, TalkBook.Seen, null, Change.MaxRows, cancellationToken);
                expected.SymmetricExceptWith(seen.Select(r => r.Key.Row));
                lost += expected.Count;
                unheard += (await book.FindAsync(talk, cancellationToken))?.State.LastHeardAt is null ? person.Count() : 0;
                unheard += (await store.ListAsync(partition, TalkBook.Heard, null, Change.MaxRows, cancellationToken)).Count
                    + (await store.ListAsync(partition, TalkBook.Stuck, null, Change.MaxRows, cancellationToken)).Count;
            }
        }

        return new HeardTalks(lost, unheard);
    }
}

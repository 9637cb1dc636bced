using Satark.Storage;

namespace Satark.Http.Accounts;

/// <summary>Which sessions of an officer count. Raising the number ends all that were begun before, wherever they are, without looking for them.</summary>
/// <param name="N">How often all sessions were ended.</param>
public sealed record SessionGeneration(int N);

/// <summary>Keeps each officer's <see cref="SessionGeneration"/>.</summary>
public sealed class Generations(IStore store)
{
    private const string Row = "sessions";

    /// <summary>The number that a session of this officer must carry.</summary>
    public async Task<int> OfAsync(string officerId, CancellationToken cancellationToken) =>
        (await store.FindAsync(AccountPartition.Of(officerId), Row, AccountsJson.Default.SessionGeneration, cancellationToken).ConfigureAwait(false))?.Value.N ?? 0;

    /// <summary>Ends all sessions of an officer that there are now.</summary>
    public Task EndAllAsync(string officerId, CancellationToken cancellationToken)
    {
        var partition = AccountPartition.Of(officerId);
        return store.ChangeAsync<bool>(
            async token =>
            {
                var stored = await store.FindAsync(partition, Row, AccountsJson.Default.SessionGeneration, token).ConfigureAwait(false);
                return (new Change(partition).Put(Row, stored, new SessionGeneration((stored?.Value.N ?? 0) + 1), AccountsJson.Default.SessionGeneration), true);
            },
            cancellationToken);
    }
}

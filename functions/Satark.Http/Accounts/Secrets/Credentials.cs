using Microsoft.AspNetCore.Identity;
using Satark.Storage;

namespace Satark.Http.Accounts;

/// <summary>What a try of a secret came to.</summary>
/// <param name="IsKnown">Whether there is such a secret at all.</param>
/// <param name="IsRight">Whether it was the right one.</param>
/// <param name="LockedUntil">Until when nothing is tried, or null.</param>
public readonly record struct SecretAnswer(bool IsKnown, bool IsRight, DateTimeOffset? LockedUntil);

/// <summary>Secrets of officers: set, tried, locked. A try is counted before it is made, so that a thousand at once are still five.</summary>
public sealed class Credentials(IStore store, SlowHashes hashes, TimeProvider clock)
{
    /// <summary>Whether an officer has a secret of this kind.</summary>
    public async Task<bool> ExistsAsync(string kind, string officerId, CancellationToken cancellationToken) =>
        await store.FindAsync(new RecordKey(AccountPartition.Of(officerId), kind), cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Sets a secret and frees its lock.</summary>
    public Task SetAsync(string kind, string officerId, string secret, CancellationToken cancellationToken)
    {
        var hash = hashes.Hash(officerId, secret);
        return ChangeAsync(kind, officerId, (_, _) => new Credential(hash), cancellationToken);
    }

    /// <summary>Takes a secret away; nothing happens where there is none.</summary>
    public Task RemoveAsync(string kind, string officerId, CancellationToken cancellationToken)
    {
        var partition = AccountPartition.Of(officerId);
        return store.ChangeAsync<bool>(
            async token => await store.FindAsync(new RecordKey(partition, kind), token).ConfigureAwait(false) is { } stored ? (new Change(partition).Delete(kind, stored.Version), true) : (null, false),
            cancellationToken);
    }

    /// <summary>Tries a secret.</summary>
    public async Task<SecretAnswer> TryAsync(string kind, string officerId, string secret, CancellationToken cancellationToken)
    {
        var stored = await ChangeAsync(kind, officerId, (now, c) => c is null || c.LockedUntil > now ? c : c.Tried(now), cancellationToken).ConfigureAwait(false);
        if (stored is not var (before, after))
        {
            return new SecretAnswer(false, false, null);
        }

        if (before.LockedUntil is { } until && until > clock.GetUtcNow())
        {
            return new SecretAnswer(true, false, until);
        }

        var result = await hashes.VerifyAsync(officerId, before.Hash, secret, cancellationToken).ConfigureAwait(false);
        if (result == PasswordVerificationResult.Failed)
        {
            return new SecretAnswer(true, false, after.LockedUntil);
        }

        var newHash = result == PasswordVerificationResult.SuccessRehashNeeded ? hashes.Hash(officerId, secret) : null;

        // One that was changed or taken away while it was tried stays as it is now.
        await ChangeAsync(kind, officerId, (_, c) => c is null || c.Hash != before.Hash ? c : c.Right(newHash), cancellationToken).ConfigureAwait(false);
        return new SecretAnswer(true, true, null);
    }

    private Task<(Credential Before, Credential After)?> ChangeAsync(string kind, string officerId, Func<DateTimeOffset, Credential?, Credential?> change, CancellationToken cancellationToken)
    {
        var partition = AccountPartition.Of(officerId);
        return store.ChangeAsync<(Credential, Credential)?>(
            async token =>
            {
                var stored = await store.FindAsync(partition, kind, AccountsJson.Default.Credential, token).ConfigureAwait(false);
                var after = change(clock.GetUtcNow(), stored?.Value);
                return after is null ? (null, null)
                    : (after == stored?.Value ? null : new Change(partition).Put(kind, stored, after, AccountsJson.Default.Credential), (stored?.Value ?? after, after));
            },
            cancellationToken);
    }
}

/// <summary>Where an officer's secrets lie: apart from the officer, each officer's in a partition of their own.</summary>
internal static class AccountPartition
{
    /// <summary>The partition of an officer.</summary>
    public static string Of(string officerId) => "account-" + officerId;
}

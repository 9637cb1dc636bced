using System.Security.Cryptography;
using Satark.Functions.Keys;
using Satark.Privacy;

namespace Satark.Functions.Moving;

/// <summary>Brings the sealed copy of the keys into a new installation in Azure, and makes one of an installation there.</summary>
internal sealed class MoveKeys(IMasterSecret secrets, KeyTable table)
{
    private const int AtOnce = 8;

    /// <summary>Writes a copy.</summary>
    /// <exception cref="KeysUnusableException">There are no keys, or their secret cannot be had.</exception>
    public async Task ExportAsync(Stream destination, string passphrase, CancellationToken cancellationToken)
    {
        await table.EnsureAsync(cancellationToken).ConfigureAwait(false);
        if (await table.MarkAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            throw new KeysUnusableException($"The key table {table.Name} is empty: there are no keys to copy.");
        }

        var secret = await SecretClaim.SecretAsync(secrets, table, cancellationToken).ConfigureAwait(false);
        var keys = new List<WrappedKey>();
        await foreach (var key in table.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            keys.Add(key);
        }

        await SealedKeys.WriteAsync(destination, passphrase, secret, keys, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Puts the secret of a copy into the vault and its keys into the table, which must hold none; the app is stopped. A
    /// secret that was made for the new installation stays in the vault as an older version. One that broke off is run again with the same copy.
    /// </summary>
    /// <returns>How many data keys it held.</returns>
    /// <exception cref="KeysUnusableException">The installation has keys, the passphrase is wrong, or the copy is damaged.</exception>
    public async Task<int> ImportAsync(Stream source, string passphrase, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await source.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        copy.Position = 0;
        var (secret, keys) = await SealedKeys.ReadAsync(copy, passphrase, cancellationToken).ConfigureAwait(false);
        var mine = new KeyMark(new DerivedKeys(secret).Fingerprint, Convert.ToHexStringLower(SHA256.HashData(copy.ToArray())));
        await table.EnsureAsync(cancellationToken).ConfigureAwait(false);
        var there = await table.MarkAsync(cancellationToken).ConfigureAwait(false);
        if (there is null || await IsUnusedAsync(there, mine, cancellationToken).ConfigureAwait(false))
        {
            // The secret first: a mark promises that the vault has it.
            await secrets.AddAsync(secret, cancellationToken).ConfigureAwait(false);
            await (there is null ? table.TryClaimAsync(mine, cancellationToken) : table.PutAsync(mine, cancellationToken)).ConfigureAwait(false);
        }

        CryptographicOperations.ZeroMemory(secret);
        if (await table.MarkAsync(cancellationToken).ConfigureAwait(false) is not { Import: { } import } || import != mine.Import)
        {
            throw new KeysUnusableException(
                $"This installation has keys already (table {table.Name}), or the import of another copy of them was begun: a copy would bring erased keys back. Import into a new installation, before its first case.");
        }

        var changes = keys.GroupBy(key => KeyTable.PartitionOf(key.Id)).SelectMany(partition => partition.Chunk(KeyTable.MostAtOnce));
        await Parallel.ForEachAsync(
            changes,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (some, token) => await table.PutAsync(some, token).ConfigureAwait(false)).ConfigureAwait(false);
        await table.PutAsync(mine with { Import = null }, cancellationToken).ConfigureAwait(false);
        return keys.Count;
    }

    // Seeding a new installation gives its table a secret before any case has a key. The copy's own secret is another
    // matter: a table that is empty under it had its keys erased.
    private async Task<bool> IsUnusedAsync(KeyMark there, KeyMark mine, CancellationToken cancellationToken)
    {
        if (there.Import is not null || there.Fingerprint.Span.SequenceEqual(mine.Fingerprint.Span))
        {
            return false;
        }

        await foreach (var _ in table.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        return true;
    }
}

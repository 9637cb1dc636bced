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
    /// Puts the secret of a copy into the vault and its keys into the table, which must be new: a secret that the vault has
    /// and no table uses stays there as an older version. One that broke off is run again with the same copy.
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
        if (await table.MarkAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            // The secret first: a mark promises that the vault has it.
            await secrets.AddAsync(secret, cancellationToken).ConfigureAwait(false);
            await table.TryClaimAsync(mine, cancellationToken).ConfigureAwait(false);
        }

        CryptographicOperations.ZeroMemory(secret);
        if (await table.MarkAsync(cancellationToken).ConfigureAwait(false) is not { Import: { } import } || import != mine.Import)
        {
            throw new KeysUnusableException(
                $"This installation has keys already (table {table.Name}), or the import of another copy of them was begun: a copy would bring erased keys back. Import into a new installation, before the app's first start.");
        }

        var changes = keys.GroupBy(key => KeyTable.PartitionOf(key.Id)).SelectMany(partition => partition.Chunk(KeyTable.MostAtOnce));
        await Parallel.ForEachAsync(
            changes,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (some, token) => await table.PutAsync(some, token).ConfigureAwait(false)).ConfigureAwait(false);
        await table.ReleaseAsync(mine, cancellationToken).ConfigureAwait(false);
        return keys.Count;
    }
}

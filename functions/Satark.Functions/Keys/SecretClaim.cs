using Satark.Privacy;

namespace Satark.Functions.Keys;

/// <summary>
/// Finds the secret that belongs to a key table. The table's mark names it, is inserted once and never altered: of several
/// instances that start on a new table, the one whose insert succeeds decides, and the others take over its secret, which
/// lay in the vault before the mark was set. A secret of theirs stays in the vault as a version that nobody uses.
/// </summary>
internal static class SecretClaim
{
    /// <summary>The keys of the table; a new table gets the present secret.</summary>
    /// <exception cref="KeysUnusableException">The secret cannot be had, or none belongs to the table.</exception>
    public static async Task<DerivedKeys> OpenAsync(IMasterSecret secrets, KeyTable table, CancellationToken cancellationToken) =>
        new(await SecretAsync(secrets, table, cancellationToken).ConfigureAwait(false));

    /// <summary>The secret of the table; a new table gets the present one.</summary>
    /// <exception cref="KeysUnusableException">The secret cannot be had, or none belongs to the table.</exception>
    public static async Task<byte[]> SecretAsync(IMasterSecret secrets, KeyTable table, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await table.MarkAsync(cancellationToken).ConfigureAwait(false) is { } mark)
            {
                return mark.Import is null
                    ? await FindAsync(secrets, mark, table, cancellationToken).ConfigureAwait(false)
                    : throw new KeysUnusableException("The import of this installation's keys was not finished: run 'keys import' with the same copy again.");
            }

            var secret = await secrets.CurrentAsync(cancellationToken).ConfigureAwait(false);
            if (await table.TryClaimAsync(new KeyMark(new DerivedKeys(secret).Fingerprint, null), cancellationToken).ConfigureAwait(false))
            {
                return secret;
            }
        }
    }

    private static async Task<byte[]> FindAsync(IMasterSecret secrets, KeyMark mark, KeyTable table, CancellationToken cancellationToken) =>
        await secrets.FindAsync(mark.Fingerprint, cancellationToken).ConfigureAwait(false) ?? throw new KeysUnusableException(
            $"The key table {table.Name} belongs to another secret than the one at hand: without it nobody can read this data. " +
            $"Put back the right secret ({VaultSecret.Name} in the vault, with all its versions), or name the right storage account.");
}

using System.Security.Cryptography;
using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Satark.Functions.Storage;
using Satark.Privacy;

namespace Satark.Functions.Keys;

/// <summary>
/// The secret in Key Vault. A vault keeps every version and has no "only if absent": two instances may each add one, and
/// which of them counts is decided by the key table's mark (<see cref="SecretClaim"/>), never by the order of versions.
/// </summary>
/// <param name="vault">The vault.</param>
/// <param name="address">What an admin knows it by: faults name it.</param>
/// <param name="clock">Measures the pauses between looks.</param>
internal sealed class VaultSecret(SecretClient vault, string address, TimeProvider clock) : IMasterSecret
{
    // Another replica of the vault may show a version some seconds after it was made.
    private const int Looks = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The secret's name.</summary>
    public const string Name = "satark-master";

    /// <inheritdoc/>
    public Task<byte[]> CurrentAsync(CancellationToken cancellationToken) => AskAsync(
        async () =>
        {
            if (await ReadAsync(null, cancellationToken).ConfigureAwait(false) is { } text)
            {
                return SecretText.Read(text) ?? throw new KeysUnusableException(
                    $"The secret {Name} in {address} is not the base64 of 32 bytes. Put back the version that Satark made, or delete the secret where no case was ever opened with it.");
            }

            var secret = RandomNumberGenerator.GetBytes(DerivedKeys.SecretSize);
            await vault.SetSecretAsync(Name, SecretText.Write(secret), cancellationToken).ConfigureAwait(false);
            return secret;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(ReadOnlyMemory<byte> fingerprint, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var found = await AskAsync(() => LookAsync(fingerprint, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (found is not null || look == Looks)
            {
                return found;
            }

            await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task AddAsync(ReadOnlyMemory<byte> secret, CancellationToken cancellationToken) => AskAsync(
        async () =>
        {
            await vault.SetSecretAsync(Name, SecretText.Write(secret.Span), cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private async Task<byte[]?> LookAsync(ReadOnlyMemory<byte> fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var version in vault.GetPropertiesOfSecretVersionsAsync(Name, cancellationToken).ConfigureAwait(false))
            {
                if (version.Enabled != false
                    && SecretText.Read(await ReadAsync(version.Version, cancellationToken).ConfigureAwait(false)) is { } secret
                    && new DerivedKeys(secret).Fingerprint.Span.SequenceEqual(fingerprint.Span))
                {
                    return secret;
                }
            }
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // The vault has no such secret.
        }

        return null;
    }

    private async Task<string?> ReadAsync(string? version, CancellationToken cancellationToken)
    {
        try
        {
            var found = await vault.GetSecretAsync(Name, version, cancellationToken).ConfigureAwait(false);
            return found.Value.Value;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            throw new KeysUnusableException($"The secret {Name} in {address} was deleted and waits to be purged. Bring it back: az keyvault secret recover --name {Name} --vault-name <vault>", error);
        }
        catch (RequestFailedException error) when (error.Status is 401 or 403)
        {
            throw new KeysUnusableException(
                $"The Key Vault {address} does not let Satark use the secret {Name} ({error.Status}). To read it the app's identity needs the role Key Vault Secrets User; " +
                "to make it at the first start, Key Vault Secrets Officer. Look also whether the secret is enabled and the vault's firewall lets the app in.",
                error);
        }
        catch (AuthenticationFailedException error)
        {
            throw new KeysUnusableException($"There is no sign-in for the Key Vault {address}: in Azure look at Satark:Azure:ClientId, elsewhere run 'az login'.", error);
        }
        catch (Exception error) when (Faults.IsPassing(error) && !cancellationToken.IsCancellationRequested)
        {
            throw new KeysUnusableException($"The Key Vault {address} does not answer. Look at Satark:Keys:VaultUri and at the network; Satark does not start without its keys.", error);
        }
    }
}

using System.Security.Cryptography;
using Satark.Privacy;

namespace Satark.Functions.Keys;

/// <summary>A secret from the settings, on a developer's machine.</summary>
internal sealed class GivenSecret(byte[] secret) : IMasterSecret
{
    /// <inheritdoc/>
    public Task<byte[]> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult(secret);

    /// <inheritdoc/>
    public Task<byte[]?> FindAsync(ReadOnlyMemory<byte> fingerprint, CancellationToken cancellationToken) =>
        Task.FromResult(new DerivedKeys(secret).Fingerprint.Span.SequenceEqual(fingerprint.Span) ? secret : null);

    /// <inheritdoc/>
    public Task AddAsync(ReadOnlyMemory<byte> other, CancellationToken cancellationToken) =>
        CryptographicOperations.FixedTimeEquals(secret, other.Span)
            ? Task.CompletedTask
            : throw new KeysUnusableException("Satark:Keys:Secret is another secret than the copy's: set it to the secret of the installation that the copy is from.");
}

using Satark.Privacy;

namespace Satark.Functions.Keys;

/// <summary>Where the one secret lies from which every key of the installation is derived.</summary>
internal interface IMasterSecret
{
    /// <summary>The present secret; where there is none, a new one, which is kept for good before this returns.</summary>
    /// <exception cref="KeysUnusableException">It cannot be read or made, or is none; the message says what to do.</exception>
    Task<byte[]> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>The secret with this fingerprint, present or past; null where there is none.</summary>
    /// <exception cref="KeysUnusableException">Nothing can be read; the message says what to do.</exception>
    Task<byte[]?> FindAsync(ReadOnlyMemory<byte> fingerprint, CancellationToken cancellationToken);

    /// <summary>Keeps a secret from another installation as the present one.</summary>
    /// <exception cref="KeysUnusableException">It cannot be kept; the message says what to do.</exception>
    Task AddAsync(ReadOnlyMemory<byte> secret, CancellationToken cancellationToken);
}

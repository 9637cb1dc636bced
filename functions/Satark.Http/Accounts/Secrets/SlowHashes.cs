using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Satark.Http.Accounts;

/// <summary>The framework's hasher, slow on purpose. However many try at once, half of the machine stays free for alerts.</summary>
public sealed class SlowHashes : IDisposable
{
    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The hash of a secret, with a salt of its own.</summary>
    public string Hash(string id, string secret) => _hasher.HashPassword(id, secret);

    /// <summary>Whether a secret has this hash.</summary>
    public async Task<PasswordVerificationResult> VerifyAsync(string id, string hash, string secret, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _hasher.VerifyHashedPassword(id, hash, secret);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();
}

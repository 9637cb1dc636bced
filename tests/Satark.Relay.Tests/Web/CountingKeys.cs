using Satark.Privacy;

namespace Satark.Relay.Tests.Web;

/// <summary>Keys that count how often one is looked for.</summary>
internal sealed class CountingKeys(IKeyRing keys) : IKeyRing
{
    public int Finds { get; private set; }

    public ValueTask<DataKey> NewAsync(CancellationToken cancellationToken) => keys.NewAsync(cancellationToken);

    public ValueTask<DataKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        Finds++;
        return keys.FindAsync(keyId, cancellationToken);
    }

    public Task EraseAsync(string keyId, CancellationToken cancellationToken) => keys.EraseAsync(keyId, cancellationToken);

    public ReadOnlyMemory<byte> Installation(KeyPurpose purpose) => keys.Installation(purpose);
}

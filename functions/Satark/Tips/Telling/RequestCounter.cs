using Satark.Messaging;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Tips.Telling;

/// <summary>How often two supervisors asked for what was given in confidence. Public, and counted once for each request.</summary>
public sealed class RequestCounter(IStore store)
{
    private const string Partition = "counters";

    /// <summary>Counts a request; a repeat counts nothing.</summary>
    public Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        return store.EnterAsync(Partition, $"{Prefix((DeskWordKind)errand.Step)}{errand.Part}", cancellationToken);
    }

    /// <summary>How many requests of a kind were ever made.</summary>
    public async Task<int> CountAsync(DeskWordKind kind, CancellationToken cancellationToken) =>
        (await store.ListAllAsync(Partition, Prefix(kind), SatarkJson.Default.Errand, cancellationToken).ConfigureAwait(false)).Count;

    private static string Prefix(DeskWordKind kind) => Words<DeskWordKind>.Of(kind) + "-";
}

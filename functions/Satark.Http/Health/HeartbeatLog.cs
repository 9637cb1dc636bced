using System.Text.Json.Serialization;
using Satark.Storage;

namespace Satark.Http.Health;

/// <summary>How the heartbeat has been doing, and since when.</summary>
/// <param name="State">Whether the outside is told that all is well.</param>
/// <param name="Since">Since when that is so.</param>
/// <param name="Reason">Why not, without the address; null where it is told.</param>
public sealed record HeartbeatState(HeartbeatOutcome State, DateTimeOffset Since, string? Reason);

/// <summary>What became of a minute's heartbeat.</summary>
[JsonConverter(typeof(Words<HeartbeatOutcome>))]
public enum HeartbeatOutcome
{
    /// <summary>The outside took the word that all is well.</summary>
    Reached,

    /// <summary>All was well, and the outside could not be told.</summary>
    NotReached,

    /// <summary>Not all was well: nothing was said, or that there is a fault.</summary>
    Withheld,
}

/// <summary>Keeps how the heartbeat does where every process of the installation can read it. Written only when it changes.</summary>
public sealed class HeartbeatLog(IStore store)
{
    private const string Partition = "health", Row = "heartbeat";

    /// <summary>The state; null before the first minute.</summary>
    public async Task<HeartbeatState?> ReadAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync(Partition, Row, HttpJson.Default.HeartbeatState, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Notes a minute's outcome; true where it is another than the minute before.</summary>
    public Task<bool> NoteAsync(HeartbeatOutcome outcome, string? reason, DateTimeOffset now, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token =>
        {
            var stored = await store.FindAsync(Partition, Row, HttpJson.Default.HeartbeatState, token).ConfigureAwait(false);
            return stored is not null && stored.Value.State == outcome && stored.Value.Reason == reason
                ? (null, false)
                : (new Change(Partition).Put(Row, stored, new HeartbeatState(outcome, now, reason), HttpJson.Default.HeartbeatState), true);
        },
        cancellationToken);
}

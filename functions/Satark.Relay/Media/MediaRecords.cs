using Satark.Messaging;
using Satark.Storage;

namespace Satark.Relay.Media;

/// <summary>Records of media, each in a partition of its own, and which media belong to a tip.</summary>
internal sealed class MediaRecords(IStore store, TimeProvider clock)
{
    /// <summary>Make the copy of a medium.</summary>
    public const string Clean = "Relay.CleanMedia";

    /// <summary>Bring a copy to the desk, or say why none comes.</summary>
    public const string Forward = "Relay.ForwardMedia";

    /// <summary>Throw away a medium that never became part of a tip.</summary>
    public const string Expire = "Relay.ExpireMedia";

    private const string Row = "medium";
    private const int MostOfTip = 1000;

    /// <summary>Now, to the whole minute: nothing that the desk hears is more exact.</summary>
    public DateTimeOffset Minute => new(clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    /// <summary>The medium, or null.</summary>
    public async Task<Medium?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await store.FindAsync(Partition(id), Row, MediaJson.Default.Medium, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Load, decide, save: a decision that changes nothing is not saved, one that matters to the desk sends its message in the same act.</summary>
    /// <param name="id">Which medium.</param>
    /// <param name="decide">What becomes of it; it is given null where nothing is known of it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<Medium?> ChangeAsync(string id, Func<Medium?, Medium?> decide, CancellationToken cancellationToken) => store.ChangeAsync<Medium?>(
        async token =>
        {
            var known = await store.FindAsync(Partition(id), Row, MediaJson.Default.Medium, token).ConfigureAwait(false);
            var next = decide(known?.Value);
            if (next is null || next == known?.Value)
            {
                return (null, next);
            }

            var change = new Change(Partition(id));
            change = known is null ? change.Insert(Row, next, MediaJson.Default.Medium) : change.Replace(Row, known.Version, next, MediaJson.Default.Medium);
            foreach (var message in Follow(known?.Value, next))
            {
                change.Send(message);
            }

            return (change, next);
        },
        cancellationToken);

    /// <summary>Enters that a medium belongs to a tip.</summary>
    public Task EnterAsync(string alias, string id, CancellationToken cancellationToken) => store.EnterAsync(OfTip(alias), id, cancellationToken);

    /// <summary>The media of a tip.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string alias, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(OfTip(alias), "", null, MostOfTip, cancellationToken).ConfigureAwait(false)).Select(static r => r.Key.Row)];

    private IEnumerable<Message> Follow(Medium? before, Medium now)
    {
        var at = clock.GetUtcNow();
        if (now.State == MediumState.Kept && (before?.State != MediumState.Kept))
        {
            yield return new Errand(now.Id, N: now.Turn).As(Clean, Lane.Ordinary, at);
            if (before?.State == MediumState.Keeping)
            {
                yield return new Errand(now.Id).As(Expire, Lane.Bulk, at + MediaBox.Unattached);
            }
        }
        else if (now.CanBeTold && (before is not { CanBeTold: true } || before.Turn != now.Turn || before.State != now.State))
        {
            // Nothing new but the turn: the desk was away, and may be for days.
            var again = before is { CanBeTold: true } && before.State == now.State && before.Owed.Count == now.Owed.Count;
            yield return new Errand(now.Id, N: now.Turn).As(Forward, Lane.Ordinary, again ? at + ForwardMedium.Again : at);
        }
    }

    private static string Partition(string id) => "media-" + id;

    private static string OfTip(string alias) => "media-of-" + alias;
}

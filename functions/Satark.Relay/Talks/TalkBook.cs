using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Relay.Talks;

/// <summary>Loads and saves talks.</summary>
internal sealed class TalkBook(IStore store, IKeyRing keys, TimeProvider clock)
{
    /// <summary>The talk's own row.</summary>
    public const string Row = "talk";

    /// <summary>What waits to be heard.</summary>
    public const string Heard = "heard-";

    /// <summary>What could never be heard.</summary>
    public const string Stuck = "stuck-";

    /// <summary>Keyed hashes of message ids that were seen.</summary>
    public const string Seen = "seen-";

    /// <summary>What waits to be said.</summary>
    public const string Say = "say-";

    /// <summary>What waits to be done.</summary>
    public const string Act = "act-";

    /// <summary>What the vendor has.</summary>
    public const string Sent = "sent-";

    /// <summary>Media that wait with the vendor.</summary>
    public const string Fetch = "fetch-";

    private const string DraftPlace = "draft";

    /// <summary>Now, in whole milliseconds.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The partition of a talk.</summary>
    public static string Partition(string talk) => "talk-" + talk;

    /// <summary>The name of a row that keeps its place: <c>say-000000007</c>.</summary>
    public static string Numbered(string prefix, int number) => prefix + number.ToString("D9", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The row of words that are said again: before all others.</summary>
    public static string Again(string hash) => Numbered(Say, 0) + "-" + hash;

    /// <summary>The keyed hash of a vendor's message id: all that is ever kept of it.</summary>
    public string HashOf(string vendorId) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "relay message", vendorId);

    /// <summary>The talk, opened; null where there is none or it was forgotten.</summary>
    public async Task<OpenTalk?> FindAsync(string talk, CancellationToken cancellationToken)
    {
        var partition = Partition(talk);
        if (await store.FindAsync(partition, Row, RelayJson.Default.TalkRow, cancellationToken).ConfigureAwait(false) is not { } row
            || await keys.FindAsync(row.Value.KeyId, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return null;
        }

        var state = Box.Open(key, partition, Row, row.Value.Content, RelayJson.Default.TalkState);
        var draftKey = row.Value.DraftKeyId is { } id ? await keys.FindAsync(id, cancellationToken).ConfigureAwait(false) : null;
        if (draftKey is not null && row.Value.DraftContent is { } content)
        {
            var draft = Box.Open(draftKey, partition, DraftPlace, content, RelayJson.Default.DraftPart);
            state = state with { Talk = state.Talk with { Draft = draft.Draft, Words = draft.Words } };
        }

        return new OpenTalk(talk, row, key, draftKey, state);
    }

    /// <summary>A new talk's key and row.</summary>
    public async Task<(DataKey Key, TalkRow Row)> NewAsync(string talk, CancellationToken cancellationToken)
    {
        var key = await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        return (key, new TalkRow(key.Id, Box.Close(key, Partition(talk), Row, new TalkState(), RelayJson.Default.TalkState), Today));
    }

    /// <summary>Adds to a change that a talk now stands so; its draft has a key of its own, erased once there is no draft any more.</summary>
    public async Task WriteAsync(Change change, OpenTalk talk, TalkState state, int next, CancellationToken cancellationToken)
    {
        var (whole, partition) = (state.Talk, Partition(talk.Id));
        var hasDraft = whole.Draft is not null || whole.Words.Count > 0;
        var draftKey = hasDraft ? talk.DraftKey ?? await keys.NewAsync(cancellationToken).ConfigureAwait(false) : null;
        var apart = state with { Talk = whole with { Draft = null, Words = [] } };
        change.Replace(
            Row,
            talk.Row.Version,
            new TalkRow(talk.Key.Id, Box.Close(talk.Key, partition, Row, apart, RelayJson.Default.TalkState), Today)
            {
                DraftKeyId = draftKey?.Id,
                DraftContent = draftKey is null ? null : Box.Close(draftKey, partition, DraftPlace, new DraftPart(whole.Draft, whole.Words), RelayJson.Default.DraftPart),
                Next = next,
            },
            RelayJson.Default.TalkRow);
        if (draftKey is null && talk.Row.Value.DraftKeyId is { } gone)
        {
            change.Send(new Errand(gone).As(RelayErrands.EraseKey, Lane.Ordinary, Now));
        }
    }

    /// <summary>Erases the key of a draft that is no more.</summary>
    public Task EraseKeyAsync(Message message, CancellationToken cancellationToken) => keys.EraseAsync(Errand.Of(message).Subject, cancellationToken);

    /// <summary>Erases a talk's keys, then its rows. May be repeated.</summary>
    public async Task EraseAsync(string talk, CancellationToken cancellationToken)
    {
        var partition = Partition(talk);
        if (await store.FindAsync(partition, Row, RelayJson.Default.TalkRow, cancellationToken).ConfigureAwait(false) is { } row)
        {
            await keys.EraseAsync(row.Value.KeyId, cancellationToken).ConfigureAwait(false);
            if (row.Value.DraftKeyId is { } draft)
            {
                await keys.EraseAsync(draft, cancellationToken).ConfigureAwait(false);
            }
        }

        await store.SweepAsync(partition, "", cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>A talk that was loaded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Row">Its row.</param>
/// <param name="Key">Its key.</param>
/// <param name="DraftKey">Its draft's key, or null.</param>
/// <param name="State">How it stands, with its draft.</param>
internal sealed record OpenTalk(string Id, Stored<TalkRow> Row, DataKey Key, DataKey? DraftKey, TalkState State);

/// <summary>Deletes many rows.</summary>
internal static class Sweeping
{
    /// <summary>Deletes all rows with this prefix; those that change meanwhile are looked at again.</summary>
    public static async Task SweepAsync(this IStore store, string partition, string prefix, CancellationToken cancellationToken)
    {
        while (await store.ListAsync(partition, prefix, null, Change.MaxRows, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            var change = new Change(partition);
            foreach (var row in rows)
            {
                change.Delete(row.Key.Row, row.Version);
            }

            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }
}

using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Forwarding;

/// <summary>Loads and saves tips, each in a partition of its own: nothing in the clear says that two have one informer.</summary>
internal sealed class TipBook(IStore store, IKeyRing keys, TimeProvider clock)
{
    /// <summary>The tip's own row.</summary>
    public const string Row = "tip";

    /// <summary>Words that the desk has not taken yet.</summary>
    public const string Word = "word-";

    /// <summary>Words of the desk that are to be taken.</summary>
    public const string Desk = "desk-";

    /// <summary>Words of the desk that were taken.</summary>
    public const string Took = "took-";

    /// <summary>One refusal for all: unknown, muted, expired and ended look alike.</summary>
    public static readonly Refusal Closed = new(RefusalKind.Gone, "Nothing can be added here any more.");

    /// <summary>Now, in whole milliseconds.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The partition of a tip.</summary>
    public static string Partition(string alias) => "tip-" + alias;

    /// <summary>Whether a text can be an alias; anything else leads nowhere.</summary>
    public static bool IsAlias(string? text) => text is { Length: 16 } && text.All(c => c is (>= 'a' and <= 'z') or (>= '2' and <= '7'));

    /// <summary>The tip, opened; null where there is none or its informer left.</summary>
    public async Task<OpenTip?> FindAsync(string alias, CancellationToken cancellationToken)
    {
        if (!IsAlias(alias) || await store.FindAsync(Partition(alias), Row, RelayJson.Default.TipRow, cancellationToken).ConfigureAwait(false) is not { } row
            || row.Value is not { KeyId: { } keyId, Content: { } content }
            || await keys.FindAsync(keyId, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return null;
        }

        return new OpenTip(alias, row, key, Box.Open(key, Partition(alias), Row, content, RelayJson.Default.TipState));
    }

    /// <summary>Saves a new tip with its first word. Where the alias has a tip already, the word follows: it was raised before it was whole.</summary>
    public Task SubmitAsync(string alias, string wordId, TipContent tip, IReadOnlyList<TipMedia> media, string? talk, CancellationToken cancellationToken)
    {
        var word = Said(alias, wordId, TipWordKind.Submitted) with { Tip = Receipts.HiddenReceipts.In(tip), Media = media };
        var lane = tip.LifeRisk ? Lane.Urgent : Lane.Ordinary;
        return store.ChangeAsync(
            async token =>
            {
                var row = await store.FindAsync(Partition(alias), Row, RelayJson.Default.TipRow, token).ConfigureAwait(false);
                if (row is not null && await FindAsync(alias, token).ConfigureAwait(false) is not { })
                {
                    // Its informer left meanwhile; it was said before.
                    return (null, true);
                }

                var open = row is null ? null : await FindAsync(alias, token).ConfigureAwait(false);
                var key = open?.Key ?? await keys.NewAsync(token).ConfigureAwait(false);
                var words = (row is null ? null : await keys.FindAsync(row.Value.WordKeyId, token).ConfigureAwait(false)) ?? await keys.NewAsync(token).ConfigureAwait(false);
                var state = (open?.State ?? new TipState { Language = tip.Language, Category = tip.Category, Talk = talk }) with
                {
                    Language = tip.Language,
                    Category = tip.Category,
                    At = Now,
                    Media = [.. (open?.State.Media ?? []).Union(media.Select(m => m.Id))],
                };
                var change = new Change(Partition(alias));
                Put(change, alias, row, key, words, state, 1);
                TipWordRow.Put(change, alias, words, (row?.Value.Next ?? 0) + 1, word);
                change.Send(new Errand(alias, wordId).As(RelayErrands.ForwardWord, lane, Now));
                if (row is null)
                {
                    change.Send(new Errand(alias, "tip").As(RelayErrands.Index, Lane.Bulk, Now));
                }

                if (media.Count > 0)
                {
                    change.Send(new Errand(alias, wordId).As(RelayErrands.AttachMedia, lane, Now));
                }

                return (change, true);
            },
            cancellationToken);
    }

    /// <summary>Saves an addition or an answer.</summary>
    public Task<Outcome<string>> AddAsync(string alias, string wordId, string? text, string? answers, IReadOnlyList<TipMedia> media, CancellationToken cancellationToken) =>
        store.ChangeAsync<Outcome<string>>(
            async token =>
            {
                if (await FindAsync(alias, token).ConfigureAwait(false) is not { } open || open.State.Muted || open.State.HasEnded)
                {
                    return (null, Closed);
                }

                var state = open.State with
                {
                    Questions = [.. open.State.Questions.Where(q => q.Id != answers)],
                    Media = [.. open.State.Media.Union(media.Select(m => m.Id))],
                };
                var word = Said(alias, wordId, TipWordKind.Added) with { Text = Receipts.HiddenReceipts.In(text), Answers = answers, Media = media };
                var change = await WithWordAsync(open, state, word, token).ConfigureAwait(false);
                if (media.Count > 0)
                {
                    change.Send(new Errand(alias, wordId).As(RelayErrands.AttachMedia, Lane.Ordinary, Now));
                }

                return (change, alias);
            },
            cancellationToken);

    /// <summary>A tip that stands so now, with a word about it.</summary>
    public async Task<Change> WithWordAsync(OpenTip open, TipState state, TipWord? word, CancellationToken cancellationToken)
    {
        var change = new Change(Partition(open.Alias));
        var words = await keys.FindAsync(open.Row.Value.WordKeyId, cancellationToken).ConfigureAwait(false) ?? await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        Put(change, open.Alias, open.Row, open.Key, words, state, word is null ? 0 : 1);
        if (word is not null)
        {
            TipWordRow.Put(change, open.Alias, words, open.Row.Value.Next + 1, word);
            change.Send(new Errand(open.Alias, word.Id).As(RelayErrands.ForwardWord, Lane.Ordinary, Now));
        }

        return change;
    }

    /// <summary>Says something of a tip that may not be here any more.</summary>
    public Task SayAsync(TipWord word, CancellationToken cancellationToken) => store.ChangeAsync(
        async token =>
        {
            var row = await store.FindAsync(Partition(word.Alias), Row, RelayJson.Default.TipRow, token).ConfigureAwait(false);
            var words = (row is null ? null : await keys.FindAsync(row.Value.WordKeyId, token).ConfigureAwait(false)) ?? await keys.NewAsync(token).ConfigureAwait(false);
            var change = new Change(Partition(word.Alias));
            var next = (row?.Value.Next ?? 0) + 1;
            change.Put(Row, row, (row?.Value ?? new TipRow(null, null, words.Id, 0, Today)) with { WordKeyId = words.Id, Next = next }, RelayJson.Default.TipRow);
            TipWordRow.Put(change, word.Alias, words, next, word);
            change.Send(new Errand(word.Alias, word.Id).As(RelayErrands.ForwardWord, Lane.Urgent, Now));
            return (change, true);
        },
        cancellationToken);

    /// <summary>The informer left: which talk the tip came from is erased, and the desk is told that nothing it says reaches anybody any more.</summary>
    /// <param name="alias">The tip.</param>
    /// <param name="talk">The talk that it came from.</param>
    /// <param name="later">How much later the desk is told: several tips that lose their informer at one moment would be known for one person's.</param>
    /// <param name="cancellationToken">Stops waiting; to be repeated then.</param>
    public async Task LeaveAsync(string alias, string talk, TimeSpan later, CancellationToken cancellationToken)
    {
        var left = Said(alias, Ids.Derived("left", alias), TipWordKind.Left);
        left = left with { At = left.At + later };
        await store.ChangeAsync(
            async token =>
            {
                var row = await store.FindAsync(Partition(alias), Row, RelayJson.Default.TipRow, token).ConfigureAwait(false);
                if (row?.Value.KeyId is not { } keyId)
                {
                    return (null, true);
                }

                if (await FindAsync(alias, token).ConfigureAwait(false) is { State.Talk: { } other } && other != talk)
                {
                    // Known here by its receipt alone: it is another talk's.
                    return (null, true);
                }

                await keys.EraseAsync(keyId, token).ConfigureAwait(false);
                var words = await keys.FindAsync(row.Value.WordKeyId, token).ConfigureAwait(false) ?? await keys.NewAsync(token).ConfigureAwait(false);
                var change = new Change(Partition(alias)).Replace(Row, row.Version, row.Value with { KeyId = null, Content = null, WordKeyId = words.Id, Next = row.Value.Next + 1 }, RelayJson.Default.TipRow);
                TipWordRow.Put(change, alias, words, row.Value.Next + 1, left);
                change.Send(new Errand(alias, left.Id).As(RelayErrands.ForwardWord, Lane.Ordinary, Now + later));
                return (change, true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The tip belongs to another talk now, of the same informer. One that was only looked at by its receipt stays with its own.</summary>
    /// <param name="alias">Which tip.</param>
    /// <param name="talk">The talk that it goes to.</param>
    /// <param name="from">The talk that it came from; null: from none, since it was told in the browser.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task GiveAsync(string alias, string talk, string? from, CancellationToken cancellationToken) =>
        MoveAsync(alias, s => s.Talk is null || s.Talk == from ? s with { Talk = talk } : s, cancellationToken);

    /// <summary>Changes how a tip stands; nothing where it is not here any more.</summary>
    public Task MoveAsync(string alias, Func<TipState, TipState> move, CancellationToken cancellationToken) => store.ChangeAsync(
        async token => await FindAsync(alias, token).ConfigureAwait(false) is { } open ? (await WithWordAsync(open, move(open.State), null, token).ConfigureAwait(false), true) : (null, false),
        cancellationToken);

    /// <summary>A word of this moment, to the whole minute.</summary>
    public TipWord Said(string alias, string id, TipWordKind kind)
    {
        var now = clock.GetUtcNow();
        return new TipWord { Id = id, Alias = alias, Kind = kind, At = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero) };
    }

    private void Put(Change change, string alias, Stored<TipRow>? row, DataKey key, DataKey words, TipState state, int newWords) => change.Put(
        Row, row, new TipRow(key.Id, Box.Close(key, Partition(alias), Row, state, RelayJson.Default.TipState), words.Id, (row?.Value.Next ?? 0) + newWords, Today), RelayJson.Default.TipRow);
}

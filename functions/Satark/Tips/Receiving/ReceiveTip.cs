using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;
using Satark.Tips.Line;
using Satark.Tips.Moves;

namespace Satark.Tips.Receiving;

/// <summary>Words of the relay become cases, and news of cases. Each is saved before it is answered; a repeat is known by its id and changes nothing.</summary>
public sealed partial class ReceiveTip(IStore store, IKeyRing keys, CaseBook book, CodeBook codes, ILogger<ReceiveTip> logger)
{
    /// <summary>Takes a word.</summary>
    /// <returns>Nothing where it was taken; a refusal where it never can be.</returns>
    public async Task<Refusal?> HandleAsync(TipWord word, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(word);
        word = WordRules.Whole(word);
        if (WordRules.Fault(word) is { } fault)
        {
            return fault;
        }

        DataKey? fresh = null;
        string? code = null;
        var refusal = await store.ChangeAsync<Refusal?>(
            async token =>
            {
                var row = RowOf(word.Id);
                if (await store.FindAsync(new RecordKey(word.Alias, row), token).ConfigureAwait(false) is not null)
                {
                    return (null, null);
                }

                if (await book.FindAsync(NewTip.CaseIdOf(word.Alias), token).ConfigureAwait(false) is { } loaded)
                {
                    var (heard, no) = await HearAsync(loaded, word, token).ConfigureAwait(false);
                    return (heard?.Insert(row, new Errand(word.Id), SatarkJson.Default.Errand), no);
                }

                if (word.Kind != TipWordKind.Submitted)
                {
                    return (null, new Refusal(RefusalKind.NotFound, "There is no tip of this alias."));
                }

                // Copies of media may have come first: they are sealed under the tip's key already.
                var early = await MediaKey.FindAsync(store, word.Alias, token).ConfigureAwait(false);
                var key = early is not { Value.IsEnding: false } ? null : await keys.FindAsync(early.Value.KeyId, token).ConfigureAwait(false);
                key ??= fresh ??= await keys.NewAsync(token).ConfigureAwait(false);
                code ??= await codes.NextAsync(token).ConfigureAwait(false);
                var opened = Open(word, early, code, key);
                return (opened.Insert(row, new Errand(word.Id), SatarkJson.Default.Errand), null);
            },
            cancellationToken).ConfigureAwait(false);
        Log.Heard(logger, word.Alias, word.Kind, refusal?.Kind);
        return refusal;
    }

    private static string RowOf(string wordId) => "word-" + wordId;

    private Change Open(TipWord word, Stored<MediaKey>? early, string code, DataKey key)
    {
        var change = new Change(word.Alias);

        // Whoever brings a medium at this moment writes the same row: one of the two decides anew.
        change.Put(MediaKey.Row, early, new MediaKey(key.Id, []), SatarkJson.Default.MediaKey);
        var tip = NewTip.Make(word, code, early?.Value.KeyId == key.Id ? early.Value.Items : [], book.Now, key);
        change.Insert(OpenCases.Row, new OpenCases(1, [new CaseEntry(tip.Case.Id, code, true, tip.Case.Mode, PersonKeys.None)]), SatarkJson.Default.OpenCases);
        book.Open(change, tip.Case, NewTip.ReportOf(word.Tip!), tip.Happenings, key);
        return change;
    }

    private async Task<(Change? Change, Refusal? No)> HearAsync(Stored<Case> loaded, TipWord word, CancellationToken cancellationToken)
    {
        var c = loaded.Value;
        if (c.Erased || await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return (null, new Refusal(RefusalKind.Gone, "This tip was erased."));
        }

        var m = book.At(Actor.Informer);
        var heard = word.Kind switch
        {
            TipWordKind.Submitted => CaseBook.Seal(c, CaseBook.OpenReport(c, key).With(NewTip.ReportOf(word.Tip!)), key).HearWhole(word, NewTip.Raw(word.Tip!), m),
            TipWordKind.Added => c.HearMore(word, m),
            TipWordKind.Left => c.HearLeft(m),
            TipWordKind.Revealed => c.HearIdentity(word, m),
            TipWordKind.MediaSealed => c.HearSealed(word, m),
            _ => c.HearLost(word, m),
        };
        return heard.Refusal is { } refusal ? (null, refusal)
            : ReferenceEquals(heard.Value.Case, c) ? (null, null)
            : ((await book.ChangeAsync(loaded, heard.Value, cancellationToken).ConfigureAwait(false)).Change, null);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Tip {Alias}: {Kind} heard; refused: {Refusal}.")]
        public static partial void Heard(ILogger logger, string alias, TipWordKind kind, RefusalKind? refusal);
    }
}

using Satark.Cases;
using Satark.Messaging;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Tips.Telling;

/// <summary>The words of the desk that the relay has not confirmed, oldest first.</summary>
public sealed class WaitingWords(IStore store, CaseBook book)
{
    /// <summary>Most words of one answer.</summary>
    public const int Most = 100;

    /// <summary>What waits. What nobody can hear any more, because the informer left or the tip was erased, waits no longer.</summary>
    public async Task<IReadOnlyList<DeskWord>> ListAsync(CancellationToken cancellationToken)
    {
        var words = new List<DeskWord>();
        foreach (var (row, stored) in await store.ListAllAsync(TellInformer.Partition, "", SatarkJson.Default.Errand, cancellationToken).ConfigureAwait(false))
        {
            if (await WordAsync(stored.Value, cancellationToken).ConfigureAwait(false) is { } word)
            {
                words.Add(word);
            }
            else
            {
                await store.SaveAsync(new Change(TellInformer.Partition).Delete(row, stored.Version), cancellationToken).ConfigureAwait(false);
            }

            if (words.Count == Most)
            {
                break;
            }
        }

        return words;
    }

    /// <summary>The relay has these words: they wait no longer. Unknown ids are no error.</summary>
    public async Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken)
    {
        foreach (var id in wordIds.Where(MediaItem.IsId))
        {
            if (await store.FindAsync(TellInformer.Partition, id, SatarkJson.Default.Errand, cancellationToken).ConfigureAwait(false) is { } stored)
            {
                // A conflict means that it was confirmed twice at once.
                await store.SaveAsync(new Change(TellInformer.Partition).Delete(id, stored.Version), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<DeskWord?> WordAsync(Errand waiting, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(waiting.Subject, cancellationToken).ConfigureAwait(false) is not { Value: { Tip: { InformerLeft: false } tip, Erased: false } c }
            || tip.Said.FirstOrDefault(word => word.Id == waiting.Part) is not { } said)
        {
            return null;
        }

        var text = said.Kind is DeskWordKind.Question or DeskWordKind.Reveal or DeskWordKind.Original ? await TextAsync(c, said.Id, cancellationToken).ConfigureAwait(false) : null;
        return new DeskWord { Id = said.Id, Alias = tip.Alias, Kind = said.Kind, At = said.At, State = said.State, Text = text, Supervisors = said.Supervisors, MediaId = said.MediaId };
    }

    // Sealed in the event that names the word.
    private async Task<string?> TextAsync(Case c, string wordId, CancellationToken cancellationToken)
    {
        var key = await book.KeyAsync(c, cancellationToken).ConfigureAwait(false);
        var events = await book.EventsAsync(c.Id, cancellationToken).ConfigureAwait(false);
        return events.FirstOrDefault(e => e.Facts.GetValueOrDefault("word") == wordId) is { } said ? History.Open(c.Id, said, key) : null;
    }
}

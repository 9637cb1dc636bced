using Satark.Cases;
using Satark.Messaging;
using Satark.Roster;
using Satark.Watching;

namespace Satark.Board;

/// <summary>Puts a case's row on the board and pushes it to open pages.</summary>
public sealed class ShowCase(CaseBook book, BoardIndex board, IDesk desk, SyntheticRuns synthetic)
{
    /// <summary>Shows the case as it stands now, whatever revision the message was about: the newest is always right.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is { } loaded)
        {
            // The push goes first: the board's index is for those who come later. But what some may see no more leaves the board before they are told to look away.
            var row = BoardRow.Of(loaded.Value);
            if (loaded.Value.Synthetic)
            {
                await synthetic.PassAsync(row.Id, SyntheticStage.Shown, cancellationToken).ConfigureAwait(false);
                return;
            }

            await desk.ShowAsync(row, cancellationToken).ConfigureAwait(false);
            await board.PutAsync(row, cancellationToken).ConfigureAwait(false);
            if (errand.SeenBefore is { } before)
            {
                await desk.HideAsync(new CaseGone(row.Id, row.Version), before, CaseScope.Of(loaded.Value), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}

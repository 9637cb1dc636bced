using Satark.Cases;

namespace Satark.Local.Demo.Night;

/// <summary>The second half of the night.</summary>
internal sealed partial class NightScenes
{
    /// <summary>An operator goes home; what he holds is asked of the next, who accepts.</summary>
    /// <returns>How each case stands then.</returns>
    public async Task<IReadOnlyList<Standing>> ShiftAsync(CancellationToken cancellationToken)
    {
        await _teller.SceneAsync(4, "A shift change").ConfigureAwait(false);
        var commander = Person("ballia.command");
        var theirs = await stage.MessageAsync("The commander's text message", m => IsSearch(m, _real, commander.Phone!), cancellationToken).ConfigureAwait(false);
        await stage.Doors.PressAsync(theirs.Text("text")!, "reached", cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"{commander.Name}'s team is with the person in Ballia.").ConfigureAwait(false);
        var (ravi, sana) = (Person("ravi"), Person("sana"));
        await stage.Ravi.SignOutAsync(cancellationToken).ConfigureAwait(false);
        await stage.RowAsync("The offer on the board", _mailed, r => r.Text("holder.user") == ravi.Id && r.Text("holder.offer.user") == sana.Id, cancellationToken).ConfigureAwait(false);
        var asked = await stage.MessageAsync(
            "The question to the successor", m => IsCall(m, _mailed, sana.Phone!, Notifications.Channels.Sms) && m.Text("text")!.Contains("take it over", StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"{ravi.Name} signs out, and still holds the case of the mail: {sana.Name} is asked by text message, and the board says so. Unless she accepts in two minutes, others are called.").ConfigureAwait(false);
        await _teller.LookAsync(8, cancellationToken).ConfigureAwait(false);
        await stage.Doors.PressAsync(asked.Text("text")!, "take-over", cancellationToken).ConfigureAwait(false);
        await stage.RowAsync("The successor on the board", _mailed, r => r.Text("holder.user") == sana.Id && r.Text("holder.offer") is null, cancellationToken).ConfigureAwait(false);
        var line = await stage.LineAsync(_mailed, EventKinds.HoldAccepted, sana.Name, cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"She accepts by the link. The history says “{line}”: at no moment was it nobody's.").ConfigureAwait(false);
        await stage.Sana.MoveAsync(_mailed, "reached", cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync("The team is with the person at the Sangam.").ConfigureAwait(false);
        var standings = await stage.AgreeAsync(cancellationToken).ConfigureAwait(false);
        await _teller.LookAsync(14, cancellationToken).ConfigureAwait(false);
        return standings;
    }

    /// <summary>The power goes right after an alert was accepted: nothing that was answered with 202 is lost, and its ladder goes on.</summary>
    /// <param name="before">How each case stood before.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task LostLineAsync(IReadOnlyList<Standing> before, CancellationToken cancellationToken)
    {
        await _teller.SceneAsync(5, "A lost connection").ConfigureAwait(false);
        var late = await stage.Doors.AlertAsync(
            "night-last", "last.bus.home", "ab bas. sab ko sorry. aaj raat aakhri raat hai, gorakhpur", cancellationToken).ConfigureAwait(false);
        await stage.KillAsync().ConfigureAwait(false);
        stage.Watch(late);
        await _teller.SayAsync("One more alert was accepted, and in the same moment the server lost its power (kill -9). Within ten seconds the page says that it is behind.").ConfigureAwait(false);
        await _teller.LookAsync(18, cancellationToken).ConfigureAwait(false);
        await stage.ReturnAsync(cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync("It has started again. The page comes back by itself, without a reload.").ConfigureAwait(false);
        var row = await stage.RowAsync("The last alert", late, r => r.Text("state") == "new", cancellationToken).ConfigureAwait(false);
        await stage.MessageAsync("The call for the last alert", m => IsSearch(m, late, Phone("sana")), cancellationToken).ConfigureAwait(false);
        await _teller.SayAsync($"The alert is there as {row.Text("code")}, and its ladder goes on where it stood: the operators are called.").ConfigureAwait(false);
        var after = await stage.AgreeAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (was, now) in before.Zip(after))
        {
            if (was.Code != now.Code || was.State != now.State || was.Holder != now.Holder || now.Lines < was.Lines || now.Messages < was.Messages)
            {
                throw new NightTrouble($"Case {was.Code} was {was.State} with {was.Holder ?? "nobody"} before the power went, and is {now.State} with {now.Holder ?? "nobody"} after it.");
            }
        }

        await _teller.LookAsync(12, cancellationToken).ConfigureAwait(false);
        await stage.Sana.MoveAsync(late, "acknowledge", cancellationToken).ConfigureAwait(false);
        await stage.Sana.MoveAsync(late, "contact", cancellationToken, ("result", "talking")).ConfigureAwait(false);
        await stage.Sana.MoveAsync(_mailed, "close", cancellationToken, ("outcome", "safe"), ("note", "At home with the family; counselling begins tomorrow.")).ConfigureAwait(false);
        await _teller.SayAsync("Sana takes the last one and is talking with the person; the case of the mail she closes: safe.").ConfigureAwait(false);
        await _teller.LookAsync(12, cancellationToken).ConfigureAwait(false);
    }
}

using System.Globalization;
using Satark.Notifications;
using Satark.Notifications.Answering;
using Satark.Notifications.Templates;
using Satark.Notifications.Together;

namespace Satark.Http.Voice;

/// <summary>Which case of a call about several is spoken of.</summary>
/// <param name="Token">The call's own token.</param>
/// <param name="Calls">The cases' calls, the most urgent first.</param>
/// <param name="At">Which of them a key answers.</param>
public sealed record SeveralCalls(string Token, IReadOnlyList<GatheredCall> Calls, int At);

/// <summary>
/// A phone call about several cases: it says how many wait, and asks about one after the other. A key answers the case that was said last, with the nonce of
/// that case's own delivery, and no other. Each counts as delivered when the words that ask about it are fetched, and not before: whoever hangs up has not heard the rest.
/// </summary>
public sealed class SeveralTalk(AnswerCall answers, ConfirmDelivery confirm, ComposeMessage compose, Notifications.Links links, Installation installation)
{
    /// <summary>The calls behind a nonce, with the number of the one that is spoken of; null where the nonce is that of one case's call, or of none.</summary>
    public async Task<SeveralCalls?> FindAsync(string nonce, CancellationToken cancellationToken)
    {
        var (token, at) = nonce.Split('.') switch
        {
            [var alone] => (alone, 0),
            [var its, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) => (its, n),
            _ => ("", 0),
        };
        return await links.FindTogetherAsync(token, cancellationToken).ConfigureAwait(false) is { } together && at < together.Calls.Count ? new(token, together.Calls, at) : null;
    }

    /// <summary>Somebody picked up. A machine is told nothing, and none of the calls counts as delivered.</summary>
    public async Task<VoiceTurn> AnsweredAsync(SeveralCalls several, string to, string? answeredBy, string callId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(several);
        if (VoiceReports.IsMachine(answeredBy))
        {
            await FailAsync(several, to, callId, cancellationToken).ConfigureAwait(false);
            return new(null, false);
        }

        var waiting = await FromAsync(several, 0, to, cancellationToken).ConfigureAwait(false);
        if (waiting.Count == 0)
        {
            return new(await WaitUnprovenAsync(several, to, cancellationToken).ConfigureAwait(false) ? SpokenCall.Unproven : SpokenCall.Over, false);
        }

        // As the text messages count: those that stand for the others of a storm stand for all of them.
        var count = await compose.CountAsync([.. waiting.Select(w => w.Call.Case)], cancellationToken).ConfigureAwait(false);
        return await AskAsync(several, waiting[0], count > 1 ? SpokenCall.Several(count, waiting.Count) : null, callId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A key was pressed: it answers the case that was said, and the next one that still waits is asked about.</summary>
    public async Task<VoiceTurn> PressedAsync(SeveralCalls several, string to, string? key, string callId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(several);
        if (VoiceTalk.AnswerOf(key) is not { } answer)
        {
            var again = await FromAsync(several, several.At, to, cancellationToken).ConfigureAwait(false);
            return again.Count == 0 ? new(SpokenCall.Over, false)
                : await AskAsync(several, again[0], key == VoiceTalk.Again ? null : SpokenCall.UnknownKey, callId, cancellationToken).ConfigureAwait(false);
        }

        var said = SpokenCall.Over;
        if (await OfAsync(several.Calls[several.At], to, cancellationToken).ConfigureAwait(false) is { } call)
        {
            var moved = await answers.HandleAsync(call, answer, callId, cancellationToken).ConfigureAwait(false);
            said = moved.IsOk && answer == CallAnswer.Take && moved.Value.Hold?.By.Id != call.By.Id ? SpokenCall.Over : VoiceTalk.Said(call, answer, moved.Refusal);
        }

        var left = await FromAsync(several, several.At + 1, to, cancellationToken).ConfigureAwait(false);
        return left.Count == 0 ? new(said, false)
            : await AskAsync(several, left[0], ReferenceEquals(said, SpokenCall.Over) ? SpokenCall.Next : said + SpokenCall.Next, callId, cancellationToken).ConfigureAwait(false);
    }

    // Asks about one case: this one is read out now, whatever becomes of the others.
    private async Task<VoiceTurn> AskAsync(SeveralCalls several, (int At, AnswerableCall Call) next, SpokenWords? before, string callId, CancellationToken cancellationToken)
    {
        var reference = RecordDelivery.Reference(next.Call.Case.Id, next.Call.Delivery.Id);
        await confirm.HandleAsync(reference, DeliveryState.Delivered, callId, cancellationToken).ConfigureAwait(false);
        return new(before, true, SpokenCall.Asking(next.Call.Case, next.Call.Place, installation.IsDemo)) { Nonce = string.Create(CultureInfo.InvariantCulture, $"{several.Token}.{next.At}") };
    }

    // Those that nobody has taken and that this person has not declined: the words say how the cases stand when they are said.
    private async Task<IReadOnlyList<(int At, AnswerableCall Call)>> FromAsync(SeveralCalls several, int first, string to, CancellationToken cancellationToken)
    {
        var waiting = new List<(int, AnswerableCall)>();
        for (var at = first; at < several.Calls.Count; at++)
        {
            if (await OfAsync(several.Calls[at], to, cancellationToken).ConfigureAwait(false) is { Case: { IsOpen: true, Hold: null } c } call && !c.Declined.Contains(call.By.Id))
            {
                waiting.Add((at, call));
            }
        }

        return waiting;
    }

    private async Task<bool> WaitUnprovenAsync(SeveralCalls several, string to, CancellationToken cancellationToken)
    {
        foreach (var call in several.Calls)
        {
            if (await answers.WaitsUnprovenAsync(links.Token(call.CaseId, call.DeliveryId), Notifications.Channels.Voice, to, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    // A machine picked up: it reached nobody, about none of them.
    private async Task FailAsync(SeveralCalls several, string to, string callId, CancellationToken cancellationToken)
    {
        foreach (var call in several.Calls)
        {
            if (await OfAsync(call, to, cancellationToken).ConfigureAwait(false) is not null)
            {
                var reference = RecordDelivery.Reference(call.CaseId, call.DeliveryId);
                await confirm.HandleAsync(reference, DeliveryState.Failed, callId, cancellationToken, VoiceReports.Machine).ConfigureAwait(false);
            }
        }
    }

    private Task<AnswerableCall?> OfAsync(GatheredCall call, string to, CancellationToken cancellationToken) =>
        answers.FindAsync(links.Token(call.CaseId, call.DeliveryId), Notifications.Channels.Voice, to, cancellationToken);
}

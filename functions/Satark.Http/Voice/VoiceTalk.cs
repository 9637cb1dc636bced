using Satark.Notifications;
using Satark.Notifications.Answering;
using Satark.Notifications.Templates;

namespace Satark.Http.Voice;

/// <summary>What is said next in a call.</summary>
/// <param name="Words">The words; null: nothing at all.</param>
/// <param name="Asks">Whether a key is waited for; else the call is over.</param>
/// <param name="Asking">The words that ask, where others stand before them or null.</param>
public sealed record VoiceTurn(SpokenWords? Words, bool Asks, SpokenWords? Asking = null)
{
    /// <summary>What a key of this turn comes back with; null: the call's own nonce.</summary>
    public string? Nonce { get; init; }
}

/// <summary>One phone call: what is said when somebody picks up, and what follows from each key.</summary>
public sealed class VoiceTalk(AnswerCall answers, ConfirmDelivery confirm, ComposeMessage compose, SeveralTalk several, Installation installation)
{
    /// <summary>The key that repeats the words.</summary>
    public const string Again = "9";

    private static readonly VoiceTurn HangUp = new(null, false);

    /// <summary>Somebody picked up. A machine is told nothing, and the call counts as not delivered.</summary>
    /// <param name="nonce">The call's nonce.</param>
    /// <param name="to">Which number was called.</param>
    /// <param name="answeredBy">Twilio's word of who picked up, or null.</param>
    /// <param name="callId">The provider's id of the call.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<VoiceTurn> AnsweredAsync(string nonce, string to, string? answeredBy, string callId, CancellationToken cancellationToken)
    {
        if (await several.FindAsync(nonce, cancellationToken).ConfigureAwait(false) is { } calls)
        {
            return await several.AnsweredAsync(calls, to, answeredBy, callId, cancellationToken).ConfigureAwait(false);
        }

        if (await answers.FindAsync(nonce, Notifications.Channels.Voice, to, cancellationToken).ConfigureAwait(false) is not { } call)
        {
            return VoiceReports.IsMachine(answeredBy) ? HangUp
                : new(await answers.WaitsUnprovenAsync(nonce, Notifications.Channels.Voice, to, cancellationToken).ConfigureAwait(false) ? SpokenCall.Unproven : SpokenCall.Over, false);
        }

        var reference = RecordDelivery.Reference(call.Case.Id, call.Delivery.Id);
        if (VoiceReports.IsMachine(answeredBy))
        {
            await confirm.HandleAsync(reference, DeliveryState.Failed, callId, cancellationToken, VoiceReports.Machine).ConfigureAwait(false);
            return HangUp;
        }

        await confirm.HandleAsync(reference, DeliveryState.Delivered, callId, cancellationToken).ConfigureAwait(false);
        var turn = AsItStands(call);
        return turn.Asks && await compose.CountAsync([call.Case], cancellationToken).ConfigureAwait(false) is > 1 and var count ? turn with { Words = SpokenCall.Several(count, 1) } : turn;
    }

    /// <summary>A key was pressed.</summary>
    /// <param name="nonce">The call's nonce.</param>
    /// <param name="to">Which number was called.</param>
    /// <param name="key">The key; anything but 1, 2, 3 and 9 changes nothing.</param>
    /// <param name="callId">The provider's id of the call.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<VoiceTurn> PressedAsync(string nonce, string to, string? key, string callId, CancellationToken cancellationToken)
    {
        if (await several.FindAsync(nonce, cancellationToken).ConfigureAwait(false) is { } calls)
        {
            return await several.PressedAsync(calls, to, key, callId, cancellationToken).ConfigureAwait(false);
        }

        if (await answers.FindAsync(nonce, Notifications.Channels.Voice, to, cancellationToken).ConfigureAwait(false) is not { } call)
        {
            return new(SpokenCall.Over, false);
        }

        var answer = AnswerOf(key);
        if (answer is null)
        {
            var turn = AsItStands(call);
            return key == Again || !turn.Asks ? turn : turn with { Words = SpokenCall.UnknownKey };
        }

        var moved = await answers.HandleAsync(call, answer.Value, callId, cancellationToken).ConfigureAwait(false);
        return new(moved.Refusal switch
        {
            null => moved.Value.Hold?.By.Id == call.By.Id || answer is not CallAnswer.Take ? Said(call, answer.Value, null) : SpokenCall.Over,
            { Kind: RefusalKind.Conflict or RefusalKind.NotNow } refusal => Said(call, answer.Value, refusal) + SpokenCall.Over,
            _ => SpokenCall.Over,
        }, false);
    }

    /// <summary>What a key answers; null: nothing.</summary>
    internal static CallAnswer? AnswerOf(string? key) => key switch { "1" => CallAnswer.Take, "2" => CallAnswer.NotOurs, "3" => CallAnswer.CannotGo, _ => null };

    /// <summary>What became of an answer, in words.</summary>
    internal static SpokenWords Said(AnswerableCall call, CallAnswer answer, Refusal? refusal) => refusal switch
    {
        null => answer is CallAnswer.Take ? SpokenCall.Taken(call.Case.Code) : SpokenCall.Declined,
        { Kind: RefusalKind.Conflict } => SpokenCall.TakenByAnother(call.Case.Code),
        { Kind: RefusalKind.NotNow } => SpokenCall.Closed(call.Case.Code),
        _ => SpokenCall.Over,
    };

    // The words say how the case stands when they are said, not when the phone began to ring.
    private VoiceTurn AsItStands(AnswerableCall call) =>
        !call.Case.IsOpen ? new(SpokenCall.Closed(call.Case.Code) + SpokenCall.Over, false)
        : call.Case.Hold is null ? new(null, true, SpokenCall.Asking(call.Case, call.Place, installation.IsDemo))
        : call.Case.Hold.By.Id == call.By.Id ? new(SpokenCall.Taken(call.Case.Code), false)
        : new(SpokenCall.TakenByAnother(call.Case.Code) + SpokenCall.Over, false);
}

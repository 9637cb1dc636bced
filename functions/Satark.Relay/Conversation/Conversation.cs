using Satark.Relay.Conversation.Hearing;
using Satark.Relay.Conversation.Hearing.Attachments;
using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Relay.Conversation.Hearing.Steering;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation;

/// <summary>Leads an informer along the questionnaire. Pure: no clock, no store, no sending.</summary>
/// <remarks>
/// Never throws, whatever is heard in whatever state. Every word of an informer is answered, at once or after the silence that
/// ends a burst, unless the sender is muted. All that is said keeps the vendor's limits.
/// </remarks>
public static class Conversation
{
    private const int ReceiptDigits = 16;

    /// <summary>
    /// The receipt that a message is, as 16 digits of 0 to 9; null where it is none. Whoever carries talks looks it up and hears <see cref="Heard.Receipt"/>
    /// instead: a receipt in words would tie two tips together, so hearing it as words never keeps it.
    /// </summary>
    public static string? ReceiptIn(Heard heard) =>
        heard is Heard.Text { Value: { } text } && MessageReader.DigitsOf(text) is { Length: ReceiptDigits } digits ? digits : null;

    /// <summary>What follows from something heard, in a trial of nobody in particular.</summary>
    public static Reply Hear(Talk talk, Heard heard, DateTimeOffset now) => Hear(talk, heard, now, TalkSettings.Default);

    /// <summary>What follows from something heard.</summary>
    /// <param name="talk">How the talk stands.</param>
    /// <param name="heard">What was heard.</param>
    /// <param name="now">The time.</param>
    /// <param name="settings">What the informer is told about the installation.</param>
    public static Reply Hear(Talk talk, Heard heard, DateTimeOffset now, TalkSettings settings)
    {
        ArgumentNullException.ThrowIfNull(talk);
        ArgumentNullException.ThrowIfNull(heard);
        ArgumentNullException.ThrowIfNull(settings);
        var exchange = new Exchange(talk, now, settings);
        if (talk.Muted)
        {
            Silenced.Take(exchange, heard);
            return exchange.ToReply();
        }

        if (heard is not (Heard.Silence or Heard.DraftWaited or Heard.Desk or Heard.Loss))
        {
            exchange.Talk = talk with { LastHeardAt = now };
        }

        switch (heard)
        {
            case Heard.Text when ReceiptIn(heard) is not null:
                ReceiptHearing.Take(exchange, new Heard.Receipt(null));
                break;
            case Heard.Text text:
                TextHearing.Take(exchange, text.Value ?? "");
                break;
            case Heard.Receipt receipt:
                ReceiptHearing.Take(exchange, receipt);
                break;
            case Heard.Choice choice:
                ChoiceHearing.Take(exchange, choice.Option ?? "");
                break;
            case Heard.Media media:
                MediaHearing.Take(exchange, media);
                break;
            case Heard.Loss loss:
                MediaHearing.Lose(exchange, loss);
                break;
            case Heard.Position position:
                PositionHearing.Take(exchange, position);
                break;
            case Heard.Unsupported unsupported:
                TextHearing.TakeUnsupported(exchange, unsupported.Kind);
                break;
            case Heard.Silence silence:
                Timers.Take(exchange, silence);
                break;
            case Heard.DraftWaited waited:
                Timers.Take(exchange, waited);
                break;
            case Heard.Desk desk:
                DeskHearing.Take(exchange, desk.Word);
                break;
        }

        return exchange.ToReply();
    }
}

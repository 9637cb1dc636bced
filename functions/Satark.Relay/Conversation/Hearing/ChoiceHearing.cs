using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Relay.Conversation.Hearing.Attachments;
using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Relay.Conversation.Hearing.Steering;

namespace Satark.Relay.Conversation.Hearing;

/// <summary>Hears a button or row, perhaps of a question asked long ago.</summary>
internal static class ChoiceHearing
{
    /// <summary>Hears a choice by its option's id.</summary>
    public static void Take(Exchange exchange, string option)
    {
        var colon = option.IndexOf(':', StringComparison.Ordinal);
        var (question, answer) = colon < 0 ? (option, "") : (option[..colon], option[(colon + 1)..]);

        // Words that wait were said before the choice: they are an answer of their own.
        var answered = question is not "menu" && WordHearing.Flush(exchange);
        switch (question)
        {
            case "language":
                Choosing.Language(exchange, answer);
                break;
            case "menu":
                Menus.Menu(exchange, answer);
                break;
            case "draft":
                Menus.Draft(exchange, answer);
                break;
            case "which":
                Menus.Which(exchange, answer);
                break;
            case "change":
                Confirming.Change(exchange, answer);
                break;
            case "voice":
                MediaHearing.Decide(exchange, answer);
                break;
            case "position":
                PositionHearing.Decide(exchange, answer);
                break;
            case "guess":
                Confirming.Guess(exchange, answer);
                break;
            case "add" or "answer":
                Adding.Choose(exchange, option, answered);
                break;
            case "later":
                Adding.Later(exchange, answer, answered);
                break;
            default:
                Choosing.Answer(exchange, question, answer, answered);
                break;
        }
    }

    /// <summary>A button of a question that is no more: passed over kindly.</summary>
    public static void PassOver(Exchange exchange)
    {
        if (exchange.Talk is { Language: not null, Draft: not null })
        {
            exchange.Say("stale");
        }

        exchange.AskAgain();
    }
}

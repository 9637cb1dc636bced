using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Relay.Conversation.Hearing.Attachments;
using Satark.Relay.Conversation.Hearing.Dialogue;

namespace Satark.Relay.Conversation.Hearing.Steering;

/// <summary>Choices about the talk itself: menu, a draft that waits, which tip is meant.</summary>
internal static class Menus
{
    /// <summary>The menu.</summary>
    public static void Menu(Exchange exchange, string answer)
    {
        switch (answer)
        {
            case "new":
                WordHearing.Flush(exchange);
                if (exchange.Talk.Draft is null)
                {
                    exchange.Begin();
                    exchange.GoOn();
                }
                else
                {
                    CommandHearing.Offer(exchange);
                }

                break;
            case "add":
                WordHearing.Flush(exchange);
                Adding.Begin(exchange);
                break;
            case "answer":
                WordHearing.Flush(exchange);
                if (!DeskQuestions.AskAny(exchange))
                {
                    exchange.AskAgain();
                }

                break;
            case "help" or "language" or "receipt":
                if (!CommandHearing.Take(exchange, answer))
                {
                    exchange.AskAgain();
                }

                break;
            case "stop":
                Leaving.Take(exchange);
                break;
            default:
                ChoiceHearing.PassOver(exchange);
                break;
        }
    }

    /// <summary>A draft that was offered again.</summary>
    public static void Draft(Exchange exchange, string answer)
    {
        if (exchange.Talk.Draft is null)
        {
            exchange.AskAgain();
            return;
        }

        switch (answer)
        {
            case "continue":
                exchange.GoOn();
                break;
            case "anew":
                MediaHearing.Discard(exchange);
                exchange.Begin();
                exchange.GoOn();
                break;
            case "throw":
                Throw(exchange);
                break;
            default:
                ChoiceHearing.PassOver(exchange);
                break;
        }
    }

    /// <summary>A tip of its own, or a part of an earlier one.</summary>
    public static void Which(Exchange exchange, string answer)
    {
        if (!exchange.Draft.IsUndecided || answer is not ("new" or "add"))
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        if (answer == "new" || exchange.Talk.Tips.All(tip => tip.HasEnded))
        {
            exchange.Edit(draft => draft with { IsUndecided = false });
            exchange.GoOn();
            return;
        }

        Adding.Begin(exchange);
    }

    /// <summary>Throws the draft away.</summary>
    internal static void Throw(Exchange exchange)
    {
        MediaHearing.Discard(exchange);
        exchange.Talk = exchange.Talk with { Draft = null, Step = null };
        exchange.Say("draft-thrown");
        exchange.Ask(Steps.Menu);
    }
}

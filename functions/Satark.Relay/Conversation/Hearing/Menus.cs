using Satark.Relay.Conversation.Asking;

namespace Satark.Relay.Conversation.Hearing;

/// <summary>Choices about the talk itself: menu, draft, which tip, confirming and changing.</summary>
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
            case "help" or "language":
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

        if (answer == "new" || exchange.Talk.Tips.Count == 0)
        {
            exchange.Edit(draft => draft with { IsUndecided = false });
            exchange.GoOn();
            return;
        }

        Adding.Begin(exchange);
    }

    /// <summary>What was read from the words.</summary>
    public static void Guess(Exchange exchange, string answer)
    {
        if (exchange.Draft.Guessed.Count == 0)
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        exchange.Edit(draft => answer switch
        {
            "category" => draft.Confirming(Steps.Category).Without(Steps.Category),
            "place" => draft.Confirming(Steps.District, Steps.Station).Without(Steps.District, Steps.Station),
            _ => draft.Confirming(),
        });
        Choosing.NoteConflict(exchange, exchange.Draft.Answers.GetValueOrDefault(Steps.Category) ?? "");
        exchange.GoOn();
    }

    /// <summary>Sending, or not yet.</summary>
    public static void Confirm(Exchange exchange, string answer)
    {
        var number = $"{exchange.Talk.DraftNumber}-";
        if (!answer.StartsWith(number, StringComparison.Ordinal) || Flow.Next(exchange.Talk) != Steps.Confirm)
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        switch (answer[number.Length..])
        {
            case "send":
                Send(exchange, exchange.Draft.Answers.GetValueOrDefault(Steps.Receipt) == "yes");
                break;
            case "police":
                exchange.Edit(draft => draft.Answer(Steps.Police, "yes"));
                exchange.GoOn();
                break;
            case "more":
                exchange.Ask(Steps.Change);
                break;
            default:
                ChoiceHearing.PassOver(exchange);
                break;
        }
    }

    /// <summary>Changes before sending.</summary>
    public static void Change(Exchange exchange, string answer)
    {
        if (exchange.Talk.Draft is null || exchange.Talk.Language is null || Flow.Next(exchange.Talk) != Steps.Confirm)
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        switch (answer)
        {
            case "receipt":
                exchange.Edit(draft => draft.Answer(Steps.Receipt, "yes"));
                exchange.GoOn();
                break;
            case "words":
                exchange.Ask(Steps.What);
                break;
            case "media":
                exchange.Ask(Steps.Media);
                break;
            case "questions":
                exchange.Edit(draft => draft.Without([.. Flow.LeftOut(draft)]) with { IsFinished = false });
                exchange.GoOn();
                break;
            case "category":
                exchange.Edit(draft => draft.Without(Steps.Category));
                exchange.GoOn();
                break;
            case "place":
                exchange.Edit(draft => draft.Without(Steps.District, Steps.Station));
                exchange.GoOn();
                break;
            case "rewrite":
                exchange.Edit(draft => draft.Without(Steps.What));
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

    private static void Send(Exchange exchange, bool receipt)
    {
        var draft = exchange.Draft;
        exchange.Do(new Act.Submit(Submission.Of(draft, exchange.Language, lifeRisk: false), [.. draft.Media.Select(media => media.Id)], receipt));
        exchange.Talk = exchange.Talk with { Draft = null, Step = null, Offered = [] };
        exchange.Say("thanks");
    }

    private static void Throw(Exchange exchange)
    {
        MediaHearing.Discard(exchange);
        exchange.Talk = exchange.Talk with { Draft = null, Step = null };
        exchange.Say("draft-thrown");
        exchange.Ask(Steps.Menu);
    }
}

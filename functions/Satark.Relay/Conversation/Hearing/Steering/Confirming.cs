using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;

namespace Satark.Relay.Conversation.Hearing.Steering;

/// <summary>The informer looks over what was understood and told: confirms, changes, sends.</summary>
internal static class Confirming
{
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
            "time" => draft.Confirming().Without(Steps.When),
            "place" => draft.Confirming(Steps.District, Steps.Station).Without(Steps.District, Steps.Station),
            _ => draft.Confirming(),
        });
        CategoryAnswers.NoteConflict(exchange, exchange.Draft.Answers.GetValueOrDefault(Steps.Category) ?? "");
        exchange.GoOn();
    }

    /// <summary>Sending, or not yet.</summary>
    public static void Take(Exchange exchange, string answer)
    {
        var number = $"{exchange.Talk.DraftNumber}-";
        if (!answer.StartsWith(number, StringComparison.Ordinal) || !Flow.IsWhole(exchange.Talk))
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
                exchange.Edit(draft => draft.Knowing(Steps.Police, "yes"));
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
        if (!Flow.IsWhole(exchange.Talk))
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
            case "when":
                exchange.Edit(draft => draft.Without(Steps.When));
                exchange.Ask(Steps.When);
                break;
            case "rewrite":
                // A time that was read from the old words goes with them.
                exchange.Edit(draft => (draft.Trail.Contains(Steps.When) ? draft.Without(Steps.What) : draft.Without(Steps.What, Steps.When)) with { Aside = null });
                exchange.GoOn();
                break;
            case "throw":
                Menus.Throw(exchange);
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
        exchange.Say(receipt ? "thanks-receipt" : "thanks");
    }
}

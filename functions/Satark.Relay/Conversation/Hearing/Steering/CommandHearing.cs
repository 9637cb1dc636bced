using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Steering;

/// <summary>Commands, which may come at any time.</summary>
internal static class CommandHearing
{
    /// <summary>Carries a command out; false where it means nothing at this step, so that it is an answer like any other.</summary>
    public static bool Take(Exchange exchange, string command)
    {
        var talk = exchange.Talk;
        if (talk.Language is null)
        {
            if (command == "help")
            {
                exchange.Say("help");
            }

            // Whatever it was: a choice of language comes first. Words that are waiting stay.
            if (command is "hello" or "help" or "menu" or "back" or "language" or "receipt" or "thanks" or "yes")
            {
                exchange.Ask(Steps.Language);
                return true;
            }

            return false;
        }

        switch (command)
        {
            case "hello" or "menu":
                WordHearing.Flush(exchange);
                Offer(exchange);
                return true;
            case "help":
                SayHelp(exchange);
                exchange.AskAgain();
                return true;
            case "language":
                WordHearing.Flush(exchange);
                exchange.Ask(Steps.Language);
                return true;
            case "receipt":
                WordHearing.Flush(exchange);
                ReceiptHearing.Wish(exchange);
                return true;
            case "back":
                Back(exchange);
                return true;
            default:
                return Answer(exchange, command);
        }
    }

    /// <summary>Says who is who, and what can be written.</summary>
    public static void SayHelp(Exchange exchange)
    {
        var form = Exchange.Form;
        var language = exchange.Language;
        exchange.Say("help");
        exchange.Say(new Utterance(string.Join(
            "\n\n", exchange.Settings.AboutIn(language), form.Text("about-whatsapp", language))));
        exchange.Say(new Utterance(form.Text("about-police", language) + (exchange.Settings.IsTrial ? "\n\n" + form.Text("trial", language) : "")));
    }

    /// <summary>Offers what can be done; a draft that holds something first.</summary>
    public static void Offer(Exchange exchange)
    {
        if (exchange.Talk.Draft is null)
        {
            exchange.Ask(exchange.Talk.Tips.Count == 0 && exchange.Talk.Step is null ? Begun(exchange) : Steps.Menu);
        }
        else
        {
            exchange.Ask(exchange.Draft.Answers.Count + exchange.Draft.Media.Count + exchange.Draft.Held.Count > 0 ? Steps.Draft : Flow.Next(exchange.Talk));
        }
    }

    // Who has told nothing yet need not choose from a menu.
    private static string Begun(Exchange exchange)
    {
        exchange.Begin();
        return Flow.Next(exchange.Talk);
    }

    private static void Back(Exchange exchange)
    {
        if (exchange.Talk.Draft is null || Steps.AliasOf(exchange.Talk.Step) is not null)
        {
            exchange.Talk = exchange.Talk with { Words = [] };
            exchange.Ask(exchange.Talk.Draft is null ? Steps.Menu : Flow.Next(exchange.Talk));
            return;
        }

        // Words that are not an answer yet are what one goes back from first.
        if (exchange.Talk.Words.Count > 0)
        {
            exchange.Talk = exchange.Talk with { Words = [] };
            exchange.AskAgain();
            return;
        }

        if (exchange.Draft.Trail is [.., var last])
        {
            exchange.Edit(draft => draft.Without(last) with { IsFinished = false });
            exchange.GoOn();
        }
        else
        {
            exchange.Ask(Steps.Language);
        }
    }

    // Words like "skip" or "yes" mean what the open question makes of them.
    private static bool Answer(Exchange exchange, string command)
    {
        var talk = exchange.Talk;
        var step = talk.Step;
        var question = Exchange.Form.Question(step);
        if (talk.Draft is null && Steps.AliasOf(step) is null && step is null or Steps.News && command is "thanks" or "yes" or "no" or "finish" or "skip")
        {
            Idle.Greet(exchange);
            return true;
        }

        var option = (command, step) switch
        {
            ("yes", Steps.Guess) => "guess:right",
            ("yes", Steps.Draft) => "draft:continue",
            ("no", Steps.Draft) => "draft:anew",
            ("yes", Steps.Voice) => "voice:keep",
            ("no", Steps.Voice) => "voice:throw",
            ("yes" or "finish", Steps.Confirm) => $"{Steps.Confirm}:{talk.DraftNumber}-send",
            ("no", Steps.Confirm) => $"{Steps.Confirm}:{talk.DraftNumber}-more",
            ("yes" or "no", Steps.Danger or Steps.Police or Steps.Receipt) => $"{step}:{command}",
            ("no", Steps.Media) => $"{step}:~next",
            ("unknown", Steps.District or Steps.Station) => $"{step}:~unknown",
            ("skip", Steps.District or Steps.Station) => $"{step}:~unknown",
            ("unknown", _) when question is { Kind: QuestionKind.Choice } => question.Options.Any(o => o.Id == "unknown") ? $"{step}:unknown" : question.IsOptional ? $"{step}:~skip" : null,
            ("unknown", _) when question is { IsOptional: true } => $"{step}:~skip",
            ("skip", _) when question is not null => $"{step}:~skip",
            ("finish", _) when Steps.AliasOf(step) is not null || step == Steps.What => $"{step}:~next",
            ("finish", _) when question is { IsOptional: true } => $"{step}:~finish",
            _ => null,
        };
        if (option is null)
        {
            return false;
        }

        ChoiceHearing.Take(exchange, option);
        return true;
    }
}

using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Dialogue;

/// <summary>Hears the desk: tells the informer in their language, and never in the midst of an answer.</summary>
internal static class DeskHearing
{
    /// <summary>Hears a word of the desk. What is not for the informer, or of a tip that is not known here, says nothing.</summary>
    public static void Take(Exchange exchange, DeskWord word)
    {
        if (exchange.Talk.Tips.FirstOrDefault(tip => tip.Alias == word.Alias) is not { } tip)
        {
            return;
        }

        switch (word)
        {
            case { Kind: DeskWordKind.State, State: { } state }:
                Note(exchange, tip with { State = state });
                Announce(exchange);
                Tell(exchange, tip, state);
                break;
            case { Kind: DeskWordKind.Question, Text: { Length: > 0 } text }:
                CloseAnswer(exchange, tip);
                Note(exchange, tip with { Question = word.Id });
                Ask(exchange, tip, text);
                break;
        }
    }

    /// <summary>Notes how an own tip stands.</summary>
    public static void Note(Exchange exchange, OwnTip tip) =>
        exchange.Talk = exchange.Talk with { Tips = [.. exchange.Talk.Tips.Select(own => own.Alias == tip.Alias ? tip : own)] };

    /// <summary>
    /// After 24 hours: a template that only says that there is something, since a locked phone shows it. What it is follows with the informer's next word.
    /// </summary>
    public static void Notify(this Exchange exchange, string template, string text)
    {
        if (exchange.IsWindowClosed)
        {
            exchange.Say(new Utterance(Exchange.Form.Text(text, exchange.Language))
            {
                Template = new TemplateUse(template, Exchange.Form.Language(exchange.Language)!.Template, [exchange.Settings.Line]),
            });
        }
    }

    /// <summary>Tells how a tip stands.</summary>
    public static void Tell(Exchange exchange, OwnTip tip, InformerState state) =>
        exchange.Say(new Utterance(About(exchange, tip, "about-tip") + "\n" + Exchange.Form.StateText(state, exchange.Language)));

    private static void Ask(Exchange exchange, OwnTip tip, string text)
    {
        var isBusy = exchange.Talk.Draft is not null || exchange.Talk.Words.Count > 0 || exchange.IsWindowClosed;
        Announce(exchange);
        exchange.Say(new Utterance(About(exchange, tip, "desk-asks")));
        foreach (var part in Clipping.Parts(text, QuestionnaireFaults.Body))
        {
            exchange.Say(new Utterance(part));
        }

        if (isBusy)
        {
            // What is being told goes on; the answer waits for its button.
            exchange.Say(exchange.Choosing("answer-when", exchange.Option(Steps.Answer + tip.Alias, "answer"), exchange.Option("later:" + tip.Alias, "later")));
        }
        else
        {
            exchange.Ask(Steps.Answer + tip.Alias);
        }
    }

    // What was said so far answers the question that stood then, not the one that comes now.
    private static void CloseAnswer(Exchange exchange, OwnTip tip)
    {
        if (exchange.Talk.Step == Steps.Answer + tip.Alias && !WordHearing.Flush(exchange))
        {
            Adding.TellMedia(exchange);
        }
    }

    // Whoever writes "ok" to the template has not read what it was about.
    private static void Announce(Exchange exchange)
    {
        exchange.Notify("satark_news", "news");
        if (exchange.IsWindowClosed && exchange.Talk.Draft is null)
        {
            exchange.Talk = exchange.Talk with { Step = Steps.News };
        }
    }

    private static string About(Exchange exchange, OwnTip tip, string text) =>
        Exchange.Form.Text(text, exchange.Language, ("category", Exchange.Form.CategoryTitle(tip.Category, exchange.Language)));
}

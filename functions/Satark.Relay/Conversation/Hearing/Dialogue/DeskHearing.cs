using Satark.Relay.Conversation.Asking;
using Satark.Tips.Line;

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
            // What was overtaken on its way is old news: nobody is told that an officer goes there after hearing how it ended.
            case { Kind: DeskWordKind.State, State: { } state } when word.At > tip.StateAt || (word.At == tip.StateAt && state >= tip.State):
                State(exchange, tip with { State = state, StateAt = word.At });
                break;
            case { Kind: DeskWordKind.Question, Text: { Length: > 0 } text }:
                DeskQuestions.Take(exchange, new OpenQuestion(tip.Alias, word.Id, text));
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
    public static void Tell(Exchange exchange, OwnTip tip) => exchange.Say(new Utterance(
        Exchange.Form.Text("about-tip", exchange.Language, ("category", Exchange.Form.CategoryTitle(tip.Category, exchange.Language)))
        + "\n" + Exchange.Form.StateText(tip.State, exchange.Language)));

    private static void State(Exchange exchange, OwnTip tip)
    {
        var isOpen = Steps.AliasOf(exchange.Talk.Step) == tip.Alias;
        if (tip.HasEnded)
        {
            DeskQuestions.Drop(exchange, tip.Alias);
        }

        Note(exchange, tip);
        Announce(exchange);
        Tell(exchange, tip);
        if (isOpen && exchange.Talk.Step is null && !DeskQuestions.AskNext(exchange))
        {
            exchange.GoOn();
        }
    }

    /// <summary>After 24 hours: that there is news. Whoever writes "ok" to that has not read what it was about.</summary>
    internal static void Announce(Exchange exchange)
    {
        exchange.Notify("satark_news", "news");
        if (exchange.IsWindowClosed && exchange.Talk.Draft is null)
        {
            exchange.Talk = exchange.Talk with { Step = Steps.News };
        }
    }
}

using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Answers;

/// <summary>Words where nothing is being told.</summary>
internal static class Idle
{
    /// <summary>Hears the first words of something: perhaps a whole tip.</summary>
    public static void Take(Exchange exchange, string text)
    {
        // Any word opens the window again for what waited; it is no tip yet.
        if (exchange.Talk.Step == Steps.News && MessageReader.WordsIn(text) < 4)
        {
            Greet(exchange);
            return;
        }

        if (exchange.Talk is { Language: not null, Step: Steps.Language or Steps.Menu or Steps.AddWhich } && !WordHearing.TellsSomething(text))
        {
            WordHearing.NotUnderstood(exchange);
            return;
        }

        Open(exchange);
        Read(exchange, text);
        exchange.GoOn();
    }

    /// <summary>Begins a draft with something that came unasked: it may belong to an earlier tip.</summary>
    public static void Open(Exchange exchange)
    {
        if (exchange.Talk.Draft is null)
        {
            exchange.Begin();
            exchange.Edit(draft => draft with { IsUndecided = exchange.Talk.Tips.Any(tip => !tip.HasEnded) });
        }
    }

    /// <summary>A short kind word; an open question of the desk is shown again.</summary>
    public static void Greet(Exchange exchange)
    {
        if (exchange.Talk.Step == Steps.News && DeskQuestions.AskAny(exchange))
        {
            return;
        }

        exchange.Talk = exchange.Talk with { Step = null };
        exchange.Say("welcome");
    }

    // "Hi" from a poster may be followed by a place alone: that is no story.
    private static void Read(Exchange exchange, string text) => exchange.Edit(draft =>
        (MessageReader.WordsIn(text) >= WordHearing.Telling || MessageReader.Default.CategoryIn(text) is not null ? draft.Telling(text)
            : WordHearing.TellsSomething(text) ? draft.Adding(text)
            : draft).Reading(text));
}

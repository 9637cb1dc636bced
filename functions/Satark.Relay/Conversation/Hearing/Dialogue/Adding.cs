using Satark.Relay.Conversation.Asking;
using Satark.Tips.Line;

namespace Satark.Relay.Conversation.Hearing.Dialogue;

/// <summary>Answers to the desk's questions, and what is added to a tip later.</summary>
internal static class Adding
{
    /// <summary>Asks to which tip something is to be added; what an undecided draft holds goes there.</summary>
    public static void Begin(Exchange exchange)
    {
        var open = exchange.Talk.Tips.Where(tip => !tip.HasEnded).ToList();
        switch (open.Count)
        {
            case 0:
                exchange.Say("add-none");
                Undecided(exchange);
                break;
            case 1:
                To(exchange, open[0].Alias);
                break;
            default:
                exchange.Ask(Steps.AddWhich);
                break;
        }
    }

    /// <summary>A tip was chosen, to add to it or to answer for it.</summary>
    public static void Choose(Exchange exchange, string option, bool answered)
    {
        var alias = Steps.AliasOf(option) ?? "";
        if (exchange.Talk.Language is null || exchange.Talk.Tips.FirstOrDefault(tip => tip.Alias == alias) is not { } tip)
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        if (answered && exchange.Talk.Step is null)
        {
            exchange.Talk = exchange.Talk with { AddedMedia = 0 };
        }

        if (exchange.Talk.Questions.FirstOrDefault(question => Steps.AnswerTo(question) == option) is { } asked)
        {
            DeskQuestions.Ask(exchange, asked);
        }
        else if (tip.HasEnded)
        {
            exchange.Say("add-none");
            Undecided(exchange);
        }
        else
        {
            // It was answered, or is asked no more: what is said still goes to the tip.
            To(exchange, alias);
        }
    }

    /// <summary>Not now.</summary>
    public static void Later(Exchange exchange, string which, bool answered)
    {
        var open = DeskQuestions.Open(exchange.Talk);
        var put = which.Length == 0 ? open : exchange.Talk.Questions.FirstOrDefault(question => Steps.AnswerTo(question) == Steps.Answer + which);
        if (answered && exchange.HasSpoken)
        {
            return;
        }

        DeskQuestions.PutOff(exchange, put);
        if (answered || (open is not null && put != open))
        {
            exchange.AskAgain();
        }
        else if (open is null || !DeskQuestions.AskNext(exchange))
        {
            exchange.Say("later");
            Close(exchange);
        }
    }

    /// <summary>Hands words over, and is done.</summary>
    public static void Send(Exchange exchange, string words)
    {
        exchange.Do(new Act.Add(Steps.AliasOf(exchange.Talk.Step) ?? "", words, DeskQuestions.Open(exchange.Talk)?.Id, []));
        Done(exchange);
    }

    /// <summary>Hands a medium over at once; more may follow.</summary>
    public static void Send(Exchange exchange, string alias, TipMedia media)
    {
        exchange.Do(new Act.Add(alias, null, DeskQuestions.Open(exchange.Talk)?.Id, [media.Id]));
        exchange.Talk = exchange.Talk with { AddedMedia = exchange.Talk.AddedMedia + 1 };
        exchange.AwaitSilence();
    }

    /// <summary>After media alone: says that they were taken, and is done; nothing where none came.</summary>
    public static void TellMedia(Exchange exchange)
    {
        if (exchange.Talk.AddedMedia > 0)
        {
            Done(exchange);
        }
    }

    private static void To(Exchange exchange, string alias)
    {
        if (exchange.Talk.Draft is not { IsUndecided: true } draft)
        {
            exchange.Ask(Steps.Add + alias);
            return;
        }

        if (draft.Held.Count > 0)
        {
            exchange.Ask(Steps.Voice);
            return;
        }

        exchange.Talk = exchange.Talk with { Draft = null, Step = Steps.Add + alias };
        var told = draft.Told();
        if (draft.Media.Count == 0 && told.Length == 0)
        {
            exchange.Ask(Steps.Add + alias);
            return;
        }

        exchange.Do(new Act.Add(alias, told.Length == 0 ? null : told, null, [.. draft.Media.Select(media => media.Id)]));
        Done(exchange);
    }

    // Who wanted to add to a tip that takes nothing more may begin one of its own: nothing that was said is lost.
    private static void Undecided(Exchange exchange)
    {
        if (exchange.Talk.Draft is { IsUndecided: true })
        {
            exchange.Edit(draft => draft with { IsUndecided = false });
            exchange.GoOn();
        }
        else
        {
            exchange.AskAgain();
        }
    }

    private static void Done(Exchange exchange)
    {
        var asked = DeskQuestions.Open(exchange.Talk);
        exchange.Say(asked is null ? "add-taken" : "answer-taken");
        if (asked is null || !DeskQuestions.GoOnAfter(exchange, asked))
        {
            Close(exchange);
        }
    }

    private static void Close(Exchange exchange)
    {
        exchange.Talk = exchange.Talk with { Step = null, AddedMedia = 0 };
        exchange.GoOn();
    }
}

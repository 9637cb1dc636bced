using Satark.Relay.Conversation.Asking;
using Satark.Tips.Line;

namespace Satark.Relay.Conversation.Hearing.Dialogue;

/// <summary>Answers to the desk's questions, and what is added to a tip later.</summary>
internal static class Adding
{
    /// <summary>Asks to which tip something is to be added; what an undecided draft holds goes there.</summary>
    public static void Begin(Exchange exchange)
    {
        switch (exchange.Talk.Tips.Count)
        {
            case 0:
                exchange.Say("add-none");
                exchange.AskAgain();
                break;
            case 1:
                To(exchange, exchange.Talk.Tips[0].Alias);
                break;
            default:
                exchange.Ask(Steps.AddWhich);
                break;
        }
    }

    /// <summary>A tip was chosen, to add to it or to answer for it.</summary>
    public static void Choose(Exchange exchange, string option, string alias, bool answered)
    {
        if (exchange.Talk.Language is null || exchange.Talk.Tips.FirstOrDefault(tip => tip.Alias == alias) is not { } tip)
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        if (option.StartsWith(Steps.Answer, StringComparison.Ordinal) && tip.Question is null)
        {
            // It was answered, or is asked no more: what is said still goes to the tip.
            option = Steps.Add + alias;
        }

        if (answered && exchange.Talk.Step is null)
        {
            exchange.Talk = exchange.Talk with { AddedMedia = 0 };
        }

        if (option.StartsWith(Steps.Add, StringComparison.Ordinal))
        {
            To(exchange, alias);
        }
        else
        {
            exchange.Ask(option);
        }
    }

    /// <summary>Not now.</summary>
    public static void Later(Exchange exchange, bool answered)
    {
        if (!answered)
        {
            exchange.Say("later");
            Close(exchange);
        }
        else if (exchange.Talk is { Draft: not null, Language: not null })
        {
            exchange.AskAgain();
        }
    }

    /// <summary>Hands words over, and is done.</summary>
    public static void Send(Exchange exchange, string words)
    {
        var (alias, question) = Target(exchange);
        exchange.Do(new Act.Add(alias, words, question, []));
        Done(exchange, alias, question);
    }

    /// <summary>Hands a medium over at once; more may follow.</summary>
    public static void Send(Exchange exchange, string alias, TipMedia media)
    {
        exchange.Do(new Act.Add(alias, null, Target(exchange).Question, [media.Id]));
        exchange.Talk = exchange.Talk with { AddedMedia = exchange.Talk.AddedMedia + 1 };
        exchange.AwaitSilence();
    }

    /// <summary>After media alone: says that they were taken, and is done; nothing where none came.</summary>
    public static void TellMedia(Exchange exchange)
    {
        if (exchange.Talk.AddedMedia > 0)
        {
            var (alias, question) = Target(exchange);
            Done(exchange, alias, question);
        }
    }

    private static void To(Exchange exchange, string alias)
    {
        if (exchange.Talk.Draft is not { IsUndecided: true } draft)
        {
            exchange.Ask(Steps.Add + alias);
            return;
        }

        var what = draft.Answers.GetValueOrDefault(Steps.What);
        exchange.Talk = exchange.Talk with { Draft = null, Step = Steps.Add + alias };
        if (draft.Held.Count > 0)
        {
            exchange.Do(new Act.Discard([.. draft.Held.Select(media => media.Id)]));
        }

        if (draft.Media.Count == 0 && string.IsNullOrEmpty(what))
        {
            exchange.Ask(Steps.Add + alias);
            return;
        }

        exchange.Do(new Act.Add(alias, string.IsNullOrEmpty(what) ? null : what, null, [.. draft.Media.Select(media => media.Id)]));
        Done(exchange, alias, null);
    }

    private static (string Alias, string? Question) Target(Exchange exchange)
    {
        var step = exchange.Talk.Step ?? "";
        var alias = Steps.AliasOf(step) ?? "";
        return (alias, step.StartsWith(Steps.Answer, StringComparison.Ordinal) ? exchange.Talk.Tips.FirstOrDefault(tip => tip.Alias == alias)?.Question : null);
    }

    private static void Done(Exchange exchange, string alias, string? question)
    {
        exchange.Say(question is null ? "add-taken" : "answer-taken");
        if (question is not null && exchange.Talk.Tips.FirstOrDefault(tip => tip.Alias == alias) is { } tip)
        {
            DeskHearing.Note(exchange, tip with { Question = null });
        }

        Close(exchange);
    }

    private static void Close(Exchange exchange)
    {
        exchange.Talk = exchange.Talk with { Step = null, AddedMedia = 0 };
        exchange.GoOn();
    }
}

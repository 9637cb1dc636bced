using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Answers;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Dialogue;

/// <summary>Questions of the desk: one is asked at a time, the oldest first, and the next one after its answer. "Later" puts a question behind the others.</summary>
internal static class DeskQuestions
{
    /// <summary>A question came. It is shown at once where no other is being asked, else when its turn comes.</summary>
    public static void Take(Exchange exchange, OpenQuestion question)
    {
        var talk = exchange.Talk;
        if (talk.Questions.Any(open => open.Id == question.Id))
        {
            return;
        }

        var before = Next(talk);
        exchange.Talk = talk with { Questions = [.. talk.Questions, question] };
        var isBusy = talk.Draft is not null || talk.Words.Count > 0 || exchange.IsWindowClosed;
        if (before is null)
        {
            DeskHearing.Announce(exchange);
            if (isBusy)
            {
                // What is being told goes on; the answer waits for its button.
                Show(exchange, question);
                exchange.Say(Offer(exchange, "answer-when", question));
            }
            else
            {
                Ask(exchange, question);
            }
        }
        else if (exchange.IsWindowClosed)
        {
            DeskHearing.Announce(exchange);
            exchange.Say(Offer(exchange, "desk-more", before));
        }
        else if (talk.Words.Count == 0)
        {
            exchange.Say(Offer(exchange, "desk-more", before));
        }
    }

    /// <summary>The question whose turn it is; null where none waits but those that were put off.</summary>
    public static OpenQuestion? Next(Talk talk) => talk.Questions.FirstOrDefault(question => !question.PutOff);

    /// <summary>The question that is being answered, or null.</summary>
    public static OpenQuestion? Open(Talk talk) => talk.Questions.FirstOrDefault(question => Steps.AnswerTo(question) == talk.Step);

    /// <summary>Asks a question: whole where it was not read yet, else by its beginning.</summary>
    public static void Ask(Exchange exchange, OpenQuestion question)
    {
        var step = Steps.AnswerTo(question);
        if (question.Shown)
        {
            exchange.Ask(step);
            return;
        }

        Show(exchange, question);
        exchange.Talk = exchange.Talk with { Step = step };
        exchange.Say(exchange.Choosing("answer-ask", exchange.Option("later:" + step[Steps.Answer.Length..], "later")));
    }

    /// <summary>Asks the oldest question, also those that were put off; false where none waits.</summary>
    public static bool AskAny(Exchange exchange)
    {
        if (exchange.Talk.Questions.Count == 0)
        {
            return false;
        }

        exchange.Talk = exchange.Talk with { Questions = [.. exchange.Talk.Questions.Select(question => question with { PutOff = false })] };
        Ask(exchange, exchange.Talk.Questions[0]);
        return true;
    }

    /// <summary>It was answered: the next one is asked; false where none waits.</summary>
    public static bool GoOnAfter(Exchange exchange, OpenQuestion answered)
    {
        Forget(exchange, question => question.Id == answered.Id);
        return AskNext(exchange);
    }

    /// <summary>Not now: others come before it.</summary>
    public static void PutOff(Exchange exchange, OpenQuestion? unanswered) =>
        exchange.Talk = exchange.Talk with { Questions = [.. exchange.Talk.Questions.Select(question => question.Id == unanswered?.Id ? question with { PutOff = true } : question)] };

    /// <summary>A tip is at its end: nothing is asked about it any more. What was said so far was said before.</summary>
    public static void Drop(Exchange exchange, string alias)
    {
        var open = Open(exchange.Talk);
        Forget(exchange, question => question.Alias == alias && question != open);
        if (Steps.AliasOf(exchange.Talk.Step) == alias)
        {
            WordHearing.Flush(exchange);
        }

        Forget(exchange, question => question.Alias == alias);
        if (Steps.AliasOf(exchange.Talk.Step) == alias)
        {
            exchange.Talk = exchange.Talk with { Step = null, AddedMedia = 0 };
        }
    }

    private static void Forget(Exchange exchange, Predicate<OpenQuestion> which) =>
        exchange.Talk = exchange.Talk with { Questions = [.. exchange.Talk.Questions.Where(question => !which(question))] };

    /// <summary>Asks the next question; false where none waits but those that were put off.</summary>
    public static bool AskNext(Exchange exchange)
    {
        if (Next(exchange.Talk) is not { } next)
        {
            return false;
        }

        exchange.Talk = exchange.Talk with { AddedMedia = 0 };
        Ask(exchange, next);
        return true;
    }

    private static void Show(Exchange exchange, OpenQuestion question)
    {
        var category = exchange.Talk.Tips.FirstOrDefault(tip => tip.Alias == question.Alias)?.Category ?? "";
        exchange.Say("desk-asks", ("category", Exchange.Form.CategoryTitle(category, exchange.Language)));
        foreach (var part in Clipping.Parts(question.Text, QuestionnaireFaults.Body))
        {
            exchange.Say(new Utterance(part));
        }

        exchange.Talk = exchange.Talk with { Questions = [.. exchange.Talk.Questions.Select(open => open.Id == question.Id ? open with { Shown = true } : open)] };
    }

    private static Utterance Offer(Exchange exchange, string text, OpenQuestion question)
    {
        var step = Steps.AnswerTo(question);
        return exchange.Choosing(text, exchange.Option(step, "answer"), exchange.Option("later:" + step[Steps.Answer.Length..], "later"));
    }
}

using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Danger;
using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Answers;

/// <summary>Hears an answer in words. What names a category, district or station is taken at once; all else waits for the silence that ends it.</summary>
internal static class WordHearing
{
    // From so many words on a message tells something, whatever was asked.
    internal const int Telling = 4;

    /// <summary>Hears words that are no command.</summary>
    public static void Take(Exchange exchange, string text)
    {
        var talk = exchange.Talk;
        if (MessageReader.WordsIn(text) == 0)
        {
            NotUnderstood(exchange);
        }
        else if (Steps.AliasOf(talk.Step) is not null)
        {
            Hold(exchange, text);
        }
        else if (talk.Draft is null || talk.Step is null)
        {
            Idle.Take(exchange, text);
        }
        else if (talk.Step == Steps.Draft)
        {
            // Who simply writes on goes on.
            exchange.GoOn();
            if (MessageReader.WordsIn(text) >= Telling)
            {
                Hold(exchange, text);
            }
        }
        else if (!Naming.Take(exchange, text))
        {
            Keep(exchange, text);
        }
    }

    /// <summary>Takes the words that wait as an answer of the open question, without asking on; false where none wait.</summary>
    public static bool Flush(Exchange exchange)
    {
        if (exchange.Talk.Words.Count == 0)
        {
            return false;
        }

        var words = string.Join("\n", exchange.Talk.Words);
        exchange.Talk = exchange.Talk with { Words = [] };
        if (Steps.AliasOf(exchange.Talk.Step) is not null)
        {
            Adding.Send(exchange, words);
            return true;
        }

        if (exchange.Talk.Draft is null)
        {
            return false;
        }

        var question = exchange.Talk.Language is null ? null : Exchange.Form.Question(exchange.Talk.Step) ?? Exchange.Form.Question(Flow.Question(exchange.Talk));
        var isAnswer = question is { Kind: QuestionKind.Words, Id: not (Steps.What or Steps.DangerWhat) }
            || (question is { Kind: QuestionKind.Choice } && Exchange.Form.OwnQuestions.Contains(question));
        exchange.Edit(draft => (isAnswer ? draft.Answer(question!.Id, Clipping.Clip(words, DraftMoves.LongestAnswer))
            : question?.Id == Steps.DangerWhat ? draft.Telling(words).Answer(Steps.DangerWhat, "")
            : draft.Telling(words)).Reading(words));
        LifeRisk.TellMore(exchange);
        return true;
    }

    /// <summary>Keeps words until the answer is whole.</summary>
    public static void Hold(Exchange exchange, string text)
    {
        var left = DraftMoves.LongestAnswer - exchange.Talk.Words.Sum(words => words.Length);
        if (text.Length > left)
        {
            exchange.Say("words-full");
        }

        if (left > 0)
        {
            exchange.Talk = exchange.Talk with { Words = [.. exchange.Talk.Words, Clipping.Clip(text, left)] };
        }

        exchange.AwaitSilence();
    }

    /// <summary>Says so, and asks again.</summary>
    public static void NotUnderstood(Exchange exchange)
    {
        exchange.Say("not-understood");
        exchange.AskAgain();
    }

    private static void Keep(Exchange exchange, string text)
    {
        var question = Exchange.Form.Question(exchange.Talk.Step);
        var isOpen = exchange.Talk.Language is null || question is { Kind: QuestionKind.Words or QuestionKind.Media } || (question is not null && Exchange.Form.OwnQuestions.Contains(question));
        if (isOpen || MessageReader.WordsIn(text) >= Telling || exchange.Talk.Words.Count > 0)
        {
            if (exchange.Talk.Step == Steps.DangerWhat)
            {
                LifeRisk.Raise(exchange, text);
            }

            Hold(exchange, text);
        }
        else if (exchange.Talk.Step is Steps.District or Steps.Station)
        {
            exchange.Say("place-not-found");
            exchange.AskAgain();
        }
        else
        {
            NotUnderstood(exchange);
        }
    }
}

using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Danger;
using Satark.Relay.Conversation.Hearing.Dialogue;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Answers;

/// <summary>
/// Hears an answer in words. What names a category, district or station is taken at once; an answer in own words waits for the silence that ends it; words
/// beside the question are kept, and the question is asked again.
/// </summary>
internal static class WordHearing
{
    // From so many words on a message tells something, whatever was asked; with fewer it is kept beside the answers.
    internal const int Telling = 4;
    private const int Several = 2;

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
        else if (talk.Draft is null || (talk.Step is null && talk.Words.Count == 0))
        {
            Idle.Take(exchange, text);
        }
        else if (talk.Step == Steps.Draft)
        {
            // Who simply writes on goes on.
            exchange.GoOn();
            if (IsOpen(exchange) || TellsSomething(text))
            {
                Hold(exchange, text);
            }
        }
        else if (!Naming.Take(exchange, text))
        {
            Keep(exchange, text);
        }
    }

    /// <summary>Hears words of danger, which were answered already: whatever was asked, they are part of what is told.</summary>
    public static void TakeCry(Exchange exchange, string text)
    {
        if (exchange.Talk.Language is null)
        {
            exchange.Edit(draft => draft.Telling(text).Reading(text));
            exchange.GoOn();
        }
        else
        {
            Hold(exchange, text, isPatient: true);
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

        exchange.Edit(draft => WithWords(draft, exchange.Talk.Language is null ? null : exchange.Talk.Step, words).Reading(words));
        if (exchange.Talk.Step == Steps.Station && exchange.Draft.Answers.ContainsKey(Steps.What) && !exchange.Draft.Guessed.ContainsKey(Steps.Station))
        {
            // Who tells the story where the station was asked does not know it.
            exchange.Edit(draft => draft.Answer(Steps.Station, ""));
        }

        LifeRisk.TellMore(exchange);
        return true;
    }

    /// <summary>The open question is answered in own words.</summary>
    public static bool IsOpen(Exchange exchange) => exchange.Talk.Language is not null
        && (Steps.AliasOf(exchange.Talk.Step) is not null || Exchange.Form.Question(exchange.Talk.Step) is { Kind: QuestionKind.Words } || IsOwn(exchange.Talk.Step));

    /// <summary>Whether a message is more than a word of a menu, or names something that a tip needs.</summary>
    public static bool TellsSomething(string text) => MessageReader.WordsIn(text) >= Several || MessageReader.Default.CategoryIn(text) is not null
        || FormPlaces.Default.DistrictsIn(text).Length > 0;

    /// <summary>Says so, and asks again.</summary>
    public static void NotUnderstood(Exchange exchange)
    {
        exchange.Say("not-understood");
        exchange.AskAgain();
    }

    /// <summary>Keeps words until the answer is whole.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="text">The words.</param>
    /// <param name="isPatient">They were answered already: time is left to write on, whatever was asked.</param>
    public static void Hold(Exchange exchange, string text, bool isPatient = false)
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

        if (isPatient || IsOpen(exchange) || (exchange.Talk.Step == Steps.Station && MessageReader.WordsIn(text) >= Telling))
        {
            exchange.AwaitSilence();
        }
        else
        {
            exchange.AwaitMore();
        }
    }

    private static Draft WithWords(Draft draft, string? step, string words) => step switch
    {
        Steps.DangerWhat => draft.Telling(words).Answer(Steps.DangerWhat, ""),
        Steps.What => draft.Telling(words),
        not null when Exchange.Form.Question(step) is { Kind: QuestionKind.Words } || IsOwn(step) => draft.Answer(step, Clipping.Clip(words, DraftMoves.LongestAnswer)),
        _ when draft.Raised || MessageReader.WordsIn(words) >= Telling => draft.Telling(words),
        _ => draft.Adding(words),
    };

    private static bool IsOwn(string? step) => Exchange.Form.OwnQuestions.Any(question => question.Id == step);

    private static void Keep(Exchange exchange, string text)
    {
        var isPlace = exchange.Talk.Step is Steps.District or Steps.Station;
        if (isPlace && MessageReader.WordsIn(text) < Telling && exchange.Talk.Words.Count == 0)
        {
            // A village is no district, but whoever reads the tip may know it.
            if (MessageReader.WordsIn(text) >= Several)
            {
                exchange.Edit(draft => draft.Adding(text));
            }

            exchange.Say("place-not-found");
            exchange.AskAgain();
        }
        else if (IsOpen(exchange) || exchange.Talk.Language is null || exchange.Talk.Words.Count > 0 || TellsSomething(text))
        {
            if (exchange.Talk.Step == Steps.DangerWhat)
            {
                LifeRisk.Raise(exchange, text);
            }

            Hold(exchange, text);
        }
        else
        {
            NotUnderstood(exchange);
        }
    }
}

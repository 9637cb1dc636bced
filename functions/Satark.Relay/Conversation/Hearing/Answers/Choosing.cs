using Satark.Relay.Conversation.Asking;
using Satark.Relay.Conversation.Hearing.Danger;
using Satark.Relay.Conversation.Hearing.Steering;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing.Answers;

/// <summary>Chosen answers of the questionnaire.</summary>
internal static class Choosing
{
    /// <summary>A language was chosen: at first, or another.</summary>
    public static void Language(Exchange exchange, string language)
    {
        if (Exchange.Form.Language(language) is null)
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        var isFirst = exchange.Talk.Language is null;
        exchange.Talk = exchange.Talk with { Language = language };
        exchange.Language = language;
        if (isFirst)
        {
            Introduce(exchange);
        }

        if (exchange.Talk.Draft is null && exchange.Talk.Tips.Count == 0)
        {
            exchange.Begin();
        }

        if (exchange.Talk.Draft is null)
        {
            exchange.Ask(Steps.Menu);
        }
        else
        {
            exchange.GoOn();
        }
    }

    /// <summary>An answer to a question was chosen.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="id">The question.</param>
    /// <param name="answer">The option, or a way on (<c>~skip</c>, <c>~finish</c>, <c>~next</c>, …).</param>
    /// <param name="answered">Words that waited were taken as an answer just now.</param>
    public static void Answer(Exchange exchange, string id, string answer, bool answered)
    {
        var question = Exchange.Form.Question(id);
        if (question is null || exchange.Talk.Language is null || exchange.Talk.Draft is null || Steps.AliasOf(exchange.Talk.Step) is not null)
        {
            ChoiceHearing.PassOver(exchange);
            return;
        }

        var isOpen = exchange.Talk.Step == id;
        switch (question.Kind)
        {
            case QuestionKind.Category:
                CategoryAnswers.Choose(exchange, answer);
                break;
            case QuestionKind.District:
                PlaceAnswers.ChooseDistrict(exchange, answer);
                break;
            case QuestionKind.Station:
                PlaceAnswers.ChooseStation(exchange, answer);
                break;
            case QuestionKind.Choice when id == Steps.Confirm:
                Confirming.Take(exchange, answer);
                break;
            case QuestionKind.Choice when question.Options.Any(option => option.Id == answer) && IsAsked(exchange, id):
                Choice(exchange, id, answer);
                break;
            case var _ when (isOpen || answered) && answer is "~skip" or "~finish" or "~next":
                WayOn(exchange, question, answer, answered);
                break;
            default:
                ChoiceHearing.PassOver(exchange);
                break;
        }
    }

    private static void Introduce(Exchange exchange)
    {
        var form = Exchange.Form;
        List<string> parts = [form.Text("intro", exchange.Language), exchange.Settings.AboutIn(exchange.Language)];
        if (exchange.Settings.IsTrial)
        {
            parts.Add(form.Text("trial", exchange.Language));
        }

        exchange.Say(new Utterance(string.Join("\n\n", parts)));
    }

    // A category's own question of a draft in another category is none of this draft.
    private static bool IsAsked(Exchange exchange, string id) =>
        Exchange.Form.Questions.Any(question => question.Id == id)
        || Exchange.Form.QuestionsOf(exchange.Draft.Answers.GetValueOrDefault(Steps.Category)).Any(question => question.Id == id);

    private static void Choice(Exchange exchange, string id, string answer)
    {
        exchange.Edit(draft => draft.Answer(id, answer));
        if (id == Steps.Danger && answer == "yes" && !exchange.Draft.Raised)
        {
            // Whoever cannot write on is heard all the same: see Timers.
            exchange.Edit(draft => draft.Without(Steps.DangerWhat));
            exchange.Ask(Steps.DangerWhat);
            exchange.AwaitSilence();
            return;
        }

        exchange.GoOn();
    }

    private static void WayOn(Exchange exchange, FormQuestion question, string answer, bool answered)
    {
        var hasMedia = exchange.Draft.Media.Count + exchange.Draft.Held.Count > 0;
        if (question.Id == Steps.What && exchange.Draft.Told().Length == 0 && !exchange.Draft.Answers.ContainsKey(Steps.What) && !hasMedia)
        {
            exchange.Say("need-what");
            exchange.Ask(Steps.What);
            return;
        }

        if (question.Id == Steps.DangerWhat && !answered)
        {
            LifeRisk.Raise(exchange, null);
        }

        if (!answered && !exchange.Draft.Answers.ContainsKey(question.Id) && (question.IsOptional || question.Id == Steps.What))
        {
            exchange.Edit(draft => draft.Answer(question.Id, ""));
        }

        if (answer == "~finish")
        {
            exchange.Edit(draft => draft with { IsFinished = true });
        }

        exchange.GoOn();
    }
}

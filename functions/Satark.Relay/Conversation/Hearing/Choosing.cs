using System.Globalization;
using Satark.Places;
using Satark.Relay.Conversation.Asking;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Hearing;

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
                Category(exchange, answer);
                break;
            case QuestionKind.District:
                District(exchange, answer);
                break;
            case QuestionKind.Station:
                Station(exchange, answer);
                break;
            case QuestionKind.Choice when id == Steps.Confirm:
                Menus.Confirm(exchange, answer);
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

    /// <summary>Whoever accuses the police is told beforehand who will see it.</summary>
    public static void NoteConflict(Exchange exchange, string category)
    {
        if (Exchange.Form.Category(category) is { NamesPolice: true })
        {
            exchange.Say("conflict");
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

    private static void Category(Exchange exchange, string answer)
    {
        if (PageOf(answer, "~page-") is { } page)
        {
            exchange.Talk = exchange.Talk with { Step = Steps.Category };
            exchange.Say(Lists.Categories(exchange, page));
        }
        else if (Exchange.Form.Category(answer) is { } category)
        {
            exchange.Edit(draft => draft.InCategory(category.Id) with { Guessed = draft.Guessed.Where(pair => pair.Key != Steps.Category).ToDictionary() });
            NoteConflict(exchange, category.Id);
            exchange.GoOn();
        }
        else
        {
            ChoiceHearing.PassOver(exchange);
        }
    }

    private static void District(Exchange exchange, string answer)
    {
        if (PageOf(answer, "~ranges-") is { } page)
        {
            exchange.Talk = exchange.Talk with { Step = Steps.District };
            exchange.Say(PlaceLists.Ranges(exchange, page));
        }
        else if (answer.StartsWith("~range-", StringComparison.Ordinal) && !FormPlaces.Default.DistrictsOf(answer["~range-".Length..]).IsEmpty)
        {
            exchange.Talk = exchange.Talk with { Step = Steps.District };
            exchange.Say(PlaceLists.Districts(exchange, answer["~range-".Length..]));
        }
        else if (answer == "~unknown")
        {
            exchange.Edit(draft => draft.Without(Steps.Station).Answer(Steps.District, ""));
            exchange.GoOn();
        }
        else if (FormPlaces.Default.District(answer) is { } district)
        {
            exchange.Edit(draft => draft.InDistrict(district.Id));
            exchange.GoOn();
        }
        else
        {
            ChoiceHearing.PassOver(exchange);
        }
    }

    private static void Station(Exchange exchange, string answer)
    {
        if (PageOf(answer, "~page-") is { } page && !string.IsNullOrEmpty(exchange.Draft.Answers.GetValueOrDefault(Steps.District)))
        {
            exchange.Talk = exchange.Talk with { Step = Steps.Station };
            exchange.Say(PlaceLists.Stations(exchange, page));
        }
        else if (answer == "~unknown" && !string.IsNullOrEmpty(exchange.Draft.Answers.GetValueOrDefault(Steps.District)))
        {
            exchange.Edit(draft => draft.Answer(Steps.Station, ""));
            exchange.GoOn();
        }
        else if (Gazetteer.Default.FindPlace(answer) is { Kind: PlaceKind.PoliceStation } station)
        {
            exchange.Edit(draft => draft.InDistrict(station.District.Id).Answer(Steps.Station, station.Name));
            exchange.GoOn();
        }
        else
        {
            ChoiceHearing.PassOver(exchange);
        }
    }

    private static void WayOn(Exchange exchange, FormQuestion question, string answer, bool answered)
    {
        var hasMedia = exchange.Draft.Media.Count + exchange.Draft.Held.Count > 0;
        if (question.Id == Steps.What && !exchange.Draft.Answers.ContainsKey(Steps.What) && !hasMedia)
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

    private static int? PageOf(string answer, string start) =>
        answer.StartsWith(start, StringComparison.Ordinal) && int.TryParse(answer[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;
}

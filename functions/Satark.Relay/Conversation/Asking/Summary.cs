using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Asking;

/// <summary>What is known of a tip, shown to its informer.</summary>
internal static class Summary
{
    private const int Shown = 220;

    private static Questionnaire Form => Questionnaire.Default;

    /// <summary>Asks whether what was read is right.</summary>
    public static Utterance Guess(Exchange exchange)
    {
        var guessed = exchange.Draft.Guessed;
        var lines = string.Join("\n", Places(exchange, guessed));
        List<Option> buttons = [exchange.Option("guess:right", "right")];
        if (guessed.ContainsKey(Steps.Category))
        {
            buttons.Add(exchange.Option("guess:category", "wrong-category"));
        }

        if (guessed.ContainsKey(Steps.District) || guessed.ContainsKey(Steps.Station))
        {
            buttons.Add(exchange.Option("guess:place", "wrong-place"));
        }

        return new Utterance(Form.Text("guess", exchange.Language, ("summary", lines))) { Buttons = buttons };
    }

    /// <summary>Asks whether the tip is to be sent, and says who will see it.</summary>
    public static Utterance Confirm(Exchange exchange)
    {
        var question = Form.Question(Steps.Confirm)!;
        var draft = exchange.Draft;
        var namesPolice = Submission.NamesPolice(draft);
        List<string> lines = [question.Text.In(exchange.Language), "", .. Places(exchange, draft.Answers)];
        lines.AddRange(((string[])[Steps.What, Steps.When, Steps.Where])
            .Where(id => !string.IsNullOrEmpty(draft.Answers.GetValueOrDefault(id)))
            .Select(id => Line(exchange, id, Clipping.Clip(draft.Answers[id], Shown))));
        if (draft.Media.Count > 0)
        {
            lines.Add(Line(exchange, Steps.Media, draft.Media.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        lines.AddRange(["", Form.Text(namesPolice ? "conflict" : "sees", exchange.Language)]);

        // An old message's button must never send a newer draft.
        var options = question.Options.Where(option => option.Id != "police" || !namesPolice)
            .Select(option => new Option($"{Steps.Confirm}:{exchange.Talk.DraftNumber}-{option.Id}", option.Title.In(exchange.Language)));
        return new Utterance(string.Join("\n", lines)) { Buttons = [.. options] };
    }

    private static IEnumerable<string> Places(Exchange exchange, IReadOnlyDictionary<string, string> answers)
    {
        var language = exchange.Language;
        if (answers.GetValueOrDefault(Steps.Category) is { } category)
        {
            yield return Line(exchange, Steps.Category, Form.CategoryTitle(category, language));
        }

        var id = answers.GetValueOrDefault(Steps.District) ?? exchange.Draft.Answers.GetValueOrDefault(Steps.District);
        if (FormPlaces.Default.District(id) is { } district)
        {
            yield return Line(exchange, Steps.District, FormPlaces.NameOf(district, language));
            if (FormPlaces.Default.Station(id, answers.GetValueOrDefault(Steps.Station)) is { } station)
            {
                yield return Line(exchange, Steps.Station, FormPlaces.NameOf(station, language));
            }
        }
    }

    private static string Line(Exchange exchange, string question, string answer) => $"{Form.Question(question)!.LabelIn(exchange.Language)}: {answer}";
}

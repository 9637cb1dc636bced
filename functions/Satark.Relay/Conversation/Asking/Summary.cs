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
        var lines = string.Join("\n", Understood(exchange));
        List<Option> buttons = [exchange.Option("guess:right", "right")];
        if (guessed.ContainsKey(Steps.Category))
        {
            buttons.Add(exchange.Option("guess:category", "wrong-category"));
        }

        if (guessed.ContainsKey(Steps.District) || guessed.ContainsKey(Steps.Station))
        {
            buttons.Add(exchange.Option("guess:place", "wrong-place"));
        }

        if (buttons.Count < QuestionnaireFaults.Buttons && Words(exchange, Steps.When).Any())
        {
            buttons.Add(exchange.Option("guess:time", "wrong-time"));
        }

        return new Utterance(Form.Text("guess", exchange.Language, ("summary", lines))) { Buttons = buttons };
    }

    /// <summary>What was read from the informer's words, line by line; none where nothing was.</summary>
    public static IEnumerable<string> Understood(Exchange exchange) => exchange.Draft.Guessed.Count == 0 ? []
        : [.. Places(exchange, exchange.Draft.Guessed), .. Words(exchange, Steps.When)];

    /// <summary>Asks whether the tip is to be sent, and says who will see it.</summary>
    public static Utterance Confirm(Exchange exchange)
    {
        var namesPolice = Submission.NamesPolice(exchange.Draft);
        return new Utterance(Whole(exchange)) { Buttons = [.. Send(exchange).Where(option => !namesPolice || !option.Id.EndsWith("-police", StringComparison.Ordinal))] };
    }

    /// <summary>The first question that may be left out: with what was told and who will see it, so that it can be sent at once.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="question">The question.</param>
    /// <param name="skip">Leaves it out.</param>
    /// <param name="finish">Leaves all out.</param>
    public static Utterance FirstOptional(Exchange exchange, FormQuestion question, Option skip, Option finish)
    {
        var send = Send(exchange).ToList();
        return new Utterance($"{Whole(exchange)}\n\n{Form.Text("send-or-more", exchange.Language)}\n{question.Text.In(exchange.Language)}")
        {
            Buttons = [send[0], skip, Submission.NamesPolice(exchange.Draft) ? finish : send[1]],
        };
    }

    // An old message's button must never send a newer draft.
    private static IEnumerable<Option> Send(Exchange exchange) => Form.Question(Steps.Confirm)!.Options
        .Select(option => new Option($"{Steps.Confirm}:{exchange.Talk.DraftNumber}-{option.Id}", option.Title.In(exchange.Language)));

    private static IEnumerable<string> Words(Exchange exchange, string question) =>
        exchange.Draft.Answers.GetValueOrDefault(question) is { Length: > 0 } answer ? [Line(exchange, question, Clipping.Clip(answer, Shown))] : [];

    private static string Whole(Exchange exchange)
    {
        var draft = exchange.Draft;
        List<string> lines = [Form.Question(Steps.Confirm)!.Text.In(exchange.Language), "", .. Places(exchange, draft.Answers)];
        if (draft.Told() is { Length: > 0 } told)
        {
            lines.Add(Line(exchange, Steps.What, Clipping.Clip(told, Shown)));
        }

        lines.AddRange([.. Words(exchange, Steps.When), .. Words(exchange, Steps.Where)]);
        if (draft.Media.Count > 0)
        {
            lines.Add(Line(exchange, Steps.Media, draft.Media.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        lines.AddRange(["", Form.Text(Submission.NamesPolice(draft) ? "conflict" : "sees", exchange.Language)]);
        return string.Join("\n", lines);
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

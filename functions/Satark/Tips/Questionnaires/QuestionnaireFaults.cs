namespace Satark.Tips.Questionnaires;

/// <summary>What is wrong with a questionnaire: nothing may be missing in a language, too long for the vendor, or lead nowhere.</summary>
/// <remarks>Limits of the WhatsApp Cloud API: body 1,024 characters, button 20, row 24, description 72, 10 rows a list.</remarks>
public static class QuestionnaireFaults
{
    /// <summary>Longest body of a message.</summary>
    public const int Body = 1024;

    /// <summary>Longest text of a button.</summary>
    public const int Button = 20;

    /// <summary>Longest title of a row.</summary>
    public const int Row = 24;

    /// <summary>Longest description of a row.</summary>
    public const int Description = 72;

    /// <summary>Most rows of a list.</summary>
    public const int Rows = 10;

    /// <summary>Most buttons of a message.</summary>
    public const int Buttons = 3;

    private static readonly string[] Languages = ["hi", "en", "ur", "bho"];

    /// <summary>Each fault as a sentence that names what is wrong; none for a sound questionnaire.</summary>
    public static IEnumerable<string> Of(Questionnaire questionnaire) =>
        [.. Heads(questionnaire), .. Ids(questionnaire), .. AllTexts(questionnaire), .. Branches(questionnaire), .. AllSayings(questionnaire)];

    private static IEnumerable<string> Heads(Questionnaire questionnaire)
    {
        if (questionnaire.Version < 1)
        {
            yield return "version must be 1 or more.";
        }

        if (!questionnaire.Languages.Select(l => l.Id).Order().SequenceEqual(Languages.Order()))
        {
            yield return $"languages must be {string.Join(", ", Languages)}.";
        }

        if (questionnaire.HelplinesCheckedOn == default)
        {
            yield return "helplinesCheckedOn must say when the helplines were checked.";
        }

        if (questionnaire.Categories.Count is 0 or > 2 * (Rows - 1))
        {
            yield return $"categories must be 1 to {2 * (Rows - 1)}: two lists, each with a row that leads to the other.";
        }
    }

    private static IEnumerable<string> Ids(Questionnaire questionnaire)
    {
        var ids = questionnaire.Questions.Concat(questionnaire.OwnQuestions).Select(q => q.Id);
        return Twice("question", ids)
            .Concat(Twice("category", questionnaire.Categories.Select(c => c.Id)))
            .Concat(questionnaire.Questions.Concat(questionnaire.OwnQuestions).SelectMany(q => Twice($"option of {q.Id}", q.Options.Select(o => o.Id))));
    }

    private static IEnumerable<string> Twice(string what, IEnumerable<string> ids) => ids.GroupBy(id => id, StringComparer.Ordinal)
        .Where(group => group.Count() > 1 || group.Key.Length == 0 || !group.Key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        .Select(group => $"{what} '{group.Key}': an id must be there once, of a-z, 0-9 and '-'.");

    private static IEnumerable<string> AllTexts(Questionnaire questionnaire) =>
    [
        .. questionnaire.Categories.SelectMany(c => Text($"category {c.Id}", c.Title, Row).Concat(Text($"description of category {c.Id}", c.Description, Description))),
        .. questionnaire.Questions.Concat(questionnaire.OwnQuestions).SelectMany(q => Text($"question {q.Id}", q.Text, Body)
            .Concat(q.Label is null ? [] : Text($"label of question {q.Id}", q.Label, Row))
            .Concat(q.Options.SelectMany(o => Text($"option {o.Id} of {q.Id}", o.Title, q.Options.Count <= Buttons ? Button : Row)))),
        .. questionnaire.Ranges.SelectMany(pair => Text($"range {pair.Key}", pair.Value, Row)),
        .. questionnaire.Texts.SelectMany(pair => Text($"text {pair.Key}", pair.Value, Body)),
        .. questionnaire.Titles.SelectMany(pair => Text($"title {pair.Key}", pair.Value, Button)),
        .. questionnaire.Templates.SelectMany(pair => Text($"template {pair.Key}", pair.Value, Body)),
    ];

    private static IEnumerable<string> Text(string what, LocalText text, int longest)
    {
        foreach (var language in Languages)
        {
            var words = language == "hi" ? text.Hi : text.In(language);
            if (string.IsNullOrWhiteSpace(words))
            {
                yield return $"{what} is missing in '{language}'.";
            }
            else if (words.Length > longest)
            {
                yield return $"{what} has {words.Length} characters in '{language}', and {longest} are allowed.";
            }
            else if (!Slots(words).SequenceEqual(Slots(text.Hi), StringComparer.Ordinal))
            {
                yield return $"{what} has other slots in '{language}' than in 'hi'.";
            }
        }
    }

    private static IEnumerable<string> Slots(string text) => text.Split('{').Skip(1).Select(part => part.Split('}')[0]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Branches(Questionnaire questionnaire)
    {
        var own = questionnaire.OwnQuestions.Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        var common = questionnaire.Questions.ToDictionary(q => q.Id, StringComparer.Ordinal);
        foreach (var category in questionnaire.Categories)
        {
            if (category.Questions.Count is 0 or > 3 || !category.Questions.All(own.Contains))
            {
                yield return $"category {category.Id} must have one to three own questions.";
            }
        }

        foreach (var unused in own.Except(questionnaire.Categories.SelectMany(c => c.Questions), StringComparer.Ordinal))
        {
            yield return $"question {unused} belongs to no category.";
        }

        foreach (var question in questionnaire.Questions.Concat(questionnaire.OwnQuestions))
        {
            if (question.Kind == QuestionKind.Choice != question.Options.Count > 0 || question.Options.Count > Rows - 2)
            {
                yield return $"question {question.Id}: choices alone have options, at most {Rows - 2} beside 'skip' and 'finish'.";
            }
        }

        if (!common.ContainsKey(questionnaire.First))
        {
            yield return $"first: there is no question '{questionnaire.First}'.";
            yield break;
        }

        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in Walk(questionnaire.First, [], common, reached))
        {
            yield return fault;
        }

        foreach (var lost in common.Keys.Except(reached, StringComparer.Ordinal))
        {
            yield return $"question {lost} is never reached.";
        }
    }

    private static IEnumerable<string> Walk(string id, IReadOnlyList<string> path, Dictionary<string, FormQuestion> common, HashSet<string> reached)
    {
        if (!common.TryGetValue(id, out var question))
        {
            return [$"question {path[^1]} leads to '{id}', which is none."];
        }

        if (path.Contains(id, StringComparer.Ordinal))
        {
            return [$"question {id} leads back to itself."];
        }

        reached.Add(id);
        return question.Options.Select(o => o.Next ?? question.Next).Append(question.Next).OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(next => Walk(next, [.. path, id], common, reached));
    }

    private static IEnumerable<string> AllSayings(Questionnaire questionnaire) =>
        questionnaire.Categories.Select(c => ($"keywords of {c.Id}", c.Keywords))
            .Concat(questionnaire.Commands.Select(pair => ($"command {pair.Key}", pair.Value)))
            .Concat(questionnaire.Danger.Select(pair => ($"danger {pair.Key}", pair.Value)))
            .Concat(questionnaire.Times.Select(pair => ($"times {pair.Key}", pair.Value)))
            .Where(pair => pair.Item2.Hi.Count * pair.Item2.En.Count * pair.Item2.Ur.Count * pair.Item2.Bho.Count * pair.Item2.Latin.Count == 0)
            .Select(pair => $"{pair.Item1}: each language, and Latin letters, must have at least one.");
}

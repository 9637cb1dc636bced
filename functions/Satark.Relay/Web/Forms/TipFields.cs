using System.Text;
using Satark.Places;
using Satark.Relay.Web.Words;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Web.Forms;

/// <summary>What was typed into the form of a category, by question; and what is wrong with it. It lives in the reader's page alone, until it is sent.</summary>
/// <param name="Language">The informer's language.</param>
/// <param name="Category">The category's id, or <see cref="Danger"/>.</param>
internal sealed record TipFields(string Language, string Category)
{
    /// <summary>Stands for the short form of somebody who is in danger now, which belongs to no category yet.</summary>
    public const string Danger = "danger";

    private const int LongestStory = 4000;
    private const int LongestLine = 500;
    private static readonly string[] AskedInDanger = ["danger-what", "district", "where"];
    private static readonly string[] Long = ["what", "danger-what"];

    /// <summary>The answers, by question.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by question, in the informer's language.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>What is to be said about the form as a whole.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Files that came along.</summary>
    public IReadOnlyList<TipMedia> Media { get; init; } = [];

    /// <summary>Whether it is the short form of somebody in danger.</summary>
    public bool IsDanger => Category == Danger;

    /// <summary>An answer, or nothing.</summary>
    public string this[string question] => Values.GetValueOrDefault(question, "");

    /// <summary>Whether a question is answered in a story rather than in a line.</summary>
    public static bool IsLong(string question) => Long.Contains(question);

    /// <summary>Most characters of an answer.</summary>
    public static int Longest(string question) => IsLong(question) ? LongestStory : LongestLine;

    /// <summary>The questions of a form, in order: those of every tip and, in their place, the category's own. What only a chat needs is left out.</summary>
    public static IReadOnlyList<FormQuestion> QuestionsOf(Questionnaire questionnaire, string category)
    {
        if (category == Danger)
        {
            return [.. AskedInDanger.Select(questionnaire.Question).OfType<FormQuestion>()];
        }

        var asked = new List<FormQuestion>();
        for (var next = questionnaire.Questions.FirstOrDefault(q => q.Kind == QuestionKind.Category)?.Next; questionnaire.Question(next) is { } question; next = question.Next)
        {
            asked.AddRange(question.Kind == QuestionKind.Own ? questionnaire.QuestionsOf(category) : [question]);
            if (question.Kind == QuestionKind.Media)
            {
                break;
            }
        }

        // Where the category itself accuses the police there is nothing left to ask.
        return [.. asked.Where(q => q.Id != "police" || questionnaire.Category(category) is not { NamesPolice: true })];
    }

    /// <summary>Reads what was typed: known questions and known choices only, without control characters.</summary>
    public static TipFields Read(Questionnaire questionnaire, string language, string category, IReadOnlyDictionary<string, string> words)
    {
        var (values, errors) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var question in QuestionsOf(questionnaire, category))
        {
            var text = Clean(words.GetValueOrDefault(question.Id, ""));
            if (text.Length == 0 || !IsPossible(question, text))
            {
                continue;
            }

            values[question.Id] = text;
            if (text.Length > Longest(question.Id))
            {
                errors[question.Id] = WebWords.With(WebWords.Find(language)!.ErrorTooLong, Longest(question.Id));
            }
        }

        return new TipFields(language, category) { Values = values, Errors = errors };
    }

    /// <summary>Whether anything was said or shown.</summary>
    public bool SaysSomething(Questionnaire questionnaire) =>
        Media.Count > 0 || QuestionsOf(questionnaire, Category).Any(q => q.Kind == QuestionKind.Words && this[q.Id].Length > 0 && q.Id is not ("when" or "where"));

    /// <summary>All that was said, for whoever looks for signs of danger in it.</summary>
    public string AllWords(Questionnaire questionnaire) =>
        string.Join("\n", QuestionsOf(questionnaire, Category).Where(q => q.Kind == QuestionKind.Words && this[q.Id].Length > 0).Select(q => this[q.Id]));

    /// <summary>The tip as the desk gets it.</summary>
    public TipContent ToTip(Questionnaire questionnaire, bool lifeRisk) => new()
    {
        Questionnaire = questionnaire.Version,
        Language = Language,
        Door = "web",
        Category = IsDanger ? "other" : Category,
        District = Given("district"),
        Station = Given("station"),
        What = Given(IsDanger ? "danger-what" : "what"),
        When = Given("when"),
        Where = Given("where"),
        Answers = [.. questionnaire.AnswersOf(Category).Where(q => this[q.Id].Length > 0).Select(q => new TipAnswer(q.Id, this[q.Id]))],
        NamesPolice = this["police"] == "yes" || questionnaire.Category(Category) is { NamesPolice: true },
        LifeRisk = lifeRisk || IsDanger,
    };

    private static bool IsPossible(FormQuestion question, string text) => question.Kind switch
    {
        QuestionKind.Choice => question.Options.Any(o => o.Id == text),
        QuestionKind.District => Gazetteer.Default.Find(text) is not null,
        _ => true,
    };

    // Browsers send line ends as CR LF; nothing else of that kind has a place in what somebody typed.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\n' || !char.IsControl(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Trim();
    }

    private string? Given(string question) => Values.GetValueOrDefault(question);
}

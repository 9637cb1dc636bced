using Satark.Tips.Line;
using Satark.Tips.Questionnaires;
using Satark.Tips.Weighing;

namespace Satark.Relay.Conversation.Asking;

/// <summary>Makes a tip of a draft.</summary>
internal static class Submission
{
    private static Questionnaire Form => Questionnaire.Default;

    /// <summary>Whether police are part of the draft, by its informer's word, its category or its text: the informer is told who sees it by the desk's own rule.</summary>
    public static bool NamesPolice(Draft draft) =>
        draft.Answers.GetValueOrDefault(Steps.Police) == "yes" || Form.Category(draft.Answers.GetValueOrDefault(Steps.Category)) is { NamesPolice: true }
        || TipRules.NamesPolice(draft.Told(), draft.Raised);

    /// <summary>The tip. An unexplained position is no part of it; an unconfirmed guess only where a life is at stake.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="language">The informer's language.</param>
    /// <param name="lifeRisk">A life may be at stake: it goes out before all is known.</param>
    /// <param name="words">Words that are no answer yet, or null.</param>
    public static TipContent Of(Draft draft, string language, bool lifeRisk, string? words = null)
    {
        var category = Known(draft, Steps.Category, lifeRisk) ?? (words is null ? null : MessageReader.Default.CategoryIn(words)?.Id) ?? "other";
        var what = string.Join("\n", new[] { draft.Told(), words }.Where(part => !string.IsNullOrEmpty(part)));
        return new TipContent
        {
            Questionnaire = Form.Version,
            Language = language,
            Door = "whatsapp",
            Category = category,
            District = Known(draft, Steps.District, lifeRisk),
            Station = Known(draft, Steps.Station, lifeRisk),
            What = what.Length > 0 ? what : null,
            When = Known(draft, Steps.When),
            Where = Known(draft, Steps.Where),
            Point = draft.Point,
            Answers = [.. Form.AnswersOf(category).Where(question => Known(draft, question.Id) is not null).Select(question => new TipAnswer(question.Id, draft.Answers[question.Id]))],
            NamesPolice = NamesPolice(draft) || Form.Category(category) is { NamesPolice: true },
            LifeRisk = lifeRisk || draft.Raised,
        };
    }

    private static string? Known(Draft draft, string question, bool guessed = false) =>
        draft.Answers.GetValueOrDefault(question) is { Length: > 0 } answer ? answer
        : guessed && draft.Guessed.GetValueOrDefault(question) is { Length: > 0 } guess ? guess
        : null;
}

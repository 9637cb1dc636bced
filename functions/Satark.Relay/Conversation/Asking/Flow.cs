using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Asking;

/// <summary>Which question comes next: it follows from what is known alone, so nothing can get out of step.</summary>
internal static class Flow
{
    private static Questionnaire Form => Questionnaire.Default;

    /// <summary>The next question of a tip that is being told.</summary>
    public static string Next(Talk talk)
    {
        var draft = talk.Draft ?? new Draft();
        if (talk.Language is null)
        {
            return Steps.Language;
        }

        if (draft.IsUndecided)
        {
            return draft.Held.Count > 0 ? Steps.Voice : Steps.Which;
        }

        var question = Question(talk);
        return question is Steps.Language or Steps.Danger or Steps.DangerWhat ? question
            : draft.Guessed.Count > 0 ? Steps.Guess
            : draft.Held.Count > 0 ? Steps.Voice
            : draft.AskedPoint is not null ? Steps.Position
            : question;
    }

    /// <summary>The next question of the questionnaire itself.</summary>
    public static string Question(Talk talk) =>
        Walk(talk.Draft ?? new Draft()).First(question => question.Id == Steps.Confirm || !IsAnswered(talk, question)).Id;

    /// <summary>All that a tip needs was told and nothing waits to be decided: it can be sent, whatever else is asked.</summary>
    public static bool IsWhole(Talk talk) => talk.Draft is not null && talk.Language is not null && Next(talk) is var next
        && (next == Steps.Confirm || (next is not (Steps.District or Steps.Station or Steps.DangerWhat) && Form.Question(next) is { IsOptional: true }));

    /// <summary>Questions that were left out, or would be: they can still be asked.</summary>
    public static IEnumerable<string> LeftOut(Draft draft) => Walk(draft)
        .Where(question => question.IsOptional && question.Kind is not (QuestionKind.District or QuestionKind.Station) && question.Id is not Steps.DangerWhat
            && string.IsNullOrEmpty(draft.Answers.GetValueOrDefault(question.Id)))
        .Select(question => question.Id);

    private static IEnumerable<FormQuestion> Walk(Draft draft)
    {
        for (var question = Form.Question(Form.First); question is not null;)
        {
            if (question.Kind == QuestionKind.Own)
            {
                foreach (var own in Form.QuestionsOf(draft.Answers.GetValueOrDefault(Steps.Category)))
                {
                    yield return own;
                }
            }
            else
            {
                yield return question;
            }

            var chosen = draft.Answers.GetValueOrDefault(question.Id);
            question = Form.Question(question.Options.FirstOrDefault(option => option.Id == chosen)?.Next ?? question.Next);
        }
    }

    private static bool IsAnswered(Talk talk, FormQuestion question)
    {
        var draft = talk.Draft ?? new Draft();
        return question.Id == Steps.Language ? talk.Language is not null
            : draft.Answers.ContainsKey(question.Id)
            || (question.Kind == QuestionKind.Station && draft.Answers.GetValueOrDefault(Steps.District) is "")
            || (question.Id == Steps.Police && Form.Category(draft.Answers.GetValueOrDefault(Steps.Category)) is { NamesPolice: true })
            || (draft.IsFinished && question.IsOptional && question.Kind is not (QuestionKind.District or QuestionKind.Station));
    }
}

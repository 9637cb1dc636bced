using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Http.Views;

/// <summary>The questionnaire's words for officers. What an older or newer version of it knows stays as it is.</summary>
internal static class TipLabels
{
    /// <summary>What a category is called.</summary>
    public static string Category(string id, string language) => Questionnaire.Default.CategoryTitle(id, language);

    /// <summary>An answer with its question; an option by its words.</summary>
    public static TipAnswerView Of(TipAnswer answer)
    {
        var question = Questionnaire.Default.Question(answer.Question);
        return new(
            answer.Question, question?.LabelIn("en") ?? answer.Question, question?.LabelIn("hi") ?? answer.Question,
            question?.AnswerIn(answer.Text, "en") ?? answer.Text, question?.AnswerIn(answer.Text, "hi") ?? answer.Text);
    }
}

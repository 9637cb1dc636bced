using Satark.Relay.Web.Forms;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Web;

public sealed class FieldsTests
{
    [Fact]
    public void A_question_that_is_added_for_every_tip_is_asked_and_its_answer_reaches_the_desk()
    {
        var now = Questionnaire.Default;
        var added = new FormQuestion { Id = "weapons", Kind = QuestionKind.Words, Text = now.Question("where")!.Text, IsOptional = true, Next = now.Question("where")!.Next };
        var more = new Questionnaire
        {
            Version = now.Version + 1,
            Languages = now.Languages,
            First = now.First,
            Categories = now.Categories,
            OwnQuestions = now.OwnQuestions,
            Questions = [.. now.Questions.Select(q => q.Id == "where" ? q with { Next = added.Id } : q), added],
        };
        var words = new Dictionary<string, string> { ["what"] = "Two men sell powder.", ["where"] = "By the bridge.", [added.Id] = "A knife." };

        var tip = TipFields.Read(more, "en", "drugs", words).ToTip(more, lifeRisk: false);

        Assert.Equal(("weapons", "A knife."), Assert.Single(tip.Answers.Select(a => (a.Question, a.Text))));
    }
}

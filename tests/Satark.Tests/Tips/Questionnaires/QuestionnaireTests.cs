using System.Text;
using Satark.Enrichment.Urgency;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Tests.Tips;

public sealed class QuestionnaireTests
{
    private static readonly string[] Languages = ["hi", "en", "ur", "bho"];

    [Fact]
    public void The_questionnaire_has_no_fault() => Assert.Empty(QuestionnaireFaults.Of(Questionnaire.Default));

    [Fact]
    public void It_has_the_fourteen_published_categories_each_with_one_to_three_questions_of_its_own()
    {
        Assert.Equal(14, Questionnaire.Default.Categories.Count);
        Assert.All(Questionnaire.Default.Categories, category => Assert.InRange(Questionnaire.Default.QuestionsOf(category.Id).Count, 1, 3));
        Assert.Equal("police-corruption", Assert.Single(Questionnaire.Default.Categories, category => category.NamesPolice).Id);
    }

    [Fact]
    public void Each_text_is_there_in_each_language_in_that_languages_script()
    {
        foreach (var text in AllTexts(Questionnaire.Default))
        {
            // Abbreviations such as CCTV stay Latin; a whole text in the wrong script is one that nobody translated.
            Assert.Contains(text.Hi, c => c is >= '\u0900' and <= '\u097F');
            Assert.Contains(text.Bho, c => c is >= '\u0900' and <= '\u097F');
            Assert.Contains(text.Ur, c => c is >= '\u0600' and <= '\u06FF');
            Assert.DoesNotContain(text.Ur, c => c is >= '\u0900' and <= '\u097F');
            Assert.DoesNotContain(text.En, c => c is (>= '\u0900' and <= '\u097F') or (>= '\u0600' and <= '\u06FF'));
            Assert.Contains(text.En, char.IsAsciiLetter);
        }
    }

    [Fact]
    public void Every_state_has_words_for_its_informer_and_the_last_ones_say_thanks()
    {
        (string Language, string Thanks)[] thanks = [("hi", "धन्यवाद"), ("en", "hank"), ("ur", "شکریہ"), ("bho", "धन्यवाद")];
        foreach (var state in Enum.GetValues<InformerState>())
        {
            foreach (var (language, word) in thanks)
            {
                var text = Questionnaire.Default.StateText(state, language);
                Assert.NotEmpty(text);
                Assert.True(!Words<InformerState>.Of(state).StartsWith("closed", StringComparison.Ordinal) || text.Contains(word, StringComparison.Ordinal), $"{state} in {language}");
            }
        }
    }

    [Fact]
    public void Words_on_self_harm_name_both_helplines_and_no_means()
    {
        foreach (var language in Languages)
        {
            var text = Questionnaire.Default.Text("self-harm", language);
            Assert.Contains("112", text, StringComparison.Ordinal);
            Assert.Contains("14416", text, StringComparison.Ordinal);
            Assert.DoesNotContain(UrgencyFinder.Find(text).Cues, cue => cue.Kind == UrgencyCueKind.Means);
        }
    }

    [Fact]
    public void Every_range_of_the_gazetteer_has_a_name() =>
        Assert.Equal(
            Satark.Places.Gazetteer.Default.Districts.Select(district => district.Range).Distinct().Order(StringComparer.Ordinal),
            Questionnaire.Default.Ranges.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void No_command_means_two_things()
    {
        var all = Questionnaire.Default.Commands.SelectMany(pair => pair.Value.All.Distinct(StringComparer.Ordinal).Select(word => (word, pair.Key)));
        Assert.Empty(all.GroupBy(pair => pair.word, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 0", "version")]
    [InlineData("\"More…\"", "\"\"", "title more is missing in 'en'")]
    [InlineData("\"Illegal liquor\"", "\"Illegal liquor of every kind\"", "category liquor has 28 characters")]
    [InlineData("\"next\": \"where\"", "\"next\": \"nowhere\"", "leads to 'nowhere'")]
    [InlineData("\"next\": \"where\"", "\"next\": \"what\"", "leads back to itself")]
    [InlineData("\"id\": \"drugs-who\"", "\"id\": \"drugs-kind\"", "drugs-kind")]
    [InlineData("The officer asks about your report ({category}):", "The officer asks:", "other slots in 'en'")]
    public void A_slip_in_the_file_is_found_and_named(string right, string wrong, string fault)
    {
        var json = File();
        Assert.Contains(right, json, StringComparison.Ordinal);
        var broken = QuestionnaireJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(json.Replace(right, wrong, StringComparison.Ordinal))));
        Assert.Contains(QuestionnaireFaults.Of(broken), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_that_nobody_knows_is_refused() =>
        Assert.Throws<InvalidDataException>(() =>
            QuestionnaireJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(File().Replace("\"isOptional\"", "\"isOptonal\"", StringComparison.Ordinal)))));

    private static string File()
    {
        using var reader = new StreamReader(typeof(Questionnaire).Assembly.GetManifestResourceStream("Satark.Tips.questionnaire.json")!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<LocalText> AllTexts(Questionnaire all) =>
    [
        .. all.Categories.SelectMany(category => (LocalText[])[category.Title, category.Description]),
        .. all.Questions.Concat(all.OwnQuestions).SelectMany(question => question.Options.Where(_ => question.Id != "language").Select(option => option.Title).Append(question.Text)),
        .. all.Questions.Select(question => question.Label ?? question.Text),
        .. all.Ranges.Values, .. all.Texts.Values, .. all.Titles.Values, .. all.Templates.Values,
    ];
}

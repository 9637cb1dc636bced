using Satark.Relay.Conversation;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Conversations;

/// <summary>Several questions of the desk are open: one is answered at a time, the oldest first.</summary>
public sealed class DeskQuestionsTests
{
    [Fact]
    public void Each_of_three_questions_is_answered_oldest_first_and_the_next_is_offered_after_the_answer()
    {
        var informer = DeskTests.Known("en").Hears(DeskTests.Question("Which house?")).Hears(DeskTests.Question("How many people?", "q2"));
        Assert.Equal(informer.Text("desk-more"), informer.Screen);
        informer.Hears(DeskTests.Question("Which car?", "q3"));
        Assert.Equal("answer:alias0/q1", informer.Talk.Step);
        foreach (var (answer, id, next) in ((string, string, string?)[])[("the blue one", "q1", "How many people?"), ("four", "q2", "Which car?"), ("a white one", "q3", null)])
        {
            informer.Says(answer).Quiet();
            var add = informer.Acts.OfType<Act.Add>().Last();
            Assert.Equal((answer, id), (add.Text, add.Answers));
            Assert.Equal(informer.Text("answer-taken"), informer.Reply.Says[0].Body);
            Assert.Equal(next is not null, informer.Reply.Says.Any(words => words.Body == next));
        }

        Assert.Empty(informer.Talk.Questions);
        Assert.Null(informer.Talk.Step);
    }

    [Fact]
    public void Questions_of_two_tips_are_answered_each_for_its_own()
    {
        var informer = DeskTests.Known().Says("menu").Picks("menu:new").Picks("danger:no").Picks("category:drugs").Says("Ballia").Says("Rasra").Says("smack").Quiet().Picks("-send");
        informer.Hears(DeskTests.Question("Kahan?")).Hears(Question("Kaun?", "q2", "alias1"));
        informer.Says("pul par").Quiet().Says("do ladke").Quiet();
        Assert.Equal([("alias0", "q1", "pul par"), ("alias1", "q2", "do ladke")], informer.Acts.OfType<Act.Add>().Select(add => (add.Alias, add.Answers!, add.Text!)));
    }

    [Fact]
    public void Later_brings_the_next_question_and_the_menu_the_one_that_was_left()
    {
        var informer = DeskTests.Known().Hears(DeskTests.Question("Kahan?")).Hears(DeskTests.Question("Kab?", "q2")).Picks("later:alias0/q1");
        Assert.Equal("answer:alias0/q2", informer.Talk.Step);
        informer.Says("kal raat").Quiet();
        Assert.Null(informer.Talk.Step);
        informer.Says("menu").Picks("menu:answer");
        Assert.Contains("Kahan?", informer.Screen, StringComparison.Ordinal);
        informer.Says("pul par").Quiet();
        Assert.Equal(["q2", "q1"], informer.Acts.OfType<Act.Add>().Select(add => add.Answers));
        Assert.DoesNotContain(informer.Says("menu").Options, option => option.Id == "menu:answer");
    }

    [Fact]
    public void A_button_answers_the_question_under_which_it_stands()
    {
        var informer = DeskTests.Known().Says("menu").Picks("menu:new").Hears(DeskTests.Question("Kahan?")).Hears(DeskTests.Question("Kab?", "q2"));
        Assert.Equal("danger", informer.Talk.Step);
        informer.Presses("answer:alias0/q2");
        Assert.Contains("Kab?", informer.Screen, StringComparison.Ordinal);
        informer.Says("kal raat").Quiet();
        Assert.Equal("q2", informer.Acts.OfType<Act.Add>().Single().Answers);
        Assert.Equal("answer:alias0/q1", informer.Talk.Step);
        informer.Says("pul par").Quiet();
        Assert.Equal("danger", informer.Talk.Step);
    }

    [Fact]
    public void After_a_day_both_questions_are_there_and_the_first_comes_first()
    {
        var informer = DeskTests.Known().Waits(TimeSpan.FromHours(25)).Hears(DeskTests.Question("Kahan?")).Hears(DeskTests.Question("Kab?", "q2")).Says("ok");
        Assert.Contains("Kahan?", informer.Screen, StringComparison.Ordinal);
        informer.Says("pul par").Quiet();
        Assert.Contains("Kab?", informer.Screen, StringComparison.Ordinal);
        informer.Says("kal").Quiet();
        Assert.Equal(["q1", "q2"], informer.Acts.OfType<Act.Add>().Select(add => add.Answers));
    }

    [Fact]
    public void Whatever_cannot_be_taken_names_the_question_that_is_being_answered()
    {
        var informer = DeskTests.Known("en").Hears(DeskTests.Question("Which house?")).Hears(new Heard.Unsupported("sticker"));
        Assert.Contains("Which house?", informer.Reply.Says[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_comes_twice_is_asked_once()
    {
        var informer = DeskTests.Known().Hears(DeskTests.Question("Kahan?")).Hears(DeskTests.Question("Kahan?"));
        Assert.Empty(informer.Reply.Says);
        Assert.Single(informer.Talk.Questions);
    }

    [Fact]
    public void A_tip_at_its_end_asks_nothing_more_and_takes_nothing_more_so_that_nothing_said_is_lost()
    {
        var informer = DeskTests.Known().Hears(DeskTests.Question("Kahan?")).Says("pul par").Hears(Closed);
        Assert.Equal("q1", informer.Acts.OfType<Act.Add>().Single().Answers);
        Assert.Empty(informer.Talk.Questions);
        Assert.Null(informer.Talk.Step);
        Assert.DoesNotContain(informer.Says("menu").Options, option => option.Id is "menu:add" or "menu:answer");
        informer.Says("wo log aaj phir aa gaye hain");
        Assert.Equal("danger", informer.Talk.Step);
        Assert.Equal("wo log aaj phir aa gaye hain", informer.Talk.Draft!.Answers["what"]);
    }

    [Fact]
    public void A_receipt_that_was_typed_brings_its_open_questions()
    {
        var informer = DeskTests.Known("en").Hears(new Heard.Receipt(new OwnTip("other", InformerState.Taken, "arms")) { Questions = [new OpenQuestion("other", "q7", "Which village?")] });
        Assert.Contains("Which village?", informer.Screen, StringComparison.Ordinal);
        informer.Says("Rasra").Quiet();
        Assert.Equal(("other", "q7"), informer.Acts.OfType<Act.Add>().Select(add => (add.Alias, add.Answers)).Single());
    }

    private static Heard.Desk Closed => new(new DeskWord { Id = "w1", Alias = "alias0", Kind = DeskWordKind.State, At = default, State = InformerState.ClosedActed });

    private static Heard.Desk Question(string text, string id, string alias) => new(new DeskWord { Id = id, Alias = alias, Kind = DeskWordKind.Question, At = default, Text = text });
}

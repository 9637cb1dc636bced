using Satark.Relay.Conversation;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Conversations;

public sealed class DeskTests
{
    /// <summary>An informer whose tip is with the desk.</summary>
    internal static Informer Known(string language = "hi") => new Informer().Tells(language).Picks("-send");

    internal static Heard.Desk Question(string text, string id = "q1") =>
        new(new DeskWord { Id = id, Alias = "alias0", Kind = DeskWordKind.Question, At = default, Text = text });

    [Theory]
    [InlineData("hi")]
    [InlineData("en")]
    [InlineData("ur")]
    [InlineData("bho")]
    public void Each_state_is_told_in_the_informers_language(string language)
    {
        foreach (var state in Enum.GetValues<InformerState>())
        {
            var informer = Known(language).Hears(State(state));
            Assert.Contains(Questionnaire.Default.StateText(state, language), informer.Screen, StringComparison.Ordinal);
            Assert.All(informer.Reply.Says, words => Assert.Null(words.Template));
            Assert.Equal(state, informer.Talk.Tips.Single().State);
        }
    }

    [Fact]
    public void After_a_day_a_template_says_only_that_there_is_something_and_the_words_wait()
    {
        var informer = Known("bho").Waits(TimeSpan.FromHours(25)).Hears(State(InformerState.Acted));
        Assert.Equal(new TemplateUse("satark_news", "hi", ["Satark"]).Name, informer.Reply.Says[0].Template!.Name);
        Assert.Equal("hi", informer.Reply.Says[0].Template!.Language);
        Assert.Null(informer.Reply.Says[1].Template);
        Assert.Contains(informer.Text("state-acted"), informer.Reply.Says[1].Body, StringComparison.Ordinal);
        informer.Says("ok");
        Assert.Equal(informer.Text("welcome"), informer.Screen);
        Assert.Null(informer.Talk.Draft);
    }

    [Fact]
    public void A_question_is_answered_in_a_burst_and_the_answer_goes_to_that_question()
    {
        var informer = Known().Hears(Question("Kaun sa ghar?"));
        Assert.Contains("Kaun sa ghar?", informer.Screen, StringComparison.Ordinal);
        informer.Says("neela darwaza").Says("mandir ke paas").Quiet();
        var add = Assert.IsType<Act.Add>(informer.Acts[^1]);
        Assert.Equal(("alias0", "neela darwaza\nmandir ke paas", "q1"), (add.Alias, add.Text, add.Answers));
        Assert.Equal(informer.Text("answer-taken"), informer.Screen);
        Assert.Empty(informer.Talk.Questions);
        Assert.Null(informer.Talk.Step);
    }

    [Fact]
    public void An_answer_begun_before_the_next_question_came_answers_the_first()
    {
        var informer = Known().Hears(Question("Kya wahan bachche hain?")).Says("haan, do").Hears(Question("Gaadi ka number?", "q2"));
        Assert.Empty(informer.Reply.Says);
        informer.Says("chhote").Quiet();
        var add = Assert.Single(informer.Acts.OfType<Act.Add>());
        Assert.Equal(("haan, do\nchhote", "q1"), (add.Text, add.Answers));
        Assert.Equal("answer:alias0/q2", informer.Talk.Step);
        Assert.Contains("Gaadi ka number?", informer.Screen, StringComparison.Ordinal);
        informer.Says("UP60 1234").Quiet();
        Assert.Equal("q2", informer.Acts.OfType<Act.Add>().Last().Answers);
    }

    [Fact]
    public void A_question_after_a_day_is_not_answered_by_the_word_that_opens_the_talk_again()
    {
        var informer = Known().Waits(TimeSpan.FromHours(25)).Hears(Question("Kaun sa ghar?")).Says("ok");
        Assert.Empty(informer.Acts.OfType<Act.Add>());
        Assert.Equal("answer:alias0/q1", informer.Talk.Step);
        informer.Says("neela darwaza").Quiet();
        Assert.Equal("q1", informer.Acts.OfType<Act.Add>().Single().Answers);
    }

    [Fact]
    public void A_question_in_the_midst_of_a_new_tip_waits_for_its_button_and_the_tip_goes_on_after_it()
    {
        var informer = Known().Says("menu").Picks("menu:new").Picks("danger:no").Picks("category:drugs").Hears(Question("Kahan?"));
        Assert.Equal("district", informer.Talk.Step);
        informer.Picks("answer:alias0/q1").Says("pul ke neeche").Quiet();
        Assert.Equal("pul ke neeche", informer.Acts.OfType<Act.Add>().Single().Text);
        Assert.Equal("district", informer.Talk.Step);
    }

    [Fact]
    public void A_question_longer_than_a_message_comes_in_several()
    {
        var text = string.Join(' ', Enumerable.Range(0, 900).Select(i => "शब्द" + i));
        var informer = Known().Hears(Question(text));
        Assert.Equal(text, string.Join(' ', informer.Reply.Says.Skip(1).SkipLast(1).Select(words => words.Body)));
    }

    [Fact]
    public void A_question_may_be_left_for_later()
    {
        var informer = Known().Hears(Question("Kahan?")).Picks("later:alias0/q1");
        Assert.Null(informer.Talk.Step);
        Assert.Equal("q1", informer.Talk.Questions.Single().Id);
    }

    [Fact]
    public void Media_answer_a_question_too()
    {
        var informer = Known().Hears(Question("Photo?")).Sends(MediaKind.Photo, "m1").Sends(MediaKind.Audio, "m2").Quiet();
        Assert.Equal([("q1", "m1"), ("q1", "m2")], informer.Acts.OfType<Act.Add>().Select(add => (add.Answers!, add.Media.Single())));
        Assert.Equal(informer.Text("answer-taken"), informer.Screen);
    }

    [Fact]
    public void Something_is_added_to_an_earlier_tip_from_the_menu()
    {
        var informer = Known().Says("menu").Picks("menu:add").Says("gaadi UP60 ki thi").Quiet();
        Assert.Equal(("alias0", "gaadi UP60 ki thi", null), informer.Acts.OfType<Act.Add>().Select(add => (add.Alias, add.Text, add.Answers)).Single());
        Assert.Equal(informer.Text("add-taken"), informer.Screen);
    }

    [Fact]
    public void Words_out_of_the_blue_are_asked_about_and_may_belong_to_the_earlier_tip()
    {
        var informer = Known().Says("wo log kal bhi aaye the").Picks("which:add");
        Assert.Equal(("alias0", "wo log kal bhi aaye the"), informer.Acts.OfType<Act.Add>().Select(add => (add.Alias, add.Text)).Single());
        Assert.Null(informer.Talk.Draft);
        Assert.Equal("danger", Known().Says("wo log kal bhi aaye the").Picks("which:new").Talk.Step);
    }

    [Fact]
    public void Among_several_tips_it_is_asked_to_which_to_add()
    {
        var informer = Known().Says("menu").Picks("menu:new").Picks("danger:no").Picks("category:drugs").Says("Ballia").Says("Rasra").Says("smack").Quiet().Picks("-send");
        informer.Says("menu").Picks("menu:add").Picks("add:alias0").Says("aur bhi").Quiet();
        Assert.Equal("alias0", informer.Acts.OfType<Act.Add>().Single().Alias);
    }

    [Fact]
    public void A_word_about_an_unknown_tip_says_nothing() =>
        Assert.Empty(new Informer().Hears(State(InformerState.Acted)).Reply.Says);

    [Fact]
    public void Thanks_are_met_kindly_and_begin_nothing()
    {
        foreach (var thanks in Questionnaire.Default.Commands["thanks"].All)
        {
            var informer = Known().Says(thanks);
            Assert.Equal(informer.Text("welcome"), informer.Screen);
            Assert.Null(informer.Talk.Draft);
        }
    }

    [Fact]
    public void A_state_that_was_overtaken_on_its_way_says_nothing()
    {
        var informer = Known().Hears(State(InformerState.ClosedActed, 60)).Hears(State(InformerState.WithOfficer, 30));
        Assert.Empty(informer.Reply.Says);
        Assert.Equal(InformerState.ClosedActed, informer.Talk.Tips.Single().State);

        // Reopened: later by the desk's clock.
        informer.Hears(State(InformerState.Taken, 90));
        Assert.Equal(InformerState.Taken, informer.Talk.Tips.Single().State);
    }

    private static Heard.Desk State(InformerState state, int seconds = 0) =>
        new(new DeskWord { Id = "w" + state, Alias = "alias0", Kind = DeskWordKind.State, At = DateTimeOffset.UnixEpoch.AddSeconds(seconds), State = state });
}

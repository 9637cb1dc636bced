using Satark.Relay.Conversation;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Conversations;

public sealed class DangerTests
{
    [Theory]
    [InlineData("hi", "मैं अब जीना नहीं चाहता, आज सब खत्म कर दूंगा")]
    [InlineData("hi", "main ab jeena nahi chahta, aaj sab khatam kar lunga")]
    [InlineData("en", "I want to kill myself tonight")]
    [InlineData("ur", "میں مرنا چاہتا ہوں، اب جینا نہیں چاہتا")]
    [InlineData("bho", "हम अब जिए ना चाहत बानी, मर जाइब")]
    public void Signs_of_self_harm_bring_kind_words_with_helplines_at_once_and_a_case(string language, string text)
    {
        var informer = new Informer().Begins(language).Picks("category:harassment").Says(text);
        Assert.Equal(informer.Text("self-harm"), informer.Reply.Says[0].Body);
        Assert.Contains("112", informer.Screen, StringComparison.Ordinal);
        Assert.Contains("14416", informer.Screen, StringComparison.Ordinal);
        var raised = Assert.IsType<Act.RaiseLifeRisk>(informer.Reply.Acts[0]);
        Assert.True(raised.Tip.LifeRisk);
        Assert.Equal(("harassment", text), (raised.Tip.Category, raised.Tip.What));
        Assert.NotNull(informer.Talk.Step);
    }

    [Theory]
    [InlineData("hi", "अभी यहाँ गोली चल रही है")]
    [InlineData("hi", "abhi do log ek ladke ko maar rahe hain")]
    [InlineData("en", "They are beating her right now")]
    [InlineData("ur", "ابھی یہاں گولی چل رہی ہے")]
    [InlineData("bho", "अबहीं इहाँ गोली चलत बा")]
    public void A_crime_in_progress_brings_112_at_once_and_a_case(string language, string text)
    {
        var informer = new Informer().Begins(language).Says(text);
        Assert.Contains(informer.Text("crime-now"), informer.Screen, StringComparison.Ordinal);
        Assert.Contains("112", informer.Screen, StringComparison.Ordinal);
        Assert.Single(informer.Raised);
    }

    [Fact]
    public void The_very_first_message_may_be_a_cry_and_is_answered_in_its_own_language()
    {
        var informer = new Informer().Says("Please help me, he is going to kill me, I am in Ballia");
        Assert.Equal(Questionnaire.Default.Text("crime-now", "en"), informer.Reply.Says[0].Body);
        var raised = Assert.Single(informer.Raised);
        Assert.Equal("ballia", raised.Tip.District);
        Assert.Equal("language", informer.Talk.Step);
    }

    [Fact]
    public void A_case_is_raised_once_a_draft_and_hears_what_is_said_after()
    {
        var informer = new Informer().Begins().Says("abhi goli chal rahi hai").Says("jaldi aao goli chal rahi hai").Quiet();
        Assert.Equal(2, informer.Raised.Count());
        Assert.Contains("jaldi aao", informer.Raised.Last().Tip.What, StringComparison.Ordinal);
        Assert.True(informer.Talk.Draft!.Raised);
        informer.Picks("category:arms").Says("Ballia").Says("Rasra");
        Assert.Equal("when", informer.Talk.Step);
        informer.Picks("-send");
        Assert.True(informer.Submitted.Single().Tip.LifeRisk);
    }

    [Fact]
    public void In_danger_now_asks_for_112_and_the_words_that_follow_raise_a_case_without_waiting()
    {
        var informer = new Informer().Says("Hi").Picks("language:hi").Picks("danger:yes");
        Assert.Contains("112", informer.Screen, StringComparison.Ordinal);
        informer.Says("gaon me jhagda");
        Assert.Equal("gaon me jhagda", Assert.Single(informer.Raised).Tip.What);
        informer.Quiet();
        Assert.Equal("category", informer.Talk.Step);
        Assert.Equal("gaon me jhagda", informer.Talk.Draft!.Answers["what"]);
    }

    [Fact]
    public void In_danger_now_and_then_not_a_word_raises_a_case_after_thirty_seconds()
    {
        var informer = new Informer().Says("Hi").Picks("language:hi").Picks("danger:yes");
        Assert.Empty(informer.Raised);
        informer.Quiet();
        Assert.Single(informer.Raised);
        Assert.Equal("category", informer.Talk.Step);
    }

    [Fact]
    public void Danger_in_an_answer_to_the_desk_raises_a_case_and_still_answers()
    {
        var informer = DeskTests.Known().Hears(DeskTests.Question("Kahan?")).Says("abhi wo usko maar rahe hain");
        Assert.Single(informer.Raised);
        informer.Quiet();
        Assert.Equal("q1", Assert.Single(informer.Acts.OfType<Act.Add>()).Answers);
    }

    [Theory]
    [InlineData("hi", "अभी यहाँ गोली चल रही है")]
    [InlineData("en", "I want to kill myself tonight")]
    [InlineData("ur", "ابھی یہاں گولی چل رہی ہے")]
    [InlineData("bho", "अबहीं इहाँ गोली चलत बा")]
    public void After_words_of_danger_it_is_not_asked_whether_there_is_danger(string language, string text)
    {
        var danger = Questionnaire.Default.Question("danger")!.Text.In(language);
        foreach (var informer in (Informer[])[new Informer().Says(text).Picks("language:" + language), new Informer().Says("Hi").Picks("language:" + language).Says(text).Quiet()])
        {
            Assert.DoesNotContain(danger, informer.Screen, StringComparison.Ordinal);
            Assert.Contains(informer.Talk.Step, (string[])["category", "guess"]);
            Assert.Equal(text, informer.Talk.Draft!.Answers["what"]);
            Assert.Single(informer.Raised.Select(raised => raised.Tip.What).Distinct());
            Assert.DoesNotContain(danger, informer.Says("back").Screen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cry_of_one_word_is_no_menu_word()
    {
        var informer = new Informer().Says("Hi").Picks("language:hi").Says("bachao");
        Assert.Equal(informer.Text("crime-now"), informer.Screen);
        Assert.Equal("guess", informer.Says("Rasra thane ke peeche").Quiet().Talk.Step);
        Assert.Equal("bachao\nRasra thane ke peeche", informer.Raised.Last().Tip.What);
    }

    [Theory]
    [InlineData("Ballia me roz sharab bikti hai")]
    [InlineData("हमारे गाँव में जुआ होता है")]
    [InlineData("Last year somebody was beaten near the market")]
    public void Everyday_tips_raise_nothing(string text) => Assert.Empty(new Informer().Begins().Says(text).Quiet().Raised);

    [Fact]
    public void Whoever_accuses_the_police_is_told_beforehand_who_sees_it()
    {
        foreach (var language in (string[])["hi", "en", "ur", "bho"])
        {
            var informer = new Informer().Begins(language).Picks("~page-1").Picks("category:police-corruption");
            Assert.Contains(informer.Text("conflict"), informer.Screen, StringComparison.Ordinal);
            informer.Says("Ballia").Picks("~unknown").Says("daroga paise mangta hai").Quiet().Picks("~finish");
            Assert.Contains(informer.Text("conflict"), informer.Screen, StringComparison.Ordinal);
            Assert.DoesNotContain(informer.Text("sees"), informer.Screen, StringComparison.Ordinal);
            Assert.True(informer.Picks("-send").Submitted.Single().Tip.NamesPolice);
        }
    }

    [Theory]
    [InlineData("Daroga ji khud sharab bikwate hain", true)]
    [InlineData("Kotwali ke paas sharab bikti hai", false)]
    public void Whose_words_name_an_officer_is_told_before_sending_who_sees_the_tip(string what, bool named)
    {
        var informer = new Informer().Tells(what: what);
        Assert.Contains(informer.Text(named ? "conflict" : "sees"), informer.Screen, StringComparison.Ordinal);
        Assert.Equal(named, Assert.Single(informer.Picks("-send").Acts.OfType<Act.Submit>()).Tip.NamesPolice);
    }

    [Fact]
    public void The_question_whether_police_are_part_of_it_says_beforehand_who_sees_it()
    {
        var informer = new Informer().Tells(language: "en").Picks("when:~skip").Picks("where:~skip").Picks("~skip").Picks("~skip");
        Assert.Equal("police", informer.Talk.Step);
        Assert.Contains("range office and the vigilance officer only", informer.Screen, StringComparison.Ordinal);
        informer.Picks("police:yes").Picks("media:~finish");
        Assert.Contains(informer.Text("conflict"), informer.Screen, StringComparison.Ordinal);
        Assert.True(informer.Picks("-send").Submitted.Single().Tip.NamesPolice);
    }

    [Fact]
    public void Before_sending_police_can_still_be_named_and_the_notice_comes_first()
    {
        var informer = new Informer().Tells().Picks("-police");
        Assert.Empty(informer.Submitted);
        Assert.Contains(informer.Text("conflict"), informer.Screen, StringComparison.Ordinal);
        Assert.True(informer.Picks("-send").Submitted.Single().Tip.NamesPolice);
    }
}

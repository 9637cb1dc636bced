using Satark.Relay.Conversation;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Conversations;

/// <summary>A receipt can be wished for at any time, by row or word: before sending and after, once for each tip.</summary>
public sealed class ReceiptWishTests
{
    [Theory]
    [InlineData("hi", "रसीद")]
    [InlineData("en", "Receipt")]
    [InlineData("ur", "رسید")]
    [InlineData("bho", "रसीद चाहीं")]
    [InlineData("hi", "rasid")]
    public void After_sending_the_menu_offers_it_and_the_word_asks_for_it(string language, string word)
    {
        var informer = DeskTests.Known(language).Says("menu");
        Assert.Contains(informer.Options, option => option.Id == "menu:receipt");
        informer.Says(word);
        Assert.Equal(new Act.IssueReceipt("alias0", language), Assert.Single(informer.Acts.OfType<Act.IssueReceipt>()));
        Assert.Equal(informer.Text("receipt-what").Replace("{subject}", Tips.Questionnaires.Questionnaire.Default.CategoryTitle("liquor", language), StringComparison.Ordinal), informer.Screen);
        Assert.DoesNotContain(informer.Says("menu").Options, option => option.Id == "menu:receipt");
        Assert.Equal(informer.Text("receipt-none"), informer.Says(word).Screen);
        Assert.Single(informer.Acts.OfType<Act.IssueReceipt>());
    }

    [Fact]
    public void It_is_not_offered_for_a_tip_that_was_sent_with_one_or_found_by_one()
    {
        var informer = new Informer().Tells("en").Says("receipt").Picks("-send");
        Assert.DoesNotContain(informer.Says("menu").Options, option => option.Id == "menu:receipt");
        informer.Hears(new Heard.Receipt(new OwnTip("typed", InformerState.Taken, "drugs")));
        Assert.DoesNotContain(informer.Says("menu").Options, option => option.Id == "menu:receipt");
        Assert.Equal(informer.Text("receipt-none"), informer.Presses("menu:receipt").Screen);
        Assert.Empty(informer.Acts.OfType<Act.IssueReceipt>());
    }

    [Fact]
    public void Of_several_tips_the_latest_without_one_comes_first()
    {
        var informer = DeskTests.Known("en").Says("menu").Picks("menu:new").Picks("danger:no").Picks("category:drugs").Says("Ballia").Picks("station:~unknown")
            .Says("Two boys sell smack here").Quiet().Picks("-send").Says("receipt").Says("receipt").Says("receipt");
        Assert.Equal(["alias1", "alias0"], informer.Acts.OfType<Act.IssueReceipt>().Select(act => act.Alias));
    }

    [Fact]
    public void While_a_tip_is_told_the_word_promises_it_and_the_question_stays()
    {
        var informer = new Informer().Tells("en");
        var step = informer.Talk.Step;
        informer.Says("receipt");
        Assert.Equal(informer.Text("receipt-noted"), informer.Reply.Says[0].Body);
        Assert.Equal(step, informer.Talk.Step);
        Assert.True(informer.Picks("-send").Submitted.Single().Receipt);
        Assert.Equal(informer.Text("thanks-receipt"), informer.Screen);
    }

    [Fact]
    public void While_something_is_added_the_words_go_to_the_tip_first_and_nothing_is_asked_for_twice()
    {
        var informer = DeskTests.Known("en").Says("menu").Picks("menu:add").Says("A blue door").Says("receipt");
        Assert.Equal("A blue door", informer.Acts.OfType<Act.Add>().Single().Text);
        Assert.Equal("alias0", informer.Acts.OfType<Act.IssueReceipt>().Single().Alias);
        Assert.Null(informer.Talk.Step);
    }

    [Fact]
    public void Before_a_language_is_chosen_that_comes_first()
    {
        var informer = new Informer().Says("receipt");
        Assert.Equal("language", informer.Talk.Step);
        Assert.Empty(informer.Acts.OfType<Act.IssueReceipt>());
    }
}

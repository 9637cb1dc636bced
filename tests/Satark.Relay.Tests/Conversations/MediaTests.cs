using Satark.Relay.Conversation;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Conversations;

public sealed class MediaTests
{
    [Theory]
    [InlineData(MediaKind.Audio)]
    [InlineData(MediaKind.Video)]
    public void A_recording_that_comes_unannounced_is_held_and_kept_only_on_a_word(MediaKind kind)
    {
        var informer = new Informer().Begins().Picks("category:liquor").Sends(kind, "m1");
        Assert.Contains(informer.Text("voice-ask"), informer.Screen, StringComparison.Ordinal);
        Assert.Empty(informer.Talk.Draft!.Media);
        informer.Picks("voice:keep");
        Assert.Equal([new TipMedia("m1", kind)], informer.Talk.Draft!.Media);
        Assert.Equal("district", informer.Talk.Step);
        informer.Sends(kind, "m2");
        Assert.Equal(2, informer.Talk.Draft!.Media.Count);
    }

    [Fact]
    public void A_recording_that_is_not_wanted_is_thrown_away_and_the_question_comes_again()
    {
        var informer = new Informer().Begins().Picks("category:liquor").Sends(MediaKind.Audio, "m1").Picks("voice:throw");
        Assert.Equal(["m1"], Assert.IsType<Act.Discard>(Assert.Single(informer.Reply.Acts)).Media);
        Assert.Empty(informer.Talk.Draft!.Media);
        Assert.Equal("district", informer.Talk.Step);
    }

    [Fact]
    public void No_tip_is_sent_with_a_recording_of_which_nothing_was_decided()
    {
        var informer = new Informer().Tells();
        var send = informer.Options.Single(option => option.Id.EndsWith("-send", StringComparison.Ordinal)).Id;
        informer.Sends(MediaKind.Audio, "m1").Presses(send);
        Assert.Empty(informer.Submitted);
        informer.Presses("voice:throw").Picks("-send");
        Assert.Empty(Assert.Single(informer.Submitted).Media);
    }

    [Fact]
    public void At_the_question_for_media_it_is_said_beforehand_that_a_voice_can_be_recognised()
    {
        var informer = new Informer().Tells().Picks("when:~skip").Picks("where:~skip").Picks("~skip").Picks("~skip").Picks("police:no");
        Assert.Equal("media", informer.Talk.Step);
        Assert.Contains("आवाज पहचानी जा सकती है", informer.Screen, StringComparison.Ordinal);
        informer.Sends(MediaKind.Audio, "m1");
        Assert.Equal(["m1"], informer.Talk.Draft!.Media.Select(media => media.Id));
    }

    [Fact]
    public void Media_come_at_any_step_and_a_burst_of_them_is_acknowledged_once()
    {
        var informer = new Informer().Begins().Sends(MediaKind.Photo, "m1").Sends(MediaKind.Photo, "m2").Sends(MediaKind.Document, "m3");
        Assert.Empty(informer.Reply.Says);
        informer.Quiet();
        Assert.Contains("3", informer.Reply.Says[0].Body, StringComparison.Ordinal);
        Assert.Equal("category", informer.Talk.Step);
        Assert.Equal(2, informer.Reply.Says.Count);
    }

    [Fact]
    public void A_photo_alone_begins_a_tip_and_is_enough_for_one()
    {
        var informer = new Informer().Sends(MediaKind.Photo, "m1").Pauses();
        Assert.Equal("language", informer.Talk.Step);
        informer.Picks("language:hi").Picks("danger:no").Picks("category:liquor").Says("Banda").Picks("~unknown").Picks("what:~next").Picks("-send");
        Assert.Equal(["m1"], Assert.Single(informer.Submitted).Media);
        Assert.Null(informer.Submitted.Single().Tip.What);
    }

    [Theory]
    [InlineData(MediaKind.Photo)]
    [InlineData(MediaKind.Audio)]
    [InlineData(MediaKind.Document)]
    public void A_burst_of_media_as_the_first_thing_has_one_answer_two_seconds_later(MediaKind kind)
    {
        var informer = new Informer().Sends(kind, "m1").Sends(kind, "m2").Sends(kind, "m3");
        Assert.Equal(informer.Now + TimeSpan.FromSeconds(2), informer.Reply.Acts.OfType<Act.AwaitSilence>().Single().Due);
        Assert.Empty(informer.Reply.Says);
        var question = Assert.Single(informer.Pauses().Reply.Says);
        Assert.StartsWith("📎 3 ✓", question.Body, StringComparison.Ordinal);
        Assert.Equal("language", informer.Talk.Step);
        informer.Picks("language:ur");
        Assert.Equal("danger", informer.Talk.Step);
    }

    [Theory]
    [InlineData("danger")]
    [InlineData("category")]
    [InlineData("district")]
    public void A_photo_at_a_question_is_answered_two_seconds_later(string step)
    {
        var informer = new Informer().Says("Hi").Picks("language:en");
        foreach (var option in ((string Step, string Option)[])[("category", "danger:no"), ("district", "category:liquor")])
        {
            if (informer.Talk.Step != step)
            {
                informer.Picks(option.Option);
            }
        }

        informer.Sends(MediaKind.Photo, "m1").Pauses();
        Assert.Equal(informer.Text("media-taken").Replace("{count}", "1", StringComparison.Ordinal), informer.Reply.Says[0].Body);
        Assert.Equal(step, informer.Talk.Step);
        Assert.NotEmpty(informer.Options);
    }

    [Fact]
    public void A_photo_of_somebody_who_is_known_is_asked_about()
    {
        var informer = DeskTests.Known().Sends(MediaKind.Photo, "m1").Pauses();
        Assert.Equal("which", informer.Talk.Step);
        Assert.Equal(["m1"], informer.Picks("which:add").Acts.OfType<Act.Add>().Single().Media);
    }

    [Fact]
    public void A_recording_that_belongs_to_an_earlier_tip_is_not_thrown_away_unasked()
    {
        var informer = DeskTests.Known().Sends(MediaKind.Audio, "m1").Says("menu").Picks("menu:add");
        Assert.Equal("voice", informer.Talk.Step);
        Assert.Equal(["m1"], informer.Picks("voice:keep").Picks("which:add").Acts.OfType<Act.Add>().Single().Media);
    }

    [Fact]
    public void Without_words_and_media_there_is_no_tip()
    {
        var informer = new Informer().Begins().Picks("category:liquor").Says("Banda").Picks("~unknown").Picks("what:~next");
        Assert.Contains(informer.Text("need-what"), informer.Screen, StringComparison.Ordinal);
        Assert.Equal("what", informer.Talk.Step);
    }

    [Fact]
    public void A_caption_is_words_and_no_command()
    {
        var informer = new Informer().Begins().Picks("category:liquor").Says("Banda").Says("pata nahi").Sends(MediaKind.Photo, "m1", "stop").Quiet();
        Assert.Equal("stop", informer.Talk.Draft!.Answers["what"]);
    }

    [Fact]
    public void The_twenty_first_medium_is_thrown_away_and_it_is_said()
    {
        var informer = new Informer().Begins();
        for (var i = 0; i < 21; i++)
        {
            informer.Sends(MediaKind.Photo, "m" + i);
        }

        Assert.Equal(20, informer.Talk.Draft!.Media.Count);
        Assert.Equal(["m20"], informer.Reply.Acts.OfType<Act.Discard>().Single().Media);
        Assert.Contains(informer.Text("media-full"), informer.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_is_asked_about_and_that_of_the_crime_is_kept()
    {
        var informer = new Informer().Begins().Picks("category:liquor").Hears(new Heard.Position(25.48, 80.33));
        Assert.Contains(informer.Text("position-ask"), informer.Screen, StringComparison.Ordinal);
        Assert.Null(informer.Talk.Draft!.Point);
        informer.Picks("position:crime");
        Assert.Equal(new TipPoint(25.48, 80.33), informer.Talk.Draft!.Point);
        Assert.Equal("district", informer.Talk.Step);
    }

    [Fact]
    public void The_informers_own_position_is_kept_nowhere()
    {
        var informer = new Informer().Begins().Picks("category:liquor").Hears(new Heard.Position(25.48, 80.33)).Picks("position:own");
        Assert.Null(informer.Talk.Draft!.Point);
        Assert.Null(informer.Talk.Draft.AskedPoint);
        Assert.Contains(informer.Text("position-forgotten"), informer.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_of_which_nothing_was_said_is_no_part_of_a_tip()
    {
        var informer = new Informer().Hears(new Heard.Position(25.48, 80.33)).Picks("language:hi").Picks("danger:yes").Says("yahan jhagda ho raha");
        Assert.Null(Assert.Single(informer.Raised).Tip.Point);
        informer.Quiet();
        Assert.Equal("position", informer.Talk.Step);
    }
}

using Satark.Tips.Line;

namespace Satark.Relay.Tests.Conversations;

/// <summary>A tip takes at most six taps on a button or row, whichever way its place is told. What is typed is no tap.</summary>
public sealed class TapTests
{
    [Theory]
    [InlineData("hi")]
    [InlineData("en")]
    [InlineData("ur")]
    [InlineData("bho")]
    public void With_the_district_typed_a_tip_takes_four_taps_from_hi(string language)
    {
        var informer = new Informer().Begins(language).Picks("category:liquor").Says("बलिया").Says("यहाँ रोज रात को कच्ची शराब बनती है").Quiet();
        Assert.Equal("where", informer.Talk.Step);
        informer.Picks("-send");
        Assert.Equal(("ballia", "रोज रात को"), (Assert.Single(informer.Submitted).Tip.District, informer.Submitted.Single().Tip.When));
        Assert.Equal(4, informer.Taps);
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("en")]
    [InlineData("ur")]
    [InlineData("bho")]
    public void With_the_district_chosen_from_the_lists_a_tip_takes_six_taps_from_hi(string language)
    {
        var informer = new Informer().Begins(language).Picks("category:liquor").Picks("~range-Azamgarh").Picks("district:ballia");
        Assert.Equal("station", informer.Talk.Step);
        informer.Says("Yahan kachchi sharab banti hai").Quiet();
        Assert.Equal("when", informer.Talk.Step);
        informer.Picks("-send");
        var tip = Assert.Single(informer.Submitted).Tip;
        Assert.Equal(("liquor", "ballia", null, "Yahan kachchi sharab banti hai"), (tip.Category, tip.District, tip.Station, tip.What));
        Assert.Equal(6, informer.Taps);
    }

    [Fact]
    public void A_tip_that_is_told_in_the_first_message_takes_four_taps()
    {
        var informer = new Informer().Says("Ballia ke Rasra thane me desi sharab bik rahi hai").Picks("language:hi").Picks("danger:no").Picks("guess:right").Picks("-send");
        var tip = informer.Submitted.Single().Tip;
        Assert.Equal(("liquor", "ballia", "Rasra"), (tip.Category, tip.District, tip.Station));
        Assert.Equal(4, informer.Taps);
    }

    [Fact]
    public void Before_it_can_be_sent_it_is_shown_whole_with_who_will_see_it_and_what_is_asked_next()
    {
        var informer = new Informer().Tells("en");
        foreach (var part in (string[])["Illegal liquor", "Ballia", "Ghar me daru banti hai", informer.Text("sees"), "When did it happen"])
        {
            Assert.Contains(part, informer.Screen, StringComparison.Ordinal);
        }

        Assert.Equal(3, informer.Options.Count);
        informer.Picks("when:~skip");
        Assert.DoesNotContain(informer.Text("sees"), informer.Screen, StringComparison.Ordinal);
        Assert.DoesNotContain(informer.Options, option => option.Id.EndsWith("-send", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hi", "सवाल", "फोटो, वीडियो, आवाज: 2")]
    [InlineData("en", "question", "Photos, video, sound: 2")]
    [InlineData("ur", "سوال", "فوٹو، ویڈیو، آواز: 2")]
    [InlineData("bho", "सवाल", "फोटो, वीडियो, आवाज: 2")]
    public void Under_send_it_reads_that_a_question_is_skipped_not_the_tip_and_a_recording_is_counted_as_sound(string language, string question, string counted)
    {
        var informer = new Informer().Begins(language).Picks("category:liquor").Sends(MediaKind.Photo, "m1").Sends(MediaKind.Audio, "m2").Picks("voice:keep")
            .Says("Ballia").Picks("station:~unknown").Says("Ghar me daru banti hai").Quiet();
        Assert.Contains(counted, informer.Screen, StringComparison.Ordinal);
        var skip = informer.Options.Single(option => option.Id.EndsWith(":~skip", StringComparison.Ordinal));
        Assert.Contains(question, skip.Title, StringComparison.Ordinal);
        Assert.NotEqual(informer.Talk.Step, informer.Says(skip.Title).Talk.Step);
        Assert.Empty(informer.Submitted);
    }
}

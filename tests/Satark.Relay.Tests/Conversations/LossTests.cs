using Satark.Relay.Conversation;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Conversations;

/// <summary>Media that are not here after all: fetched in vain, or of a kind that is never taken.</summary>
public sealed class LossTests
{
    [Fact]
    public void A_medium_that_could_not_be_had_is_told_so_that_it_can_be_sent_again()
    {
        var informer = new Informer().Begins("en").Sends(MediaKind.Photo, "m1").Pauses().Hears(new Heard.Loss("m1"));
        Assert.Equal(informer.Text("media-lost"), informer.Screen);
        Assert.Empty(informer.Talk.Draft!.Media);
        informer.Sends(MediaKind.Audio, "m2").Hears(new Heard.Loss("m2"));
        Assert.Equal("category", informer.Talk.Step);
        Assert.Empty(informer.Talk.Draft!.Held);
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("en")]
    [InlineData("ur")]
    [InlineData("bho")]
    public void A_medium_of_a_kind_that_is_never_taken_is_not_asked_for_again_and_nothing_is_asked_about_its_voice(string language)
    {
        var informer = new Informer().Begins(language).Sends(MediaKind.Audio, "m1");
        Assert.Equal("voice", informer.Talk.Step);
        informer.Hears(new Heard.Loss("m1", IsRefused: true));
        Assert.Equal(informer.Text("media-refused"), informer.Reply.Says[0].Body);
        Assert.Contains("MP4", informer.Screen, StringComparison.Ordinal);
        Assert.Equal("category", informer.Talk.Step);
        Assert.Empty(informer.Presses("voice:keep").Talk.Draft!.Media);
        Assert.Equal("category", informer.Talk.Step);
    }

    [Fact]
    public void A_lost_medium_that_was_all_there_was_leaves_no_question_behind_for_somebody_who_is_known()
    {
        var informer = DeskTests.Known("en").Sends(MediaKind.Audio, "m1").Hears(new Heard.Loss("m1", IsRefused: true));
        Assert.Equal(informer.Text("media-refused"), informer.Screen);
        Assert.Equal((null, null), (informer.Talk.Draft, informer.Talk.Step));
        informer.Sends(MediaKind.Photo, "m2").Pauses().Hears(new Heard.Loss("m2"));
        Assert.Equal(informer.Text("media-lost"), informer.Screen);
        Assert.Equal((null, null), (informer.Talk.Draft, informer.Talk.Step));
        informer.Sends(MediaKind.Audio, "m3", "A blue door").Hears(new Heard.Loss("m3"));
        Assert.Equal("A blue door", informer.Quiet().Picks("which:add").Acts.OfType<Act.Add>().Single().Text);
    }
}

using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Conversations;

/// <summary>When it happens is read from the informer's words, shown before it is sent, and not asked again.</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData("Ballia ke Rasra me kal raat daru ki gaadi aayi", "kal raat")]
    [InlineData("Drugs were sold in Ballia yesterday evening near the bus stand", "yesterday evening")]
    [InlineData("Sand mining goes on in Banda every night at 9, trucks wait at the bridge", "every night at 9")]
    [InlineData("बलिया में आज सुबह जुआ हो रहा था", "आज सुबह")]
    [InlineData("बांदा में हर रात 10 बजे से बालू निकलता है", "हर रात 10 बजे से")]
    [InlineData("بلیا میں کل رات شراب بیچی گئی", "کل رات")]
    [InlineData("بلیا میں روز شام سات بجے جوا ہوتا ہے", "روز شام سات بجے")]
    [InlineData("बलिया में काल्ह साँझि के दारू बेचाइल", "काल्ह साँझि के")]
    [InlineData("Ballia me roz shaam 6 baje smack bikti hai", "roz shaam 6 baje")]
    [InlineData("Ballia me 9baje sharab ki gaadi aati hai", "9baje")]
    [InlineData("Do din pehle Ballia me sharab ka truck aaya. Aaj subah phir aaya", "Do din pehle, Aaj subah")]
    [InlineData("Liquor is sold in Ballia at 7 pm on Sundays", "at 7 pm on Sundays")]
    public void The_time_of_the_first_message_is_read_in_its_own_words_and_only_confirmed(string text, string time)
    {
        var informer = new Informer().Says(text).Picks("language:en").Picks("danger:no");
        Assert.Contains("When: " + time, informer.Screen, StringComparison.Ordinal);
        informer.Picks("guess:right");
        if (informer.Talk.Step == "station")
        {
            informer.Picks("~unknown");
        }

        Assert.Equal("where", informer.Talk.Step);
        Assert.Contains("When: " + time, informer.Screen, StringComparison.Ordinal);
        Assert.Equal(time, informer.Picks("-send").Submitted.Single().Tip.When);
    }

    [Theory]
    [InlineData("Desi sharab bik rahi hai")]
    [InlineData("5 log katta lekar ghoomte hain")]
    [InlineData("Do ladke college ke paas smack bechte hain")]
    [InlineData("They sell ganja at the bus stand on NH 31")]
    [InlineData("जुए का अड्डा है, 12 लोग खेलते हैं")]
    [InlineData("گھر میں شراب بنتی ہے")]
    [InlineData("Rat poison is mixed into liquor")]
    public void Words_without_a_time_are_asked_for_one(string text)
    {
        Assert.Null(MessageReader.Default.TimeIn(text));
        Assert.Equal("when", new Informer().Tells(what: text).Talk.Step);
    }

    [Fact]
    public void A_time_that_was_read_wrongly_is_changed_before_sending()
    {
        var informer = new Informer().Tells(what: "Kal raat daru ki gaadi aayi thi").Picks("~skip").Picks("~finish").Picks("-more").Picks("change:when");
        Assert.Equal("when", informer.Talk.Step);
        Assert.Equal("parson", informer.Says("parson").Quiet().Picks("-send").Submitted.Single().Tip.When);
    }

    [Fact]
    public void A_time_that_was_read_wrongly_is_asked_where_it_is_confirmed()
    {
        var informer = new Informer().Says("Kal raat daru ki gaadi aayi thi").Picks("language:hi").Picks("danger:no").Picks("guess:time");
        Assert.Equal("liquor", informer.Talk.Draft!.Answers["category"]);
        Assert.Equal("when", informer.Says("pata nahi").Talk.Step);
    }

    [Fact]
    public void A_time_that_was_told_is_not_read_over()
    {
        var informer = new Informer().Tells().Says("somvar ko").Quiet().Says("pul ke paas, aaj bhi").Quiet();
        Assert.Equal(("somvar ko", "pul ke paas, aaj bhi"), (informer.Talk.Draft!.Answers["when"], informer.Talk.Draft.Answers["where"]));
    }

    [Fact]
    public void What_is_written_anew_brings_its_own_time()
    {
        var informer = new Informer().Tells(what: "Kal raat daru ki gaadi aayi thi").Picks("~skip").Picks("~finish").Picks("-more").Picks("change:rewrite").Says("Aaj subah gaadi aayi thi").Quiet();
        Assert.Equal("Aaj subah", informer.Talk.Draft!.Answers["when"]);
    }
}

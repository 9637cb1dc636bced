using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Conversations;

public sealed class WalkTests
{
    public static TheoryData<string, string> Languages => new()
    {
        { "hi", "नमस्ते" }, { "en", "Hi" }, { "ur", "السلام علیکم" }, { "bho", "प्रणाम" },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public void From_hi_to_thanks_in_each_language(string language, string hello)
    {
        var informer = new Informer().Says(hello).Picks("language:" + language).Picks("danger:no").Picks("category:drugs").Says("Ballia");
        informer.Says("Rasra").Says("Do ladke college ke paas smack bechte hain").Says("Log dar te hain").Quiet();
        Assert.Equal("when", informer.Talk.Step);
        informer.Says("roz shaam 6 baje").Quiet().Says("college gate").Quiet();
        Assert.Equal("drugs-kind", informer.Talk.Step);
        informer.Picks("drugs-kind:smack").Says("neeli bike").Quiet().Picks("police:no").Sends(MediaKind.Photo, "m1").Quiet().Picks("media:~next").Picks("receipt:yes");
        Assert.Equal("confirm", informer.Talk.Step);
        informer.Picks("-send");

        Assert.Equal(informer.Text("thanks-receipt"), informer.Screen);
        var submit = Assert.Single(informer.Submitted);
        Assert.True(submit.Receipt);
        Assert.Equal(["m1"], submit.Media);
        var tip = submit.Tip;
        Assert.Equal((language, "whatsapp", "drugs", "ballia", "Rasra"), (tip.Language, tip.Door, tip.Category, tip.District, tip.Station));
        Assert.Equal("Do ladke college ke paas smack bechte hain\nLog dar te hain", tip.What);
        Assert.Equal(("roz shaam 6 baje", "college gate"), (tip.When, tip.Where));
        Assert.Equal([new TipAnswer("drugs-kind", "smack"), new TipAnswer("drugs-who", "neeli bike")], tip.Answers);
        Assert.False(tip.NamesPolice || tip.LifeRisk);
        Assert.Null(informer.Talk.Draft);
        Assert.Null(informer.Talk.Step);
    }

    [Theory]
    [InlineData("Ballia ke Rasra me roz sharab bechi jati hai", "liquor", "ballia")]
    [InlineData("बलिया के रसड़ा में रोज गांजा बेचा जाता है", "drugs", "ballia")]
    [InlineData("Illegal sand mining goes on every night in Banda", "mining", "banda")]
    [InlineData("بلیا میں روز جوا کھیلا جاتا ہے", "gambling", "ballia")]
    [InlineData("गाजीपुर में गोरू के तस्करी होता", "cattle", "ghazipur")]
    public void A_whole_tip_in_the_first_message_is_understood_only_confirmed_and_not_asked_again(string text, string category, string district)
    {
        var informer = new Informer().Says(text).Picks("language:hi").Picks("danger:no");
        Assert.Equal("guess", informer.Talk.Step);
        Assert.Contains(Questionnaire.Default.CategoryTitle(category, "hi"), informer.Screen, StringComparison.Ordinal);
        Assert.Empty(informer.Talk.Draft!.Answers.Keys.Intersect(["category", "district"]));
        informer.Picks("guess:right");
        Assert.Equal((category, district, text), (informer.Talk.Draft!.Answers["category"], informer.Talk.Draft.Answers["district"], informer.Talk.Draft.Answers["what"]));
        Assert.DoesNotContain(informer.Talk.Step, (string[])["category", "district", "what"]);
    }

    [Fact]
    public void What_was_read_wrongly_is_asked()
    {
        var informer = new Informer().Says("Ballia me sharab bik rahi hai").Picks("language:en").Picks("danger:no").Picks("guess:place");
        Assert.Equal("district", informer.Talk.Step);
        Assert.Equal("liquor", informer.Talk.Draft!.Answers["category"]);
        Assert.DoesNotContain("district", informer.Talk.Draft.Answers.Keys);
    }

    [Theory]
    [InlineData("Ballia")]
    [InlineData("बलिया")]
    [InlineData("بلیا")]
    [InlineData("ballia jila")]
    public void A_district_is_named_in_any_script(string name)
    {
        var informer = new Informer().Begins().Picks("category:liquor").Says(name);
        Assert.Equal("ballia", informer.Talk.Draft!.Answers["district"]);
        Assert.Equal("station", informer.Talk.Step);
    }

    [Theory]
    [InlineData("Rasra")]
    [InlineData("रसड़ा")]
    [InlineData("thana rasra")]
    public void A_station_is_named_in_any_script(string name)
    {
        var informer = new Informer().Begins().Picks("category:liquor").Says("Ballia").Says(name);
        Assert.Equal("Rasra", informer.Talk.Draft!.Answers["station"]);
        Assert.Equal("what", informer.Talk.Step);
    }

    [Fact]
    public void Every_district_and_every_station_is_reached_by_lists()
    {
        var districts = 0;
        foreach (var district in Satark.Places.Gazetteer.Default.Districts)
        {
            var informer = new Informer().Begins("en").Picks("category:liquor");
            Page(informer, "~range-" + district.Range);
            Page(informer, "district:" + district.Id);
            var wanted = FormPlaces.Default.StationsOf(district.Id).Select(station => "station:" + station.Id).ToHashSet();
            for (var pages = 0; pages < 10 && wanted.Count > 0; pages++)
            {
                wanted.ExceptWith(informer.Options.Select(option => option.Id));
                if (wanted.Count > 0)
                {
                    informer.Picks("~page-" + (pages + 1));
                }
            }

            Assert.Empty(wanted);
            districts++;
        }

        Assert.Equal(75, districts);

        static void Page(Informer informer, string id)
        {
            for (var pages = 0; pages < 5 && informer.Options.All(option => !option.Id.EndsWith(id, StringComparison.Ordinal)); pages++)
            {
                informer.Presses(informer.Options.Single(option => option.Id.Contains("~ranges-", StringComparison.Ordinal)).Id);
            }

            informer.Picks(id);
        }
    }

    [Fact]
    public void An_unknown_district_leaves_the_station_out()
    {
        var informer = new Informer().Begins().Picks("category:liquor").Says("pata nahi");
        Assert.Equal("what", informer.Talk.Step);
        informer.Says("sadak ke kinare").Quiet().Picks("-send");
        Assert.Null(informer.Submitted.Single().Tip.District);
    }

    [Fact]
    public void A_name_that_fits_several_districts_offers_them()
    {
        var informer = new Informer().Begins().Picks("category:liquor").Says("Kotwali thana");
        Assert.Equal("district", informer.Talk.Step);
        Assert.NotEmpty(informer.Options);
    }
}

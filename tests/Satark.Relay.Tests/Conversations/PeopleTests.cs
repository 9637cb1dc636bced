using Satark.Relay.Conversation;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Conversations;

/// <summary>People do not follow scripts.</summary>
public sealed class PeopleTests
{
    private static readonly string[] All = ["hi", "en", "ur", "bho"];

    [Fact]
    public void A_burst_of_messages_is_one_answer_after_thirty_seconds_of_silence()
    {
        var informer = new Informer().Begins().Picks("category:drugs").Says("Ballia").Says("Rasra").Says("ek");
        Assert.Empty(informer.Reply.Says);
        var first = Assert.IsType<Act.AwaitSilence>(Assert.Single(informer.Reply.Acts));
        Assert.Equal(informer.Now + TimeSpan.FromSeconds(30), first.Due);
        informer.Says("do").Says("teen").Hears(new Heard.Silence(first.Burst));
        Assert.Empty(informer.Reply.Says);
        Assert.Equal(3, informer.Talk.Words.Count);
        informer.Quiet();
        Assert.Equal("ek\ndo\nteen", informer.Talk.Draft!.Answers["what"]);
        Assert.Equal("when", informer.Talk.Step);
    }

    [Fact]
    public void Go_on_ends_a_burst_at_once()
    {
        var informer = new Informer().Begins().Picks("category:drugs").Says("Ballia").Says("Rasra");
        informer.Says("smack bikta hai").Presses("what:~next");
        Assert.Equal("smack bikta hai", informer.Talk.Draft!.Answers["what"]);
        Assert.Equal("when", informer.Talk.Step);
    }

    [Theory]
    [InlineData("1", "hi")]
    [InlineData("२", "en")]
    [InlineData("۳", "ur")]
    [InlineData("4.", "bho")]
    [InlineData("english", "en")]
    [InlineData("हिंदी", "hi")]
    public void Typed_numbers_of_any_script_and_typed_titles_choose(string typed, string language) =>
        Assert.Equal(language, new Informer().Says("Hi").Says(typed).Talk.Language);

    [Fact]
    public void A_number_to_an_open_question_is_an_answer()
    {
        var informer = new Informer().Tells().Says("2").Quiet();
        Assert.Equal("2", informer.Talk.Draft!.Answers["when"]);
    }

    [Fact]
    public void A_category_and_a_station_may_be_typed_in_own_words()
    {
        var informer = new Informer().Begins().Says("juaa");
        Assert.Equal("gambling", informer.Talk.Draft!.Answers["category"]);
    }

    [Fact]
    public void Hi_and_menu_offer_the_draft_and_back_asks_the_question_before_in_each_language()
    {
        foreach (var language in All)
        {
            foreach (var word in Commands("hello", language).Concat(Commands("menu", language)))
            {
                Assert.Equal("draft", new Informer().Begins(language).Picks("category:liquor").Says(word).Talk.Step);
            }

            foreach (var word in Commands("back", language))
            {
                var informer = new Informer().Begins(language).Picks("category:liquor").Says(word);
                Assert.Equal("category", informer.Talk.Step);
                Assert.Equal("danger", informer.Says(word).Talk.Step);
                Assert.Equal("language", informer.Says(word).Talk.Step);
            }
        }
    }

    [Fact]
    public void Stop_forgets_at_once_at_any_step_in_each_language_and_says_a_last_farewell()
    {
        foreach (var language in All)
        {
            foreach (var word in Commands("stop", language))
            {
                foreach (var informer in (Informer[])[new Informer().Says("Hi").Picks("language:" + language), new Informer().Tells(language), new Informer().Tells(language).Picks("-send")])
                {
                    var farewell = informer.Text("farewell");
                    informer.Says(word);
                    Assert.Equal(farewell, informer.Screen);
                    Assert.Contains(new Act.Forget(), informer.Reply.Acts);
                    Assert.Null(informer.Talk.Draft);
                    Assert.Null(informer.Talk.Language);
                    Assert.Empty(informer.Talk.Tips);
                    Assert.Empty(informer.Talk.Words);
                }
            }
        }
    }

    [Fact]
    public void Stop_throws_unsent_media_away()
    {
        var informer = new Informer().Begins().Sends(MediaKind.Photo, "m1").Sends(MediaKind.Audio, "m2").Says("stop");
        Assert.Equal(["m1", "m2"], Assert.Single(informer.Reply.Acts.OfType<Act.Discard>()).Media);
    }

    [Fact]
    public void Help_says_who_runs_the_relay_what_whatsapp_learns_and_what_the_police_can_and_cannot_in_each_language()
    {
        foreach (var language in All)
        {
            foreach (var word in Commands("help", language))
            {
                var informer = new Informer().Begins(language).Says(word);
                foreach (var text in (string[])[informer.Text("about-nobody"), informer.Text("about-whatsapp"), informer.Text("about-police"), informer.Text("trial")])
                {
                    Assert.Contains(text, informer.Screen, StringComparison.Ordinal);
                }

                Assert.Equal("category", informer.Talk.Step);
                Assert.NotEmpty(informer.Options);
            }
        }
    }

    [Fact]
    public void An_installation_on_two_machines_is_called_no_trial()
    {
        var reply = Satark.Relay.Conversation.Conversation.Hear(
            new Talk(), new Heard.Choice("language:en", "English"), new Informer().Now, new TalkSettings("The City Library", "Satark", IsTrial: false));
        var screen = string.Join("\n", reply.Says.Select(words => words.Body));
        Assert.Contains("The City Library", screen, StringComparison.Ordinal);
        Assert.DoesNotContain(Questionnaire.Default.Text("trial", "en"), screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sticker")]
    [InlineData("contacts")]
    [InlineData("order")]
    [InlineData("poll")]
    public void Unsupported_things_are_answered_kindly_and_the_question_stays(string kind)
    {
        var informer = new Informer().Begins("en").Picks("category:liquor").Hears(new Heard.Unsupported(kind));
        Assert.Contains(informer.Text("unsupported"), informer.Screen, StringComparison.Ordinal);
        Assert.Equal("district", informer.Talk.Step);
        Assert.NotEmpty(informer.Options);
    }

    [Fact]
    public void A_stale_button_is_understood_where_it_still_means_something()
    {
        var informer = new Informer().Tells().Presses("category:gambling");
        Assert.Equal("gambling", informer.Talk.Draft!.Answers["category"]);
        Assert.Equal("when", informer.Talk.Step);
    }

    [Fact]
    public void A_stale_button_that_means_nothing_any_more_is_passed_over_kindly()
    {
        var informer = new Informer().Tells().Says("kal").Quiet().Presses("what:~next");
        Assert.Contains(informer.Text("stale"), informer.Screen, StringComparison.Ordinal);
        Assert.Equal("where", informer.Talk.Step);
    }

    [Fact]
    public void The_send_button_of_an_older_tip_never_sends_a_newer_one()
    {
        var informer = new Informer().Tells();
        var send = informer.Options.Single(option => option.Id.EndsWith("-send", StringComparison.Ordinal)).Id;
        informer.Presses(send).Says("menu").Picks("menu:new").Picks("danger:no").Picks("category:drugs").Says("Ballia").Says("Rasra").Says("smack").Quiet().Picks("~skip").Picks("~finish");
        Assert.Equal("confirm", informer.Talk.Step);
        informer.Presses(send);
        Assert.Single(informer.Submitted);
        Assert.Equal("confirm", informer.Talk.Step);
    }

    [Fact]
    public void A_draft_waits_a_day_and_is_offered_again_by_a_template_that_tells_nothing()
    {
        var informer = new Informer().Tells("bho");
        var number = informer.Talk.DraftNumber;
        informer.Waits(TimeSpan.FromHours(24));
        Assert.Equal("draft", informer.Talk.Step);
        var template = informer.Reply.Says[0].Template!;
        Assert.Equal(("satark_waiting", "hi"), (template.Name, template.Language));
        Assert.Null(informer.Reply.Says[1].Template);
        informer.Picks("draft:continue");
        Assert.Equal("when", informer.Talk.Step);
        Assert.Equal(number, informer.Talk.DraftNumber);
        informer.Picks("-send");
        Assert.Single(informer.Submitted);
    }

    [Fact]
    public void A_draft_that_was_spoken_of_meanwhile_waits_another_day_from_then()
    {
        var informer = new Informer().Tells().Waits(TimeSpan.FromHours(20)).Says("kal raat");
        var heard = informer.Now;
        informer.Waits(TimeSpan.FromHours(5));
        Assert.Empty(informer.Reply.Says);
        Assert.Equal(heard + TimeSpan.FromHours(24), Assert.IsType<Act.AwaitDraft>(Assert.Single(informer.Reply.Acts)).Due);
        informer.Waits(TimeSpan.FromHours(20));
        Assert.Equal("draft", informer.Talk.Step);
    }

    [Fact]
    public void Starting_anew_throws_the_old_draft_and_its_media_away()
    {
        var informer = new Informer().Tells().Sends(MediaKind.Photo, "m1").Says("hi").Picks("draft:anew");
        Assert.Contains(informer.Reply.Acts.OfType<Act.Discard>(), act => act.Media is ["m1"]);
        Assert.Empty(informer.Talk.Draft!.Answers);
        Assert.Equal("danger", informer.Talk.Step);
    }

    [Fact]
    public void Whoever_writes_on_after_the_offer_goes_on()
    {
        var informer = new Informer().Tells().Waits(TimeSpan.FromHours(24)).Says("ye kaam roz raat das baje hota hai").Quiet();
        Assert.Equal("ye kaam roz raat das baje hota hai", informer.Talk.Draft!.Answers["when"]);
    }

    [Fact]
    public void A_muted_sender_meets_silence_and_nothing_is_taken()
    {
        var informer = new Informer().Tells();
        informer.Talk = informer.Talk with { Muted = true };
        var before = informer.Talk;
        foreach (var heard in (Heard[])[new Heard.Text("hello"), new Heard.Choice("when:~finish", ""), new Heard.Position(26, 84), new Heard.Unsupported("sticker")])
        {
            informer.Hears(heard);
            Assert.Empty(informer.Reply.Says);
            Assert.Empty(informer.Reply.Acts);
            Assert.Equal(before, informer.Talk);
        }

        Assert.Equal(["m1"], Assert.IsType<Act.Discard>(Assert.Single(informer.Sends(MediaKind.Photo, "m1").Reply.Acts)).Media);
        Assert.Empty(informer.Reply.Says);
    }

    [Fact]
    public void A_muted_sender_who_cries_for_help_is_answered_and_raises_a_case()
    {
        var informer = new Informer();
        informer.Talk = new Talk { Muted = true, Language = "hi" };
        informer.Says("मैं अब जीना नहीं चाहता, सब खत्म कर दूंगा");
        Assert.Equal(informer.Text("self-harm"), Assert.Single(informer.Reply.Says).Body);
        Assert.True(Assert.Single(informer.Reply.Acts.OfType<Act.RaiseLifeRisk>()).Tip.LifeRisk);
        Assert.True(informer.Talk.Muted);

        informer.Says("mujhe marna hai");
        Assert.Equal(informer.Text("self-harm"), Assert.Single(informer.Reply.Says).Body);
        Assert.Empty(informer.Reply.Acts);

        informer.Hears(new Heard.DraftWaited(informer.Talk.DraftNumber)).Says("mujhe marna hai");
        Assert.Single(informer.Reply.Acts.OfType<Act.RaiseLifeRisk>());
    }

    [Fact]
    public void A_muted_sender_may_still_be_forgotten_and_stays_muted()
    {
        var informer = new Informer();
        informer.Talk = new Talk { Muted = true, Language = "hi" };
        informer.Says("बंद");
        Assert.Equal([new Act.Forget()], informer.Reply.Acts);
        Assert.Empty(informer.Reply.Says);
        Assert.True(informer.Talk.Muted);
    }

    [Fact]
    public void A_typed_receipt_is_looked_up_and_never_kept_as_words()
    {
        var typed = new Heard.Text("१२३४ 5678-9012 ۳۴۵۶");
        Assert.Equal("1234567890123456", Satark.Relay.Conversation.Conversation.ReceiptIn(typed));
        Assert.Null(Satark.Relay.Conversation.Conversation.ReceiptIn(new Heard.Text("123456789012345")));
        Assert.Null(Satark.Relay.Conversation.Conversation.ReceiptIn(new Heard.Text("1234567890123456 ballia")));
        var informer = new Informer().Tells("en").Hears(typed);
        Assert.Empty(informer.Talk.Words);
        Assert.Contains(informer.Text("receipt-unknown"), informer.Screen, StringComparison.Ordinal);
        informer.Hears(new Heard.Receipt(new OwnTip("other", InformerState.Acted, "arms")));
        Assert.Contains(informer.Text("state-acted"), informer.Screen, StringComparison.Ordinal);
        Assert.Contains(informer.Talk.Tips, tip => tip.Alias == "other");
    }

    private static IEnumerable<string> Commands(string command, string language)
    {
        var sayings = Questionnaire.Default.Commands[command];
        var own = language switch { "hi" => sayings.Hi, "en" => sayings.En, "ur" => sayings.Ur, _ => sayings.Bho };
        return own.Concat(sayings.Latin).Append(own[0] + " !");
    }
}

using Satark.Relay.Conversation;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Tests.Conversations;

/// <summary>What is told where something else was asked is understood, kept, and part of the tip.</summary>
public sealed class BesideTests
{
    public static TheoryData<string, string> StepsAndLanguages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var step in (string[])["language", "danger", "category", "district", "station", "guess", "voice", "position", "draft", "police", "media", "receipt", "confirm", "change"])
            {
                foreach (var language in Questionnaire.Default.Languages)
                {
                    data.Add(step, language.Id);
                }
            }

            return data;
        }
    }

    [Theory]
    [InlineData("en", "there is a liquor still in Baraut, Baghpat", "Illegal liquor", "Baghpat")]
    [InlineData("hi", "बागपत के बड़ौत में शराब की भट्टी है", "अवैध शराब", "बागपत")]
    [InlineData("ur", "باغپت میں شراب بنتی ہے", "غیر قانونی شراب", "باغپت")]
    [InlineData("bho", "बागपत में दारू बनत बा", "अवैध दारू", "बागपत")]
    public void A_whole_tip_at_the_question_for_danger_is_read_and_danger_is_asked_again(string language, string text, string category, string district)
    {
        var informer = new Informer().Says("Hi").Picks("language:" + language).Says(text).Pauses();
        Assert.Equal("danger", informer.Talk.Step);
        Assert.Contains(category, informer.Reply.Says[0].Body, StringComparison.Ordinal);
        Assert.Contains(district, informer.Reply.Says[0].Body, StringComparison.Ordinal);
        Assert.Equal(Questionnaire.Default.Question("danger")!.Text.In(language), informer.Reply.Says[^1].Body);
        informer.Picks("danger:no");
        Assert.Equal("guess", informer.Talk.Step);
        informer.Picks("guess:right");
        if (informer.Talk.Step == "station")
        {
            informer.Picks("~unknown");
        }

        var tip = informer.Picks("-send").Submitted.Single().Tip;
        Assert.Equal(("liquor", "baghpat", text), (tip.Category, tip.District, tip.What));
    }

    [Theory]
    [InlineData("daru", "category", "liquor")]
    [InlineData("Baghpat", "district", "baghpat")]
    public void A_single_word_that_names_something_is_read_at_the_question_for_danger(string word, string question, string answer)
    {
        var informer = new Informer().Says("Hi").Picks("language:hi").Says(word).Pauses();
        Assert.Equal("danger", informer.Talk.Step);
        Assert.Equal(answer, informer.Picks("danger:no").Picks("guess:right").Talk.Draft!.Answers[question]);
    }

    [Fact]
    public void A_burst_at_the_question_for_danger_has_one_answer()
    {
        var informer = new Informer().Says("Hi").Picks("language:en").Says("there is a liquor still");
        Assert.Empty(informer.Reply.Says);
        informer.Says("in Baghpat").Pauses();
        Assert.Equal(2, informer.Reply.Says.Count);
        Assert.Equal("there is a liquor still\nin Baghpat", informer.Talk.Draft!.Answers["what"]);
    }

    [Theory]
    [MemberData(nameof(StepsAndLanguages))]
    public void More_than_a_word_is_never_lost_whatever_was_asked(string step, string language)
    {
        foreach (var words in (string[])["neela darwaza hai", "wahan teen gaadiyan khadi rehti hain"])
        {
            var informer = At(step, language).Says(words).Quiet();
            for (var i = 0; i < 30 && !informer.Submitted.Any(); i++)
            {
                informer.Presses(informer.Talk.Step switch
                {
                    "language" => "language:" + language,
                    "danger" => "danger:no",
                    "category" => "category:liquor",
                    "district" or "station" => informer.Talk.Step + ":~unknown",
                    "guess" => "guess:right",
                    "voice" => "voice:throw",
                    "position" => "position:own",
                    "draft" => "draft:continue",
                    "change" => "change:receipt",
                    "what" => "what:~next",
                    _ => $"confirm:{informer.Talk.DraftNumber}-send",
                });
            }

            var tip = Assert.Single(informer.Submitted).Tip;
            Assert.Contains(words, string.Join("\n", [tip.What, tip.When, tip.Where, .. tip.Answers.Select(answer => answer.Text)]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_few_words_beside_the_question_are_no_answer_to_what_is_going_on()
    {
        var informer = new Informer().Begins().Says("kuch samajh nahi").Quiet().Picks("category:liquor").Says("Ballia").Picks("~unknown");
        Assert.Equal("what", informer.Talk.Step);
    }

    [Fact]
    public void A_village_that_no_list_has_is_kept_and_the_district_asked_again()
    {
        var informer = new Informer().Begins().Picks("category:liquor").Says("Xyzpur kalan gaon");
        Assert.Contains(informer.Text("place-not-found"), informer.Screen, StringComparison.Ordinal);
        informer.Says("Ballia").Picks("~unknown").Says("daru banti hai").Quiet().Picks("-send");
        Assert.Equal("daru banti hai\nXyzpur kalan gaon", informer.Submitted.Single().Tip.What);
    }

    [Fact]
    public void A_word_that_says_nothing_is_not_understood_and_asked_again()
    {
        var informer = new Informer().Begins().Says("achchha");
        Assert.Contains(informer.Text("not-understood"), informer.Screen, StringComparison.Ordinal);
        Assert.Equal("category", informer.Talk.Step);
    }

    private static Informer At(string step, string language)
    {
        var informer = new Informer().Says("Hi");
        if (step == "language")
        {
            return informer;
        }

        informer.Picks("language:" + language);
        switch (step)
        {
            case "danger":
                break;
            case "category":
                informer.Picks("danger:no");
                break;
            case "district":
                informer.Picks("danger:no").Picks("category:liquor");
                break;
            case "station":
                informer.Picks("danger:no").Picks("category:liquor").Says("Ballia");
                break;
            case "guess":
                informer.Says("menu");
                informer = new Informer().Says("Ballia me sharab bikti hai").Picks("language:" + language).Picks("danger:no");
                break;
            case "voice":
                informer.Picks("danger:no").Picks("category:liquor").Sends(MediaKind.Audio, "m1");
                break;
            case "position":
                informer.Picks("danger:no").Picks("category:liquor").Hears(new Heard.Position(25, 83));
                break;
            default:
                informer.Picks("danger:no").Picks("category:liquor").Says("Ballia").Picks("~unknown").Says("daru banti hai").Quiet();
                if (step == "draft")
                {
                    informer.Says("menu");
                    break;
                }

                informer.Picks("~skip").Picks("~skip").Picks("~skip").Picks("~skip");
                if (step == "police")
                {
                    break;
                }

                informer.Picks("police:no");
                if (step == "media")
                {
                    break;
                }

                informer.Picks("media:~next");
                if (step == "receipt")
                {
                    break;
                }

                informer.Picks("receipt:no");
                if (step == "change")
                {
                    informer.Picks("-more");
                }

                break;
        }

        Assert.Equal(step, informer.Talk.Step);
        return informer;
    }

    [Fact]
    public void A_place_that_is_told_beside_the_list_of_changes_is_asked_about_so_that_the_list_is_no_dead_end()
    {
        var informer = new Informer().Begins("en").Picks("category:liquor").Picks("district:~unknown").Says("Desi sharab bikti hai yahan").Quiet().Presses("confirm:1-more");
        Assert.Equal("change", informer.Talk.Step);
        informer.Says("Ballia ke Rasra me bahut din se").Pauses();
        Assert.Equal("guess", informer.Talk.Step);
        informer.Picks("guess:right").Presses("confirm:1-send");
        Assert.Equal(("ballia", "Rasra"), (informer.Submitted.Single().Tip.District, informer.Submitted.Single().Tip.Station));
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Satark.Messaging;
using Satark.Relay.Web.Forms;
using Satark.Storage;
using Satark.Support;
using Satark.Support.Media;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Web;

public class SendTests
{
    private const string Receipt = "[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}";

    [Fact]
    public async Task A_tip_goes_from_the_first_page_to_the_desk_without_a_script()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var start = await browser.GetAsync("/tip");
        Assert.Contains("/tip/hi", start.Addresses);
        var categories = await browser.GetAsync("/tip/hi");
        Assert.Contains("/tip/hi/drugs", categories.Addresses);
        var form = await browser.GetAsync("/tip/hi/drugs");
        var review = await browser.SendAsync(form, ("district", "ballia"), ("station", "बैरिया"), ("what", "हर शाम गाँजा बिकता है"), ("when", "शाम 7 बजे"), ("where", "पुराना बस अड्डा"), ("drugs-kind", "ganja"), ("police", "no"));
        Assert.Equal(HttpStatusCode.OK, review.Status);
        Assert.Contains("बलिया", review.Text, StringComparison.Ordinal);
        Assert.Contains("गांजा", review.Text, StringComparison.Ordinal);
        Assert.Empty(await TipsAsync(host));

        var thanks = await browser.SendAsync(review, ("_do", "send"));
        Assert.Matches(Receipt, thanks.Text);
        var tip = Assert.Single(await TipsAsync(host));
        Assert.Equal(("web", "hi", "drugs", "ballia", "बैरिया"), (tip.Door, tip.Language, tip.Category, tip.District, tip.Station));
        Assert.Equal(("हर शाम गाँजा बिकता है", "शाम 7 बजे", "पुराना बस अड्डा"), (tip.What, tip.When, tip.Where));
        Assert.Equal([new TipAnswer("drugs-kind", "ganja")], tip.Answers);
        Assert.False(tip.NamesPolice);
        Assert.False(tip.LifeRisk);
    }

    [Fact]
    public async Task A_tip_takes_five_taps_with_its_district_from_the_list()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var taps = 0;
        var page = await browser.GetAsync("/tip");
        foreach (var link in new[] { "/tip/bho", "/tip/bho/drugs" })
        {
            Assert.Contains(link, page.Addresses);
            page = await browser.GetAsync(link);
            taps++;
        }

        taps++; // the district's row
        page = await browser.SendAsync(page, ("district", "ballia"), ("what", "रोज साँझि के गांजा बेचाला"));
        taps++;
        page = await browser.SendAsync(page, ("_do", "send"));
        taps++;
        Assert.Matches(Receipt, page.Text);
        Assert.Equal(("ballia", "drugs"), (Assert.Single(await TipsAsync(host)).District, (await TipsAsync(host))[0].Category));
        Assert.Equal(5, taps);
    }

    [Fact]
    public async Task A_form_that_is_sent_again_gives_the_same_receipt_and_no_second_tip_also_at_the_same_moment_and_after_a_crash()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var review = await ReviewAsync(browser);
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SendAsync(review, ("_do", "send"))));
        var digits = pages.Select(p => System.Text.RegularExpressions.Regex.Match(p.Text, Receipt).Value).Distinct().ToList();
        Assert.NotEqual("", Assert.Single(digits));
        Assert.Single(await TipsAsync(host));

        // The process dies after the tip and before the receipt: what is sent again is the same tip.
        var second = await ReviewAsync(browser);
        var dying = true;
        host.Store.At = point => dying && point.Kind == PointKind.BeforeSave && point.Change!.Partition.StartsWith("form-", StringComparison.Ordinal) ? throw new StoreUnavailableException("The process died here.") : default;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.SendAsync(second, ("_do", "send"))).Status);
        dying = false;
        Assert.Matches(Receipt, (await browser.SendAsync(second, ("_do", "send"))).Text);
        Assert.Equal(2, (await TipsAsync(host)).Count);
    }

    [Fact]
    public async Task For_ten_minutes_a_form_that_is_sent_again_shows_its_receipt_then_nobody_can_show_it_any_more()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var partition = "";
        host.Store.Saving = change => partition = change.Partition.StartsWith("form-", StringComparison.Ordinal) ? change.Partition : partition;
        var review = await ReviewAsync(browser);
        var receipt = System.Text.RegularExpressions.Regex.Match((await browser.SendAsync(review, ("_do", "send"))).Text, Receipt).Value;
        host.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Contains(receipt, (await browser.SendAsync(review, ("_do", "send"))).Text, StringComparison.Ordinal);

        // The promise does not wait for the message that erases it.
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await browser.SendAsync(review, ("_do", "send"));
        Assert.DoesNotMatch(Receipt, late.Text);
        Assert.Contains(Satark.Relay.Web.Words.WebWords.Find("hi")!.TakenLate, late.Text, StringComparison.Ordinal);
        var key = new RecordKey(partition, "sent");
        var kept = host.Store.Peek(key)!.Body.Length;
        Assert.Single(await TipsAsync(host));
        Assert.True(host.Store.Peek(key)!.Body.Length < kept / 2, "the sealed receipt is still there");
        Assert.Equal(late.Text, (await browser.SendAsync(review, ("_do", "send"))).Text);
        Assert.Single(await TipsAsync(host));
    }

    [Fact]
    public async Task A_sent_form_is_forgotten_with_its_page()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var partition = "";
        host.Store.Saving = change => partition = change.Partition.StartsWith("form-", StringComparison.Ordinal) ? change.Partition : partition;
        await browser.SendAsync(await ReviewAsync(browser), ("_do", "send"));
        using var pump = new MemoryPump(host.Store, host.Services.GetRequiredService<Dispatcher>(), host.Clock);
        await pump.RunAsync(TimeSpan.FromHours(12));
        Assert.NotNull(host.Store.Peek(new RecordKey(partition, "sent")));
        await pump.RunAsync(TimeSpan.FromHours(2));
        Assert.Null(host.Store.Peek(new RecordKey(partition, "sent")));
    }

    [Fact]
    public async Task A_post_without_a_token_of_a_page_sends_nothing_and_what_was_typed_comes_back()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var fields = new Dictionary<string, string> { ["what"] = "किसी ने बिना पेज देखे भेजा", ["_do"] = "send" };
        foreach (var token in new[] { "", "x.y.z", "1771243200.aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaa" })
        {
            fields["_form"] = token;
            var blind = await browser.PostAsync("/tip/hi/drugs", fields, []);
            Assert.Equal(HttpStatusCode.Forbidden, blind.Status);
            Assert.Equal("किसी ने बिना पेज देखे भेजा", blind.Fields()["what"]);
        }

        // Another site's page cannot send one either, though it has read a token.
        var form = await browser.GetAsync("/tip/hi/drugs");
        fields["_form"] = form.Fields()["_form"];
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/tip/hi/drugs", fields, [], ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.Empty(await TipsAsync(host));
        Assert.Matches(Receipt, (await browser.PostAsync("/tip/hi/drugs", fields, [], ("Sec-Fetch-Site", "same-origin"))).Text);
    }

    [Fact]
    public async Task A_page_that_lay_open_too_long_is_sent_with_one_press_more()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var form = await browser.GetAsync("/tip/en/mining");
        host.Clock.Advance(TimeSpan.FromHours(13));
        var again = await browser.SendAsync(form, ("what", "Sand is taken at night"));
        Assert.Contains("open for too long", again.Text, StringComparison.Ordinal);
        Assert.Equal("Sand is taken at night", again.Fields()["what"]);
        Assert.Contains("Is this right?", (await browser.SendAsync(again)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_words_stay_words_on_every_page()
    {
        const string Hostile = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'</textarea><b>&amp;";
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var form = await browser.GetAsync("/tip/en/drugs");
        var typed = new (string, string)[] { ("what", Hostile), ("when", Hostile), ("where", Hostile), ("station", Hostile), ("drugs-who", Hostile), ("drugs-kind", Hostile), ("district", Hostile), ("_kept", Hostile), ("_proof", Hostile) };
        var review = await browser.SendAsync(form, typed);
        var changed = await browser.SendAsync(review, ("_do", "change"));
        var tooLong = await browser.SendAsync(form, [.. typed, ("where", Hostile + new string('x', 600))]);
        foreach (var page in new[] { review, changed, tooLong })
        {
            Assert.DoesNotMatch("(?i)<script>|<img|<b>&|onerror=alert\\(2\\)>", page.Html.Replace("<b>&lt;", "", StringComparison.Ordinal));
            Assert.Equal(Hostile, page.Fields()["what"]);
        }

        Assert.Contains("at most 500 characters", tooLong.Text, StringComparison.Ordinal);
        Assert.Equal(600 + Hostile.Length, tooLong.Fields()["where"].Length);
        await browser.SendAsync(review, ("_do", "send"));
        var tip = Assert.Single(await TipsAsync(host));
        Assert.Null(tip.District);
        Assert.Equal(["drugs-who"], tip.Answers.Select(a => a.Question));
    }

    [Fact]
    public async Task An_empty_form_is_asked_for_words_or_files()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var empty = await browser.SendAsync(await browser.GetAsync("/tip/en/other"), ("when", "today"), ("district", "ballia"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains("Write what happened, or add a photo or video.", empty.Text, StringComparison.Ordinal);
        Assert.Equal("ballia", empty.Fields()["district"]);
    }

    [Fact]
    public async Task Police_as_a_part_of_it_is_told_and_carried_along()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var review = await browser.SendAsync(await browser.GetAsync("/tip/en/liquor"), ("what", "Sold beside the station"), ("police", "yes"));
        Assert.Contains("to the range office and the vigilance officer only", review.Text, StringComparison.Ordinal);
        await browser.SendAsync(review, ("_do", "send"));

        var form = await browser.GetAsync("/tip/en/police-corruption");
        Assert.Contains("to the range office and the vigilance officer only", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"police\"", form.Html, StringComparison.Ordinal);
        await browser.SendAsync(await browser.SendAsync(form, ("what", "A bribe was asked")), ("_do", "send"));
        Assert.Equal([true, true], (await TipsAsync(host)).Select(t => t.NamesPolice));
    }

    [Theory]
    [InlineData("hi", "मैं अब और नहीं जीना चाहता, आज रात सब खत्म कर दूंगा")]
    [InlineData("en", "I want to die, tonight I will end my life")]
    public async Task Signs_of_self_harm_send_the_tip_with_the_first_press_and_are_met_with_help(string language, string words)
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var answer = await browser.SendAsync(await browser.GetAsync($"/tip/{language}/other"), ("what", words));
        Assert.Contains("tel:112", answer.Addresses);
        Assert.Contains("tel:14416", answer.Addresses);
        Assert.Matches(Receipt, answer.Text);
        Assert.True(Assert.Single(await TipsAsync(host)).LifeRisk);
    }

    [Fact]
    public async Task Whoever_is_in_danger_now_sends_a_few_words_at_once()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var answer = await browser.SendAsync(await browser.GetAsync("/tip/en/danger"), ("danger-what", "They are at the door"), ("district", "jaunpur"));
        Assert.Contains("dial 112", answer.Text, StringComparison.Ordinal);
        var tip = Assert.Single(await TipsAsync(host));
        Assert.Equal((true, "They are at the door", "jaunpur"), (tip.LifeRisk, tip.What, tip.District));
    }

    [Fact]
    public async Task Files_are_kept_with_the_first_page_and_go_with_the_tip()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var picture = Samples.All().First(s => s.ContentType == "image/jpeg").File;
        var review = await browser.SendFilesAsync(await browser.GetAsync("/tip/en/other"), [("image/jpeg", picture), ("image/jpeg", picture)]);
        Assert.Contains("Photos, video, sound 2", System.Text.RegularExpressions.Regex.Replace(review.Text, @"\s+", " "), StringComparison.Ordinal);
        var changed = await browser.SendAsync(review, ("_do", "change"), ("what", "See the pictures"));
        Assert.Contains("Files that came along: 2", changed.Text, StringComparison.Ordinal);
        await browser.SendAsync(await browser.SendAsync(changed), ("_do", "send"));
        var word = Assert.Single(await WordsAsync(host));
        Assert.Equal([MediaKind.Photo, MediaKind.Photo], word.Media.Select(m => m.Kind));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("Ramesh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_taken_of_files_is_said_and_the_words_stay()
    {
        await using var host = await FormHost.StartAsync(new RelayOptions { ReceiptRounds = 100_000 });
        using var browser = host.Browse();
        var form = await browser.GetAsync("/tip/en/other");
        var large = await browser.SendFilesAsync(form, [("video/mp4", new byte[TipUploads.MostBytes + 1])], ("what", "A film"));
        Assert.Contains("larger than 16 MB", large.Text, StringComparison.Ordinal);
        Assert.Equal("A film", large.Fields()["what"]);
        var strange = await browser.SendFilesAsync(form, [("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray())], ("what", "A drawing"));
        Assert.Contains("of a kind that cannot be taken", strange.Text, StringComparison.Ordinal);
        var picture = Samples.All().First(s => s.ContentType == "image/jpeg").File;
        var many = await browser.SendFilesAsync(form, [.. Enumerable.Repeat(("image/jpeg", picture), 6)], ("what", "Many"));
        Assert.Contains("At most 5 files", many.Text, StringComparison.Ordinal);
    }

    private static async Task<BrowserPage> ReviewAsync(Browser browser) => await browser.SendAsync(await browser.GetAsync("/tip/hi/drugs"), ("what", "हर शाम गाँजा बिकता है"));

    private static async Task<List<TipContent>> TipsAsync(FormHost host) => [.. (await WordsAsync(host)).Where(w => w.Kind == TipWordKind.Submitted).Select(w => w.Tip!)];

    // What the desk has heard, each word once.
    private static async Task<List<TipWord>> WordsAsync(FormHost host)
    {
        using var pump = new MemoryPump(host.Store, host.Services.GetRequiredService<Dispatcher>(), host.Clock);
        await pump.RunDueAsync();
        return [.. host.Desk.Heard.DistinctBy(w => (w.Alias, w.Id))];
    }
}

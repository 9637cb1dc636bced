using System.Text;
using System.Text.RegularExpressions;
using Satark.Support.Hostile;
using Satark.Support.Hostile.Outputs;
using Satark.Support.Media;
using Satark.Support.Web;

namespace Satark.Scenarios.Hostile;

/// <summary>The whole corpus from informers, by the web form and by WhatsApp, to the officer's link and back.</summary>
public abstract partial class HostileTipScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly string[] Own = ["meta", "link", "a", "script"], Asked = ["markup", "control", "xml", "template", "query"];

    [Fact]
    public async Task Each_word_of_the_web_form_is_a_tip_that_the_officer_reads_as_text_and_answers_with_words_that_are_text_again()
    {
        var host = await StartAsync(new HostSetup { Informers = true });
        var sp = await host.SignInAsync(Cast.Ballia);
        var digits = new List<string>();
        var batches = HostileWords.All.Select(w => HostileWords.Cut(w.Text, 200)).Chunk(24).ToList();
        foreach (var words in batches)
        {
            using var browser = new Browser(host.RelayUrl) { FileName = words[0].ReplaceLineEndings(" ").Replace('"', '\'').Replace('\0', ' ') };
            var review = await browser.SendFilesAsync(
                await browser.GetAsync("/tip/hi/drugs"), [("image/jpeg", Pictures.Jpeg().File)],
                ("district", "ballia"), ("station", HostileWords.Cut(words[2].ReplaceLineEndings(" "), 60)), ("what", string.Join('\n', words)), ("when", HostileWords.Cut(words[3], 100)), ("where", HostileWords.Cut(words[4], 100)), ("police", "no"));
            Look(review.Html);
            Assert.Contains(HostileWords.Needle, review.Text, StringComparison.Ordinal);
            var thanks = await browser.SendAsync(review, ("_do", "send"));
            Look(thanks.Html);
            digits.Add(Digits().Match(thanks.Text).Value);
            Assert.NotEqual("", digits[^1]);
        }

        await host.SettleAsync();
        var ids = (await sp.BoardAsync()).List("rows").Select(r => r.At("id")!).ToList();
        Assert.Equal(batches.Count, ids.Count);
        var seen = 0;
        foreach (var id in ids)
        {
            var view = (await sp.GetAsync("/api/v1/cases/" + id)).Must(200);
            Assert.Empty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes(view.Text)));
            seen += Regex.Count(view.Body.At("tip.what")!, HostileWords.Needle);
            Look(Encoding.UTF8.GetString((await sp.ReadAsync($"/api/v1/cases/{id}/packet")).Body));
            (await sp.MoveAsync(id, "assign", new { user = Cast.Kotwali.Id })).Must(200);
        }

        Assert.Equal(batches.SelectMany(b => b).Sum(w => Regex.Count(w, HostileWords.Needle)), seen);

        // On the officer's phone, and what the officer writes there.
        var sms = await host.SmsToAsync(Cast.Kotwali.Phone);
        Assert.All(sms, s => Assert.Empty(TextOutput.MessageFaults(s.Text)));
        var n = 0;
        foreach (var link in sms.Select(s => TestHost.LinkOf(s.Text)).Distinct())
        {
            Look((await host.PressAsync(link, "read")).Must(200).Text);
            (await host.PressAsync(link, "accept")).Must(303);
            var word = batches[n % batches.Count][n % 24];
            (await host.PostFormAsync(link, await host.OpenFormAsync(link, "ask"), "ask", ("note", word))).Must(303);
            Look((await host.PressAsync(link, "read")).Must(200).Text);
            Look(await host.Http.GetStringAsync(link));
            await sp.MoveAsync(ids[n++ % ids.Count], "report", new { text = word, outcome = "action-taken" });
        }

        Assert.True(n >= batches.Count, $"{n} links");
        await host.SettleAsync();
        using (var browser = new Browser(host.RelayUrl))
        {
            var standing = await browser.SendAsync(await browser.GetAsync("/tip/hi/receipt"), ("digits", digits[0]));
            Look(standing.Html);
            Assert.Contains(HostileWords.Needle, standing.Text, StringComparison.Ordinal);
            foreach (var path in new[] { "/tip/hi/receipt", "/tip/%3Cscript%3E/drugs", "/tip/hi/%22%3E%3Cimg", "/tip/stations/%00", "/tip/hi/..%2f..%2f" })
            {
                Look((await browser.GetAsync(path)).Html);
            }

            Look((await browser.SendAsync(await browser.GetAsync("/tip/hi/receipt"), ("digits", HostileWords.In("markup")[0]))).Html);
        }

        NothingBroke(host);
    }

    [Fact]
    public async Task Each_word_by_whatsapp_is_a_tip_and_what_the_desk_says_back_is_words_of_one_message()
    {
        var host = await StartAsync(new HostSetup { Informers = true });
        var sp = await host.SignInAsync(Cast.Ballia);
        var words = HostileWords.All.Select(w => HostileWords.Cut(w.Text, 150)).ToList();
        var informer = host.Informer(name: words[0]);
        await informer.SaysAsync("Hi");
        await informer.PicksAsync("language:hi");
        await informer.PicksAsync("danger:no");
        await informer.PicksAsync("category:drugs");
        await informer.SaysAsync("Ballia");
        await informer.SaysAsync("Rasra");
        await informer.SaysAsync([.. words.Take(60)]);
        await informer.PausesAsync();
        await informer.SaysAsync([.. words.Skip(60).Take(30)]);
        await informer.PausesAsync();
        await informer.SaysAsync([.. words.Skip(90)]);
        await informer.PausesAsync();
        await informer.PicksAsync("drugs-kind:smack");
        await informer.SaysAsync(words[3]);
        await informer.PausesAsync();
        await informer.PicksAsync("police:no");
        host.Cloud!.Upload("1190384756102001", Pictures.Jpeg().File, "image/jpeg");
        (await informer.TryAsync(host.Webhooks!.Media(informer.Person, "image", "1190384756102001", words[4]))).Must(200);
        await informer.PausesAsync();
        await informer.PicksAsync("media:~next");
        await informer.PicksAsync("receipt:yes");
        await informer.PicksAsync("-send");
        await host.SettleAsync();

        var id = Assert.Single((await sp.BoardAsync()).List("rows")).At("id")!;
        var view = (await sp.GetAsync("/api/v1/cases/" + id)).Must(200);
        Assert.Empty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes(view.Text)));
        var told = string.Concat(view.Body.At("tip.what"), view.Body.At("tip.when"), view.Body.At("tip.where"));
        Assert.True(Regex.Count(told, HostileWords.Needle) >= words.Count, told);

        // Back again: an officer's words, and buttons and rows that nobody offered.
        foreach (var word in Asked.Select(f => HostileWords.In(f)[0]))
        {
            (await sp.MoveAsync(id, "ask", new { text = word })).Must(200);
            await informer.PressesAsync(word, word);
            await informer.ChoosesAsync(word, word);
        }

        await informer.PausesAsync();
        Assert.Contains(informer.Seen, s => s.Body.Contains(HostileWords.Needle, StringComparison.Ordinal));
        Assert.All(host.Cloud.Requests.Where(r => r.Body.Length > 0 && r.Method == "POST"), r => Assert.Empty(DocumentOutput.JsonFaults(r.Body)));
        Assert.All(host.Cloud.Requests, r => Assert.Empty(TextOutput.HeadFaults([r.Target, .. r.Headers.Values])));
        Assert.Empty(host.Cloud.Broken);
        NothingBroke(host);
    }

    private static void Look(string page) => Assert.Empty(MarkupOutput.Faults(page, Own));

    private static void NothingBroke(TestHost host)
    {
        Assert.Empty(host.Log.Errors);
        Assert.Empty(host.Log.Kept.SelectMany(TextOutput.LogFaults).Take(3));
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Digits();
}

public sealed class HostileTipScenariosInOrder() : HostileTipScenarios(MessageOrder.AsTheyCome);

public sealed class HostileTipScenariosTwiceAndShuffled() : HostileTipScenarios(MessageOrder.TwiceAndShuffled);

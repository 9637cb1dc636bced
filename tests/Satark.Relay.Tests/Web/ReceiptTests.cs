using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Satark.Messaging;
using Satark.Relay.Line;
using Satark.Support;
using Satark.Tips.Line;

namespace Satark.Relay.Tests.Web;

public class ReceiptTests
{
    private static readonly RelayOptions Options = new() { ReceiptRounds = 100_000 };

    [Theory]
    [InlineData("en", "{0}")]
    [InlineData("hi", "{0}", '०')]
    [InlineData("ur", " {0} ", '۰')]
    public async Task Sixteen_digits_of_any_script_lead_to_how_the_tip_stands(string language, string shape, char zero = '0')
    {
        await using var host = await FormHost.StartAsync(Options);
        using var browser = host.Browse();
        var digits = await SubmitAsync(browser, language);
        var typed = new string([.. digits.Select(c => char.IsAsciiDigit(c) ? (char)(zero + (c - '0')) : ' ')]);
        var standing = await browser.SendAsync(await browser.GetAsync($"/tip/{language}/receipt"), ("digits", shape.Replace("{0}", typed, StringComparison.Ordinal)));
        Assert.True(standing.Status == HttpStatusCode.OK, string.Join("\n", host.Log.Lines));
        Assert.Contains(Satark.Tips.Questionnaires.Questionnaire.Default.StateText(InformerState.Received, language), standing.Text, StringComparison.Ordinal);

        // Neither digits nor alias stand in the page.
        Assert.DoesNotContain(digits.Replace("-", "", StringComparison.Ordinal), standing.Html.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain((await HeardAsync(host))[0].Alias, standing.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_expired_and_muted_receipts_are_answered_alike_after_the_same_work()
    {
        var keys = new CountingKeys(new MemoryKeyRing());
        await using var host = await FormHost.StartAsync(Options, configure: services => services.AddSingleton<Privacy.IKeyRing>(keys));
        using var browser = host.Browse();
        var muted = await SubmitAsync(browser, "en");
        var alias = (await HeardAsync(host)).Single().Alias;
        host.Desk.Says.TryAdd("mute", new DeskWord { Id = "mute", Alias = alias, Kind = DeskWordKind.Mute, At = host.Clock.Now });
        using (var pump = new MemoryPump(host.Store, host.Services.GetRequiredService<Dispatcher>(), host.Clock))
        {
            await host.Services.GetRequiredService<FetchDeskWords>().HandleAsync(default);
            await pump.RunDueAsync();
        }

        var reads = 0;
        host.Store.At = point =>
        {
            reads += point.Kind == PointKind.Read ? 1 : 0;
            return default;
        };
        var derivations = host.Services.GetRequiredService<Satark.Relay.Receipts.Receipts>().Derivations;
        var answers = new List<(BrowserPage Page, (int Reads, int Keys, int Derivations) Work)> { await MeasuredAsync(muted), await MeasuredAsync("0000-0000-0000-0001") };
        var expired = await SubmitAsync(browser, "en");
        host.Clock.Advance(TimeSpan.FromDays(366));
        answers.Add(await MeasuredAsync(expired));

        Assert.Equal(HttpStatusCode.NotFound, answers[0].Page.Status);
        Assert.Contains("There is nothing under these digits", answers[0].Page.Text, StringComparison.Ordinal);
        Assert.Single(answers.Select(a => Regex.Replace(a.Page.Html, "name=\"(_form|digits)\" value=\"[^\"]*\"|value=\"[0-9-]*\"", "")).Distinct());
        Assert.Single(answers.Select(a => (a.Page.Status, a.Page.Html.Length, a.Page.ContentType)).Distinct());
        Assert.Equal((2, 1, 1), Assert.Single(answers.Select(a => a.Work).Distinct()));

        async Task<(BrowserPage Page, (int Reads, int Keys, int Derivations) Work)> MeasuredAsync(string digits)
        {
            var form = await browser.GetAsync("/tip/en/receipt");
            var before = (reads, keys.Finds, derivations.Begun);
            var page = await browser.SendAsync(form, ("digits", digits));
            return (page, (reads - before.reads, keys.Finds - before.Finds, derivations.Begun - before.Begun));
        }
    }

    [Fact]
    public async Task Too_few_digits_are_told_before_anything_is_looked_up()
    {
        await using var host = await FormHost.StartAsync(Options);
        using var browser = host.Browse();
        var page = await LookAsync(browser, "1234-5678");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("A receipt has 16 digits", page.Text, StringComparison.Ordinal);
        Assert.Equal("1234-5678", page.Fields()["digits"]);
    }

    [Fact]
    public async Task A_question_of_the_police_is_answered_and_something_added_once()
    {
        await using var host = await FormHost.StartAsync(Options);
        using var browser = host.Browse();
        var digits = await SubmitAsync(browser, "en");
        var alias = (await HeardAsync(host)).Single().Alias;
        host.Desk.Says.TryAdd("question1", new DeskWord { Id = "question1", Alias = alias, Kind = DeskWordKind.Question, At = host.Clock.Now, Text = "Which <b>gate</b>?" });
        await host.Services.GetRequiredService<FetchDeskWords>().HandleAsync(default);
        await HeardAsync(host);
        var standing = await LookAsync(browser, digits);
        Assert.Contains("Which <b>gate</b>?", standing.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>gate", standing.Html, StringComparison.Ordinal);

        var added = await browser.SendAsync(standing, ("answer-question1", "The back gate"), ("text", "A white van"));
        Assert.Contains("It has been sent to the police", added.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Which", added.Text, StringComparison.Ordinal);
        await browser.SendAsync(standing, ("answer-question1", "The back gate"), ("text", "A white van"));
        var heard = (await HeardAsync(host)).Where(w => w.Kind == TipWordKind.Added).ToList();
        Assert.Equal([("The back gate", "question1"), ("A white van", null)], heard.Select(w => (w.Text, w.Answers)));

        var nothing = await browser.SendAsync(added);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
    }

    [Fact]
    public async Task What_leads_to_one_tip_leads_to_no_other_and_from_no_other_page()
    {
        await using var host = await FormHost.StartAsync(Options);
        using var browser = host.Browse();
        var standing = await LookAsync(browser, await SubmitAsync(browser, "en"));
        var blank = await browser.GetAsync("/tip/en/receipt");
        foreach (var (form, tip) in new[] { (blank.Fields()["_form"], standing.Fields()["_tip"]), (standing.Fields()["_form"], "AAAA"), (standing.Fields()["_form"], "%%"), ("", standing.Fields()["_tip"]) })
        {
            var refused = await browser.SendAsync(standing, ("_form", form), ("_tip", tip), ("text", "A white van"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        }

        Assert.DoesNotContain(await HeardAsync(host), w => w.Kind == TipWordKind.Added);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await browser.GetAsync("/tip/en/receipt/add")).Status);
    }

    private static async Task<string> SubmitAsync(Browser browser, string language)
    {
        var review = await browser.SendAsync(await browser.GetAsync($"/tip/{language}/drugs"), ("what", "गाँजा"));
        return Regex.Match((await browser.SendAsync(review, ("_do", "send"))).Text, "[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}").Value;
    }

    private static async Task<BrowserPage> LookAsync(Browser browser, string digits) => await browser.SendAsync(await browser.GetAsync("/tip/en/receipt"), ("digits", digits));

    private static async Task<List<TipWord>> HeardAsync(FormHost host)
    {
        using var pump = new MemoryPump(host.Store, host.Services.GetRequiredService<Dispatcher>(), host.Clock);
        await pump.RunDueAsync();
        return [.. host.Desk.Heard.DistinctBy(w => (w.Alias, w.Id))];
    }
}

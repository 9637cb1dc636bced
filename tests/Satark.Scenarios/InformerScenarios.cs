using System.Text.RegularExpressions;
using Satark.Roster;
using Satark.Support.Media;
using Satark.Support.Web;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Scenarios;

/// <summary>Informers on their own phones and browsers, before the real relay: from "Hi" to what became of it.</summary>
public abstract partial class InformerScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly Officer Vigilant = Cast.Make("vigilance", "Vigilance Officer", Role.Operator, "range/Azamgarh", 33) with { Vigilance = true };

    [Fact]
    public async Task A_tip_by_whatsapp_reaches_the_offices_and_its_informer_hears_of_question_report_and_end()
    {
        var host = await StartAsync(new HostSetup { Informers = true });
        var (sp, range, field) = (await host.SignInAsync(Cast.Ballia), await host.SignInAsync(Cast.Azamgarh), await host.SignInAsync(Cast.Kotwali));
        var informer = host.Informer();
        var digits = await TellAsync(informer);

        var id = Assert.Single((await sp.BoardAsync()).List("rows")).At("id")!;
        Assert.Equal("drugs", (await range.RowAsync(id))!.Value.At("tip.category"));
        var whole = await sp.CaseAsync(id);
        var tip = whole.GetProperty("tip");
        Assert.Equal(("Do ladke college ke paas smack bechte hain\nLog dar te hain", "Rasra"), (tip.At("what"), whole.At("station")));
        Assert.Equal([("audio", "arrived", "audio/ogg"), ("photo", "arrived", "image/jpeg")], tip.List("media").Select(m => (m.At("kind"), m.At("state"), m.At("contentType"))));

        (await sp.MoveAsync(id, "assign", new { user = Cast.Kotwali.Id })).Must(200);
        (await field.MoveAsync(id, "accept")).Must(200);
        (await sp.MoveAsync(id, "ask", new { text = "Kaun sa gate?" })).Must(200);
        await host.SettleAsync();
        Assert.Contains(Said(informer), s => s.Contains(State(InformerState.WithOfficer), StringComparison.Ordinal));
        Assert.Contains(Said(informer), s => s.Contains("Kaun sa gate?", StringComparison.Ordinal));
        await informer.SaysAsync("Pichla gate");
        await informer.PausesAsync();
        Assert.Equal("Pichla gate", Assert.Single((await field.CaseAsync(id)).GetProperty("tip").List("additions"), a => a.At("text") is not null).At("text"));

        (await field.MoveAsync(id, "report", new { text = "Do pakde gaye", outcome = "action-taken" })).Must(200);
        (await sp.MoveAsync(id, "review", new { review = "ok" })).Must(200);
        (await sp.MoveAsync(id, "close", new { outcome = "action-taken" })).Must(200);
        await host.SettleAsync();
        Assert.Contains(Said(informer), s => s.Contains(State(InformerState.ClosedActed), StringComparison.Ordinal));
        Assert.DoesNotContain(Said(informer), s => s.Contains("Vijay", StringComparison.Ordinal) || s.Contains("Neha", StringComparison.Ordinal));
        using var browser = new Browser(host.RelayUrl);
        Assert.Contains(State(InformerState.ClosedActed), (await LookAsync(browser, digits)).Text, StringComparison.Ordinal);
        Assert.Empty(host.Cloud!.Broken);
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_tip_by_the_web_form_is_followed_by_its_receipt_alone()
    {
        var host = await StartAsync(new HostSetup { Informers = true });
        var sp = await host.SignInAsync(Cast.Ballia);
        using var browser = new Browser(host.RelayUrl);
        var review = await browser.SendFilesAsync(await browser.GetAsync("/tip/hi/drugs"), [("image/jpeg", Pictures.Jpeg().File)], ("district", "ballia"), ("what", "हर शाम गाँजा बिकता है"), ("police", "no"));
        var digits = Digits().Match((await browser.SendAsync(review, ("_do", "send"))).Text).Value;
        Assert.NotEqual("", digits);
        await host.SettleAsync();
        var id = Assert.Single((await sp.BoardAsync()).List("rows")).At("id")!;
        Assert.Equal("arrived", Assert.Single((await sp.CaseAsync(id)).GetProperty("tip").List("media")).At("state"));

        (await sp.MoveAsync(id, "ask", new { text = "कौन सा घर?" })).Must(200);
        await host.SettleAsync();
        var standing = await LookAsync(browser, digits);
        Assert.Contains("कौन सा घर?", standing.Text, StringComparison.Ordinal);
        var answer = Assert.Single(standing.Fields().Keys, f => f.StartsWith("answer-", StringComparison.Ordinal));
        await browser.SendFilesAsync(standing, [("image/png", Pictures.Png().File)], (answer, "नीला दरवाज़ा"), ("text", "रात में भी"));
        await host.SettleAsync();
        var tip = (await sp.CaseAsync(id)).GetProperty("tip");
        Assert.Equal(["नीला दरवाज़ा", "रात में भी"], tip.List("additions").Select(a => a.At("text")).OfType<string>().Order(StringComparer.Ordinal));
        Assert.Equal(["image/jpeg", "image/png"], tip.List("media").Select(m => m.At("contentType")).Order(StringComparer.Ordinal));

        (await sp.MoveAsync(id, "close", new { outcome = "nothing-found" })).Must(200);
        await host.SettleAsync();
        Assert.Contains(State(InformerState.ClosedNothingFound), (await LookAsync(browser, digits)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tip_about_police_by_whatsapp_passes_the_district_by()
    {
        var host = await StartAsync(new HostSetup { Informers = true, People = [.. Cast.All, Vigilant] });
        var informer = host.Informer();
        await informer.SaysAsync("Ballia Kotwali thane ka daroga ghoos mangta hai");
        await informer.PicksAsync("language:hi");
        await informer.PicksAsync("danger:no");
        await informer.PicksAsync("guess:right");
        await informer.PicksAsync("station:~unknown");
        await informer.PicksAsync("~finish");
        await informer.PicksAsync("-send");

        Assert.Single((await (await host.SignInAsync(Vigilant)).BoardAsync()).List("rows"));
        foreach (var officer in new[] { Cast.Ballia, Cast.Kotwali, Cast.Asha, Cast.Ravi, Cast.Lucknow })
        {
            Assert.Empty((await (await host.SignInAsync(officer)).BoardAsync()).List("rows"));
            Assert.Empty(await host.SmsToAsync(officer.Phone));
        }
    }

    [Fact]
    public async Task After_stop_nothing_more_is_said_and_the_tip_goes_on()
    {
        var host = await StartAsync(new HostSetup { Informers = true });
        var sp = await host.SignInAsync(Cast.Ballia);
        var informer = host.Informer();
        var digits = await TellAsync(informer);
        var id = Assert.Single((await sp.BoardAsync()).List("rows")).At("id")!;
        await informer.SaysAsync("stop");
        await host.FastForward(60);
        var seen = informer.Seen.Count;
        Assert.True((await sp.CaseAsync(id)).GetProperty("tip").GetProperty("informerLeft").GetBoolean());
        (await sp.MoveAsync(id, "close", new { outcome = "action-taken" })).Must(200);
        await host.FastForward(60);
        Assert.Equal(seen, informer.Seen.Count);
        using var browser = new Browser(host.RelayUrl);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await LookAsync(browser, digits)).Status);
    }

    // From "Hi" to the sixteen digits, with words in two messages, a photo and a voice.
    private static async Task<string> TellAsync(Informer informer)
    {
        await informer.SaysAsync("Hi");
        await informer.PicksAsync("language:hi");
        await informer.PicksAsync("danger:no");
        await informer.PicksAsync("category:drugs");
        await informer.SaysAsync("Ballia");
        await informer.SaysAsync("Rasra");
        await informer.SaysAsync("Do ladke college ke paas smack bechte hain");
        await informer.SaysAsync("Log dar te hain");
        await informer.PausesAsync();
        await informer.SendsAsync("audio", "1190384756102002", Recordings.Opus().File, "audio/ogg");
        await informer.PicksAsync("voice:keep");
        await informer.SaysAsync("roz shaam 6 baje");
        await informer.PausesAsync();
        await informer.SaysAsync("college gate");
        await informer.PausesAsync();
        await informer.PicksAsync("drugs-kind:smack");
        await informer.SaysAsync("neeli bike");
        await informer.PausesAsync();
        await informer.PicksAsync("police:no");
        await informer.SendsAsync("image", "1190384756102001", Pictures.Jpeg().File, "image/jpeg");
        await informer.PicksAsync("media:~next");
        await informer.PicksAsync("receipt:yes");
        await informer.PicksAsync("-send");
        var said = Assert.Single(Said(informer), s => Digits().IsMatch(s));
        return Digits().Match(said).Value;
    }

    private static IEnumerable<string> Said(Informer informer) => informer.Seen.Select(s => s.Body);

    private static string State(InformerState state) => Questionnaire.Default.StateText(state, "hi");

    private static async Task<BrowserPage> LookAsync(Browser browser, string digits) => await browser.SendAsync(await browser.GetAsync("/tip/hi/receipt"), ("digits", digits));

    [GeneratedRegex("[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Digits();
}

public sealed class InformerScenariosInOrder() : InformerScenarios(MessageOrder.AsTheyCome);

public sealed class InformerScenariosTwiceAndShuffled() : InformerScenarios(MessageOrder.TwiceAndShuffled);

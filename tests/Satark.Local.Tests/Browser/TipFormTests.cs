using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Satark.Scenarios;
using Satark.Support.Media;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;

namespace Satark.Local.Tests.Browser;

/// <summary>The web form as an informer fills it in, with a script and without, and what becomes of the tip by its receipt.</summary>
public sealed partial class TipFormTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("hi", true)]
    [InlineData("hi", false)]
    [InlineData("ur", true)]
    [InlineData("ur", false)]
    public async Task A_tip_is_told_and_followed_to_its_end_and_leaves_nothing_in_the_browser(string language, bool script)
    {
        await using var host = await TestHost.StartAsync(new HostSetup { Informers = true });
        var sp = await host.SignInAsync(Cast.Ballia);
        var (page, complaints) = await chromium.OpenAsync(390, 844, script);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).GetLeftPart(UriPartial.Authority));

        var digits = await TellAsync(page, host.RelayUrl, language, script);
        Assert.Matches("^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}$", digits);
        await host.SettleAsync();
        var id = Assert.Single((await sp.BoardAsync()).List("rows")).At("id")!;
        var tip = (await sp.CaseAsync(id)).GetProperty("tip");
        Assert.Equal(("web", language, "drugs"), (tip.At("door"), tip.At("language"), tip.At("category")));
        Assert.Equal("arrived", Assert.Single(tip.List("media")).At("state"));

        (await sp.MoveAsync(id, "ask", new { text = "کون سا گھر؟ कौन सा घर?" })).Must(200);
        await host.SettleAsync();
        await LookAsync(page, language, digits);
        await Assertions.Expect(page.Locator(".question blockquote")).ToHaveTextAsync("کون سا گھر؟ कौन सा घर?");
        await page.Locator("textarea[name^=answer-]").FillAsync("नीला दरवाज़ा");
        await page.Locator("[name=files]").SetInputFilesAsync(File("IMG_2.png", Pictures.Png()));
        await page.Locator("form.add .send button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await CheckAsync(page);
        await host.SettleAsync();
        tip = (await sp.CaseAsync(id)).GetProperty("tip");
        Assert.Contains("नीला दरवाज़ा", tip.List("additions").Select(a => a.At("text")));
        Assert.Equal(["image/jpeg", "image/png"], tip.List("media").Select(m => m.At("contentType")).Order(StringComparer.Ordinal));

        (await sp.MoveAsync(id, "close", new { outcome = "action-taken" })).Must(200);
        await host.SettleAsync();
        await LookAsync(page, language, digits);
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync(Questionnaire.Default.StateText(InformerState.ClosedActed, language));

        Assert.Equal([host.RelayUrl.GetLeftPart(UriPartial.Authority)], asked.Distinct());
        Assert.Empty(await page.Context.CookiesAsync());
        if (script)
        {
            Assert.Equal("0 0 0 ", await page.EvaluateAsync<string>("async () => `${localStorage.length} ${sessionStorage.length} ${(await caches.keys().catch(() => [])).length} ${document.cookie}`"));
        }


        // A browser asks every site for its icon by itself; the form has none.
        Assert.DoesNotContain(complaints, c => !c.Contains("/favicon.ico", StringComparison.Ordinal));
    }

    private static async Task<string> TellAsync(IPage page, Uri relay, string language, bool script)
    {
        await page.GotoAsync(new Uri(relay, "/tip").AbsoluteUri);
        await CheckAsync(page);
        await page.Locator($"main a[href='/tip/{language}']").First.ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", language == "ur" ? "rtl" : "ltr");
        await CheckAsync(page);
        await page.Locator($"a[href='/tip/{language}/drugs']").ClickAsync();
        await page.Locator("[name=district]").SelectOptionAsync("ballia");
        await page.Locator("[name=where]").FillAsync("पुराना बस अड्डा");
        await NextAsync(page, script);
        await page.Locator("[name=what]").FillAsync("हर शाम गाँजा बिकता है");
        await NextAsync(page, script);
        await page.Locator("[name=police][value=no]").CheckAsync(new LocatorCheckOptions { Force = true });
        await NextAsync(page, script);
        await page.Locator("[name=files]").SetInputFilesAsync(File("IMG_1.jpg", Pictures.Jpeg()));
        await CheckAsync(page);
        await page.Locator("form.steps .send > button").Last.ClickAsync();
        await page.Locator("[name=_do][value=send]").WaitForAsync();
        await CheckAsync(page);
        Assert.Contains("गाँजा", await page.Locator("dl").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[name=_do][value=send]").ClickAsync();
        var digits = await page.Locator(".receipt .digits").InnerTextAsync();
        await CheckAsync(page);
        return digits.Trim();
    }

    // With a script one step is shown at a time; without one the form is one page.
    private static async Task NextAsync(IPage page, bool script)
    {
        if (script)
        {
            await page.Locator("form.steps .send > button").Nth(1).ClickAsync();
        }
    }

    private static async Task LookAsync(IPage page, string language, string digits)
    {
        await page.Locator($"footer a[href='/tip/{language}/receipt']").ClickAsync();
        await page.Locator("[name=digits]").FillAsync(digits);
        await page.Locator("form.ask .send button").ClickAsync();
        await page.Locator(".standing").WaitForAsync();
        await CheckAsync(page);
    }

    // Its addresses are paths of its own server, and it fits a phone.
    private static async Task CheckAsync(IPage page)
    {
        Assert.DoesNotMatch(Absolute(), await page.ContentAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "nothing may scroll sideways: " + page.Url);
    }

    private static FilePayload File(string name, Sample sample) => new() { Name = name, MimeType = sample.ContentType, Buffer = sample.File };

    [GeneratedRegex("""(?i)https?:|["'(=]\s*//""")]
    private static partial Regex Absolute();
}

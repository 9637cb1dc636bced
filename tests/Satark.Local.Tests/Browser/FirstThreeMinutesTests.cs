using Microsoft.Playwright;

namespace Satark.Local.Tests.Browser;

/// <summary>What a newcomer does in the first three minutes, with the keys and clicks of one.</summary>
public sealed class FirstThreeMinutesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task A_newcomer_sees_one_alert_from_its_arrival_to_its_end()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, complaints) = await chromium.OpenAsync();

        // The printed link signs in; the board is calm and has one sample case.
        await page.GotoAsync(demo.Host.FirstAddress);
        await page.GetByTestId("board").WaitForAsync();
        var token = new Uri(demo.Host.FirstAddress).Fragment[1..];
        Assert.DoesNotContain(token, page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByTestId("row")).ToHaveCountAsync(1);
        Assert.Contains("openssl", await page.GetByTestId("curl").InnerTextAsync(), StringComparison.Ordinal);

        // Sound is armed by a click; the desk counts as listening once the hub's ping was answered.
        await page.GetByTestId("start-arm-sound").ClickAsync();
        await page.WaitForFunctionAsync("async () => (await (await fetch('/health/engine')).json()).deskListening", null, new PageWaitForFunctionOptions { Timeout = 20_000 });

        // The alert arrives, sounds (the page confirmed that it played), and its ladder counts down.
        await page.GetByTestId("send-test-alert").DblClickAsync(new() { Force = true });
        var row = page.Locator("[data-testid=row][data-urgency=unheld-life]");
        await row.WaitForAsync();
        await Assertions.Expect(page.GetByTestId("send-test-alert")).ToBeEnabledAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        var caseId = (await row.GetAttributeAsync("data-case-id"))!;
        await row.ClickAsync();
        await page.GetByTestId("ladder-countdown").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("delivery").Filter(new() { HasText = "delivered" })).Not.ToHaveCountAsync(0);

        // On the phone: a message for an officer on duty; taken from there, not from the board.
        await Assertions.Expect(page.GetByTestId("phone-message").Filter(new() { HasText = "Nobody has taken it" })).Not.ToHaveCountAsync(0);
        await page.GetByTestId("phone-message").Filter(new() { HasText = "Nobody has taken it" }).First.GetByTestId("message-link").ClickAsync();
        await page.FrameLocator("[data-testid=phone-frame]").GetByRole(AriaRole.Button, new() { NameRegex = new("Take it") }).ClickAsync();
        await Assertions.Expect(page.Locator($"[data-testid=row][data-case-id='{caseId}']")).Not.ToHaveAttributeAsync("data-urgency", "unheld-life");

        // The ladder has stopped; the Task Force's engagement goes on with reminders of its own.
        var calls = await CountAsync(demo, "Nobody has taken it");
        var engagements = await CountAsync(demo, "Your help is needed");
        await Task.Delay(TimeSpan.FromSeconds(14), TimeProvider.System);
        Assert.Equal(calls, await CountAsync(demo, "Nobody has taken it"));
        Assert.True(await CountAsync(demo, "Your help is needed") > engagements, "engagements must go on after the desk's acknowledgement");

        await CloseAsync(page);
        await page.GetByTestId("what-happened").WaitForAsync();
        await page.GetByTestId("partner-view").First.WaitForAsync();
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task The_board_and_a_case_stay_inside_the_width_of_a_phone()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, complaints) = await chromium.OpenAsync(390, 844);
        await page.GotoAsync(demo.Host.FirstAddress);
        await page.GetByTestId("row").First.ClickAsync();
        await page.GetByTestId("case").WaitForAsync();

        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "nothing may scroll sideways");
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task A_page_that_loses_its_server_says_so_within_ten_seconds_and_recovers_without_a_reload()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, _) = await chromium.OpenAsync();
        await page.GotoAsync(demo.Host.FirstAddress);
        await page.Locator("[data-testid=board][data-phase=live]").WaitForAsync();
        await page.EvaluateAsync("() => { window.notReloaded = true; }");

        await page.Context.SetOfflineAsync(true);
        await page.GetByTestId("lost-banner").WaitForAsync(new() { Timeout = 20_000 });

        await page.Context.SetOfflineAsync(false);
        await page.Locator("[data-testid=board][data-phase=live]").WaitForAsync(new() { Timeout = 40_000 });
        Assert.True(await page.EvaluateAsync<bool>("() => window.notReloaded === true"));
    }

    private static async Task CloseAsync(IPage page)
    {
        // The newcomer at the desk is another officer than the one on the phone: a supervisor passes the case on to herself.
        if (await page.GetByTestId("move-reached").CountAsync() == 0)
        {
            await page.GetByTestId("move-reassign").ClickAsync();
            await page.GetByTestId("field-user").FillAsync("asha ver");
            await page.GetByTestId("officer-asha").ClickAsync();
            await page.GetByTestId("confirm-reassign").ClickAsync();
        }

        await page.GetByTestId("move-reached").ClickAsync();
        await page.GetByTestId("move-close").ClickAsync();
        await page.GetByTestId("outcome-safe").ClickAsync();
        await page.GetByTestId("confirm-close").ClickAsync();
    }

    private static async Task<int> CountAsync(DemoHost demo, string text) =>
        (await demo.OutboxAsync()).Count(m => m!["text"]!.GetValue<string>().Contains(text, StringComparison.Ordinal) && m["channel"]!.GetValue<string>() == "sms");
}

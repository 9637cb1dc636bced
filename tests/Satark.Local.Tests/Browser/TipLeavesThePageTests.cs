using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Satark.Http.Accounts;
using Satark.Tips;
using Satark.Tips.Line;

namespace Satark.Local.Tests.Browser;

/// <summary>A tip that is no longer an officer's to see goes from the page that they look at.</summary>
public sealed class TipLeavesThePageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Alias = "abcdefghijklmnop";
    private const string Said = "Sharab bik rahi hai";

    [BrowserFact]
    public async Task A_tip_that_turns_out_to_be_about_police_goes_from_an_open_page_and_leaves_a_calm_line()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, complaints) = await OpenTipAsync(demo);

        await SayAsync(demo, new TipWord { Id = "word-2", Alias = Alias, Kind = TipWordKind.Added, At = TimeProvider.System.GetUtcNow(), Text = "Daroga ji hafta lete hain" });

        await LeftAsync(page);
        Unbroken(complaints);
    }

    [BrowserFact]
    public async Task An_officer_who_finds_that_police_are_part_of_it_is_left_with_the_same_line()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, complaints) = await OpenTipAsync(demo);

        await page.GetByTestId("move-conflict").ClickAsync();

        await LeftAsync(page);
        Unbroken(complaints);
    }

    private static async Task LeftAsync(IPage page)
    {
        await Assertions.Expect(page.GetByTestId("case-left")).ToContainTextAsync("This tip is no longer yours to see.");

        // Beside board and case a demo shows what everybody's phones got: that is no officer's page.
        await Assertions.Expect(page.Locator($".board [data-case-id='{NewTip.CaseIdOf(Alias)}']")).ToHaveCountAsync(0);
        Assert.Equal("This tip is no longer yours to see. Board", (await page.Locator(".side").InnerTextAsync()).Trim());
        Assert.DoesNotContain(Said, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ballia", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("SATARK_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "left.png") });
        }
    }

    // A case that has gone is asked for once more.
    private static void Unbroken(IEnumerable<string> complaints) => Assert.All(complaints, complaint => Assert.Matches("status of 404", complaint));

    private static async Task SayAsync(DemoHost demo, TipWord word) => Assert.Null(await demo.Host.Services.GetRequiredService<ITipDesk>().SayAsync(word, default));

    private async Task<(IPage Page, List<string> Complaints)> OpenTipAsync(DemoHost demo)
    {
        await SayAsync(demo, new TipWord
        {
            Id = "word-1",
            Alias = Alias,
            Kind = TipWordKind.Submitted,
            At = TimeProvider.System.GetUtcNow(),
            Tip = new TipContent { Questionnaire = 1, Language = "hi", Door = "whatsapp", Category = "liquor", District = "ballia", What = Said },
        });
        var (page, complaints) = await chromium.OpenAsync();
        await page.GotoAsync($"{demo.Url}/signin#{await demo.Host.Services.GetRequiredService<SignInLinks>().CreateAsync("ballia.command", default)}");
        await page.Locator($".board [data-case-id='{NewTip.CaseIdOf(Alias)}'] .row-code").ClickAsync();
        await Assertions.Expect(page.GetByTestId("tip-words")).ToContainTextAsync(Said);
        return (page, complaints);
    }
}

using Microsoft.Playwright;

namespace Satark.Local.Tests.Browser;

/// <summary>What an informer's phone shows while something is under way or goes wrong, at the width of a small one.</summary>
public sealed class InformersPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly FilePayload TooLarge = new() { Name = "film.mp4", MimeType = "video/mp4", Buffer = new byte[(16 * 1024 * 1024) + 1] };

    [BrowserFact]
    public async Task The_phone_of_a_demo_shows_that_an_answer_is_coming_and_takes_a_double_click_for_one_choice()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, _) = await chromium.OpenAsync(360, 740);
        await page.GotoAsync(demo.Url + "/demo/phone");

        await page.FillAsync("#text", "Hi");
        await page.ClickAsync("#send");
        await Assertions.Expect(page.Locator(".typing")).ToBeVisibleAsync();
        await page.GetByText("☰").WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".typing")).ToHaveCountAsync(0);

        await page.GetByText("☰").ClickAsync();
        await page.Locator("#sheet .rows button").Filter(new() { HasText = "اردو" }).ClickAsync();
        var choices = page.Locator(".choices:not(.old) button");
        await Assertions.Expect(choices).Not.ToHaveCountAsync(0, new() { Timeout = 60_000 });
        var ours = await page.Locator(".ours").CountAsync();
        await choices.First.DblClickAsync();
        await Assertions.Expect(choices).Not.ToHaveCountAsync(0, new() { Timeout = 60_000 });
        Assert.Equal(ours + 1, await page.Locator(".ours").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "nothing may scroll sideways");

        var number = await page.TextContentAsync("#number");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#number")).ToHaveTextAsync(number!);
        await Assertions.Expect(page.Locator(".choices:not(.old) button")).Not.ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    [BrowserFact]
    public async Task The_phone_of_a_demo_keeps_saying_that_a_file_is_too_large_until_the_next_try()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, _) = await chromium.OpenAsync(360, 740);
        await page.GotoAsync(demo.Url + "/demo/phone");

        await page.SetInputFilesAsync("#file", TooLarge);
        await Assertions.Expect(page.Locator("#trouble")).ToContainTextAsync("16 MB");
        for (var asked = 0; asked < 2; asked++)
        {
            await page.WaitForResponseAsync(answer => answer.Url.EndsWith("/poll", StringComparison.Ordinal) && answer.Ok);
        }

        await Assertions.Expect(page.Locator("#trouble")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_form_with_a_photo_that_finds_no_network_says_so_and_keeps_what_was_written()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, _) = await chromium.OpenAsync(360, 740);
        await page.GotoAsync(demo.Url + "/tip/en/other");
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next" });
        while (await next.IsVisibleAsync())
        {
            if (await page.Locator("#what").IsVisibleAsync())
            {
                await page.FillAsync("#what", "A lorry without plates at night.");
            }

            await next.ClickAsync();
        }

        await page.SetInputFilesAsync("#files", new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = new byte[1000] });
        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check what I wrote" }).ClickAsync();

        await Assertions.Expect(page.Locator(".progress")).ToContainTextAsync("It did not arrive");
        Assert.Equal("A lorry without plates at night.", await page.Locator("#what").InputValueAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Check what I wrote" })).ToBeEnabledAsync();
    }
}

using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Satark.Support.Hostile;

namespace Satark.Local.Tests.Browser;

/// <summary>The hostile corpus in the desk's page, in a real browser: all of it is text, and nothing is born from it, runs, loads or turns our words around.</summary>
public sealed class HostilePageTests(Chromium chromium) : IClassFixture<Chromium>
{
    // What stands in the page because somebody outside wrote it, and is more than text. Addresses of the web are offered as links.
    private const string Look =
        """
        (needle) => {
          const bad = [];
          for (const el of document.querySelectorAll('*')) {
            const name = el.localName;
            if (['iframe', 'object', 'embed', 'base', 'math', 'frame', 'portal'].includes(name)) bad.push(`<${name}>`);
            if (['script', 'style', 'link', 'meta', 'img'].includes(name) && el.outerHTML.includes(needle)) bad.push(`<${name}> ${el.outerHTML.slice(0, 80)}`);
            for (const { name: attribute, value } of el.attributes) {
              if (attribute.startsWith('on') || attribute.includes(needle)) bad.push(`<${name} ${attribute}>`);
              const web = attribute === 'href' && name === 'a' && /^https?:/.test(value);
              if (value.includes(needle) && ['href', 'src', 'srcdoc', 'style', 'action', 'formaction'].includes(attribute) && !web) bad.push(`<${name} ${attribute}="${value.slice(0, 60)}">`);
              if (web && value.includes(needle) && !/noopener|noreferrer/.test(el.rel)) bad.push(`a link without rel=noopener: ${value.slice(0, 60)}`);
            }
            // A text that turns the direction around must end where it ends: isolated, or the last in a box of its own.
            const own = [...el.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && /[\u202a-\u202e\u2066-\u2069]/.test(n.data));
            if (own.length && !el.closest('.outside') && !['script', 'style', 'option', 'title'].includes(name)) {
              const { unicodeBidi, display } = getComputedStyle(el);
              const isolated = /isolate|plaintext/.test(unicodeBidi) || !display.startsWith('inline');
              if (!isolated || own.some((n) => n.nextSibling?.textContent?.trim())) bad.push(`<${name} class="${el.className}"> spills its direction: ${el.parentElement?.className}`);
            }
          }
          return bad;
        }
        """;

    [BrowserFact]
    public async Task Nothing_in_the_corpus_becomes_an_element_an_attribute_a_script_or_a_request_of_the_page()
    {
        await using var demo = await DemoHost.StartAsync();
        var (page, complaints) = await chromium.OpenAsync();
        var (asked, dialogs) = (new List<string>(), new List<string>());
        page.Request += (_, request) => asked.Add(request.Url);
        page.Dialog += async (_, dialog) =>
        {
            dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        page.Popup += (_, popup) => asked.Add(popup.Url);
        await page.GotoAsync(demo.Host.FirstAddress);
        await page.GetByTestId("board").WaitForAsync();
        foreach (var families in HostileWords.Families.Chunk(4))
        {
            var words = families.SelectMany(HostileWords.In).ToList();
            string Word(int n) => words[n % words.Count];
            await demo.AlertAsync(new JsonObject
            {
                ["type"] = "suicide-risk",
                ["severity"] = "critical",
                ["platform"] = Word(0),
                ["url"] = Word(1),
                ["text"] = string.Join('\n', words),
                ["subject"] = new JsonObject { ["handle"] = Word(2), ["displayName"] = Word(3), ["phone"] = Word(4), ["email"] = Word(5), ["profileLocation"] = Word(6), ["ipAddresses"] = new JsonArray(Word(7)) },
                ["location"] = new JsonObject { ["text"] = Word(8), ["latitude"] = Word(9) },
                ["media"] = new JsonArray(Word(10), new JsonObject { ["url"] = "https://x.example/" + Uri.EscapeDataString(HostileWords.Cut(Word(11), 200)), ["contentType"] = Word(12) }),
            });
        }

        var rows = page.Locator("[data-testid=row][data-urgency=unheld-life]:not(.test)");
        await Assertions.Expect(rows).ToHaveCountAsync(HostileWords.Families.Chunk(4).Count());
        Assert.Empty(await page.EvaluateAsync<string[]>(Look, HostileWords.Needle));
        for (var n = 0; n < await rows.CountAsync(); n++)
        {
            await rows.Nth(n).ClickAsync();
            await page.GetByTestId("case").WaitForAsync();
            await page.GetByTestId("show-post").ClickAsync();
            await Assertions.Expect(page.GetByTestId("post-text")).ToContainTextAsync(HostileWords.Needle);
            if (await page.GetByTestId("show-data").CountAsync() > 0)
            {
                await page.GetByTestId("show-data").First.ClickAsync();
            }

            Assert.Empty(await page.EvaluateAsync<string[]>(Look, HostileWords.Needle));
            await page.Keyboard.PressAsync("Escape");
            await page.GetByTestId("case").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        }

        Assert.Empty(dialogs);
        Assert.Empty(complaints);
        Assert.All(asked, url => Assert.StartsWith(demo.Url, url.Replace("ws://", "http://", StringComparison.Ordinal), StringComparison.Ordinal));

        // The look sees what it looks for.
        await page.EvaluateAsync("(needle) => { const p = document.createElement('p'); p.append('ours ', '\\u202E' + needle, ' ours'); const a = document.createElement('a'); a.setAttribute('href', 'javascript:' + needle); const i = document.createElement('math'); document.body.append(p, a, i); }", HostileWords.Needle);
        Assert.Equal(3, (await page.EvaluateAsync<string[]>(Look, HostileWords.Needle)).Length);
    }
}

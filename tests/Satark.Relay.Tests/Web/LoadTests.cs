using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Satark.Relay.Web;
using Satark.Relay.Web.Guards;

namespace Satark.Relay.Tests.Web;

public class LoadTests
{
    private static readonly RelayOptions Small = new() { ReceiptRounds = 100_000, Web = new WebOptions { CalmPerMinute = 3, ProofBits = 10, SlowPerMinute = 6, SlowWaitSeconds = 20 } };

    [Fact]
    public async Task On_a_calm_day_nobody_works_or_waits()
    {
        await using var host = await FormHost.StartAsync(Small);
        using var browser = host.Browse();
        for (var i = 0; i < 3; i++)
        {
            var form = await browser.GetAsync("/tip/hi/drugs");
            Assert.Contains("data-proof=\"0\"", form.Html, StringComparison.Ordinal);
            Assert.Contains("class=\"receipt\"", (await SendAsync(browser, i)).Html, StringComparison.Ordinal);
            host.Clock.Advance(TimeSpan.FromSeconds(40));
        }
    }

    [Fact]
    public async Task Under_load_a_proof_of_work_passes_at_once()
    {
        await using var host = await FormHost.StartAsync(Small);
        using var browser = host.Browse();
        await CrowdAsync(host, browser);
        var form = await browser.GetAsync("/tip/hi/drugs");
        Assert.DoesNotContain("data-proof=\"0\"", form.Html, StringComparison.Ordinal);
        var waiting = await SendAsync(browser, 99);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, waiting.Status);
        var bits = int.Parse(Regex.Match(waiting.Html, "data-proof=\"([0-9]+)\"").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(bits, 10, 16);
        Assert.Equal("99 हर शाम गाँजा बिकता है", waiting.Fields()["what"]);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.SendAsync(waiting, ("_proof", "123"), ("_do", "send"))).Status);
        Assert.Contains("class=\"receipt\"", (await browser.SendAsync(waiting, ("_proof", Prove(waiting.Fields()["_form"], bits + 1)), ("_do", "send"))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_load_a_browser_without_a_script_gets_through_after_a_wait_and_keeps_its_words()
    {
        await using var host = await FormHost.StartAsync(Small);
        using var browser = host.Browse();
        await CrowdAsync(host, browser);
        var waiting = await SendAsync(browser, 1);
        var other = await SendAsync(browser, 2);
        Assert.Matches("class=\"send after-(20|30)\"", waiting.Html);

        // Too early: the place in the queue stays, and so does what was typed.
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        var early = await browser.SendAsync(waiting, ("_do", "send"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.Status);
        Assert.Equal(waiting.Fields()["_ticket"], early.Fields()["_ticket"]);

        // Another form's place is none of this one's.
        var borrowed = await browser.SendAsync(early, ("_ticket", other.Fields()["_ticket"]), ("_do", "send"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, borrowed.Status);
        host.Clock.Advance(TimeSpan.FromSeconds(21));
        for (var i = 0; i < 12; i++)
        {
            await SendAsync(browser, 100 + i);
        }

        var through = await browser.SendAsync(early, ("_do", "send"));
        Assert.Contains("class=\"receipt\"", through.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_slow_lane_lets_through_so_many_a_minute_and_no_more_and_says_when_it_is_full()
    {
        var clock = new Support.FakeClock();
        var tokens = new FormTokens(new Support.MemoryKeyRing(), clock);
        var lane = new SlowLane(tokens, Small.Web, clock);
        var waits = Enumerable.Range(0, 100).Select(_ => lane.Queue(tokens.Issue())).ToList();
        Assert.Equal(TimeSpan.FromSeconds(20), waits[0].Wait);
        Assert.Equal(TimeSpan.FromSeconds(30), waits[1].Wait);
        var full = waits.FindIndex(w => w.Ticket is null);
        Assert.Equal(59, full);
        Assert.True(waits[full].Wait > TimeSpan.Zero);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(lane.Queue(tokens.Issue()).Ticket);
    }

    [Fact]
    public async Task A_life_at_stake_neither_works_nor_waits()
    {
        await using var host = await FormHost.StartAsync(Small);
        using var browser = host.Browse();
        await CrowdAsync(host, browser);
        var answer = await browser.SendAsync(await browser.GetAsync("/tip/en/danger"), ("danger-what", "They are at the door"));
        Assert.Contains("class=\"receipt\"", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_kept_or_logged_of_who_asks()
    {
        await using var host = await FormHost.StartAsync(Small);
        using var browser = host.Browse();
        var saved = new StringBuilder();
        host.Store.Saving = change => saved.AppendJoin('\n', change.Writes.Select(w => change.Partition + w.Row + Encoding.UTF8.GetString(w.Body.Span)).Concat(change.Messages.Select(m => m.Id + Encoding.UTF8.GetString(m.Body.Span))));
        var form = await browser.GetAsync("/tip/hi/drugs");
        var fields = form.Fields();
        (fields["what"], fields["_do"]) = ("हर शाम गाँजा बिकता है", "send");
        await browser.PostAsync(form.Action, fields, [], ("User-Agent", "Canary/7.31 (KaiOS; SM-CANARY)"), ("X-Forwarded-For", "203.0.113.77"), ("Accept-Language", "hi-CANARY"));
        var kept = saved + string.Join('\n', host.Log.Lines);
        Assert.NotEqual(0, saved.Length);
        Assert.DoesNotMatch("(?i)canary|203\\.0\\.113\\.77|127\\.0\\.0\\.1|गाँजा", kept);
    }

    private static async Task CrowdAsync(FormHost host, Browser browser)
    {
        var door = host.Services.GetRequiredService<Door>();
        for (var i = 0; i < 20 && door.ProofBits == 0; i++)
        {
            await SendAsync(browser, i);
        }

        Assert.NotEqual(0, door.ProofBits);
    }

    private static async Task<BrowserPage> SendAsync(Browser browser, int n) =>
        await browser.SendAsync(await browser.SendAsync(await browser.GetAsync("/tip/hi/drugs"), ("what", $"{n} हर शाम गाँजा बिकता है")), ("_do", "send"));

    private static string Prove(string token, int bits)
    {
        for (var n = 0; ; n++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{token}.{n}"));
            if (System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash) >> (32 - bits) == 0)
            {
                return n.ToString(CultureInfo.InvariantCulture);
            }
        }
    }
}

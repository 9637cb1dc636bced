using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Satark.Messaging;
using Satark.Support.Gateways;
using Satark.Support.Media;
using Satark.Support.Web;

namespace Satark.Scenarios;

/// <summary>Whole tips by WhatsApp and by the web form, with everything that can go wrong on their way.</summary>
internal sealed partial class CanaryTale(TestHost host, UnsteadyDesk line, UnsteadyPushes pushes)
{
    // After all tries of a message.
    private static readonly TimeSpan GivenUp = TimeSpan.FromMinutes(25);

    private readonly List<string> _receipts = [];

    /// <summary>The phone.</summary>
    public Informer Informer { get; } = host.Informer(CanaryInformer.Number, CanaryInformer.UserId, CanaryInformer.Name);

    /// <summary>The digits that the informer got.</summary>
    public IReadOnlyList<string> Receipts => _receipts;

    /// <summary>All of it, but "stop".</summary>
    public async Task TellAsync()
    {
        using var browser = CanaryInformer.Browse(host.RelayUrl);
        await MisspeakAsync();
        await WriteAsync();
        await FailAsync();
        var id = (await (await host.SignInAsync(Cast.Ballia)).BoardAsync()).List("rows")[0].At("id")!;
        await AskAsync(id, browser);
        await FillInAsync(browser);
        await EndAsync(id);
    }

    /// <summary>Says "stop".</summary>
    public async Task StopAsync()
    {
        await Informer.SaysAsync("stop");
        await host.FastForward(60);
    }

    // Requests that are refused, or are no webhooks at all.
    private async Task MisspeakAsync()
    {
        var person = Informer.Person;
        var words = CloudApiWebhooks.Body([person], [host.Webhooks!.Text(person, "Hi")], []);
        (await host.HearAsync(new CloudApiWebhook(words, "sha256=" + new string('0', 64)), CanaryInformer.Headers)).Must(401);
        await host.HearAsync(CloudApiWebhooks.Sign(words[..^20]), CanaryInformer.Headers);
        await host.HearAsync(CloudApiWebhooks.Sign(Encoding.UTF8.GetBytes($"{{\"object\":\"whatsapp_business_account\",\"entry\":\"{CanaryInformer.Number}\"}}")), CanaryInformer.Headers);
        await host.HearAsync(CloudApiWebhooks.Of([person], host.Webhooks.Message(person, "contacts", new System.Text.Json.Nodes.JsonArray(CanaryInformer.Name))), CanaryInformer.Headers);
        await host.SettleAsync();
    }

    // From "Hi" to the end of the questions; the vendor fails meanwhile.
    private async Task WriteAsync()
    {
        await Informer.SaysAsync("Hi");
        await Informer.PicksAsync("language:hi");
        await Informer.PicksAsync("danger:no");
        await Informer.PicksAsync("category:drugs");
        await Informer.SaysAsync("Ballia");
        await Informer.SaysAsync("Rasra");
        host.Cloud!.Trouble = (500, 131000, 5);
        await Informer.SaysAsync("Do ladke college ke paas smack bechte hain");
        await Informer.PausesAsync();
        await host.FastForward(60);
        host.Cloud.Trouble = null;
        await host.FastForward(120);
        await Informer.SharesAsync(CanaryInformer.Latitude, CanaryInformer.Longitude);
        await Informer.PicksAsync("position:own");
        await Informer.SendsAsync("audio", CanaryInformer.Voice, Recordings.Opus(CanaryInformer.Camera).File, "audio/ogg");
        await Informer.PicksAsync("voice:keep");
        await Informer.SaysAsync("roz shaam 6 baje");
        await Informer.PausesAsync();
        await Informer.SaysAsync("college gate");
        await Informer.PausesAsync();
        await Informer.PicksAsync("drugs-kind:smack");
        await Informer.SaysAsync("neeli bike");
        await Informer.PausesAsync();
        await Informer.PicksAsync("police:no");
        await Informer.SendsAsync("image", CanaryInformer.Photo, Pictures.Jpeg(CanaryInformer.Camera).File, "image/jpeg");
        await Informer.PicksAsync("media:~next");
        await Informer.PicksAsync("receipt:yes");
    }

    // Neither the line to the desk nor the pages can be reached, until messages are given up.
    private async Task FailAsync()
    {
        line.IsBroken = true;
        await Informer.PicksAsync("-send");
        Keep(string.Join(' ', Informer.Seen.TakeLast(3).Select(s => s.Body)));
        await host.FastForward(GivenUp);
        line.IsBroken = false;
        await ReplayAsync(host.Relay, leaveOne: false);

        pushes.IsBroken = true;
        await Informer.SaysAsync("menu");
        await Informer.PicksAsync("menu:add");
        await Informer.SaysAsync("ek aur baat");
        await Informer.PausesAsync();
        await host.FastForward(GivenUp);
        pushes.IsBroken = false;
        await ReplayAsync(host.Services, leaveOne: true);

        line.IsBroken = true;
        await Informer.SaysAsync("menu");
        await Informer.PicksAsync("menu:add");
        await Informer.SaysAsync("aur ek baat");
        await Informer.PausesAsync();
        await host.FastForward(GivenUp);
        line.IsBroken = false;
        Assert.NotEmpty(await host.Relay.GetRequiredService<IMessageBus>().DeadLettersAsync(100, default));
    }

    private async Task ReplayAsync(IServiceProvider part, bool leaveOne)
    {
        var bus = part.GetRequiredService<IMessageBus>();
        var letters = await bus.DeadLettersAsync(100, default);
        Assert.NotEmpty(letters);
        foreach (var letter in letters.Skip(leaveOne ? 1 : 0))
        {
            Assert.True(await bus.ReplayAsync(letter.Id, host.Clock.GetUtcNow(), default));
        }

        await host.FastForward(5);
    }

    // The desk asks; one question is answered by WhatsApp, the next one by the receipt.
    private async Task AskAsync(string id, Browser browser)
    {
        var sp = await host.SignInAsync(Cast.Ballia);
        (await sp.MoveAsync(id, "ask", new { text = "Kaun sa gate?" })).Must(200);
        await host.SettleAsync();
        await Informer.SaysAsync("pichla gate");
        await Informer.PausesAsync();
        await host.FastForward(TimeSpan.FromHours(25));
        sp = await host.SignInAsync(Cast.Ballia);
        (await sp.MoveAsync(id, "ask", new { text = "Kaun si bike?" })).Must(200);
        await host.FastForward(60);
        (await host.HearAsync(CloudApiWebhooks.Reports([Informer.Person], [host.Webhooks!.Status(Informer.Seen[0], "failed", 131026), host.Webhooks.Status(Informer.Seen[^1], "read")]))).Must(200);

        var standing = await LookAsync(browser, _receipts[0]);
        var answer = Assert.Single(standing.Fields().Keys, f => f.StartsWith("answer-", StringComparison.Ordinal));
        await browser.SendFilesAsync(standing, [("image/png", Pictures.Png(CanaryInformer.Camera).File), ("video/mp4", Films.Mp4(CanaryInformer.Camera).File)], (answer, "neeli"), ("text", "raat me bhi"));
        await host.SettleAsync();
        await LookAsync(browser, "0000-1111-2222-3333");
    }

    // The same informer in the browser, with files.
    private async Task FillInAsync(Browser browser)
    {
        await browser.GetAsync("/tip");
        await browser.GetAsync("/tip/hi/about");
        await browser.GetAsync("/tip/stations/ballia");
        await browser.GetAsync("/tip/hi/nothing-of-the-kind");
        var form = await browser.GetAsync("/tip/hi/liquor");
        var review = await browser.SendFilesAsync(form, [("image/jpeg", Pictures.Jpeg(CanaryInformer.Camera).File)], ("district", "ballia"), ("what", "हर शाम शराब बनती है"), ("police", "no"));
        Keep((await browser.SendAsync(review, ("_do", "send"))).Text);
        await browser.PostAsync("/tip/hi/liquor", new Dictionary<string, string> { ["_form"] = "guessed", ["what"] = "x" }, []);
        await host.SettleAsync();
        await LookAsync(browser, _receipts[^1]);
    }

    // An officer works on it and reports; the informer, long silent, is told by a template.
    private async Task EndAsync(string id)
    {
        var (sp, station) = (await host.SignInAsync(Cast.Ballia), await host.SignInAsync(Cast.Kotwali));
        (await sp.MoveAsync(id, "assign", new { user = Cast.Kotwali.Id })).Must(200);
        await host.SettleAsync();
        (await station.MoveAsync(id, "accept")).Must(200);
        (await station.MoveAsync(id, "report", new { text = "Do pakde gaye", outcome = "action-taken" })).Must(200);
        (await sp.MoveAsync(id, "review", new { review = "ok" })).Must(200);
        await host.FastForward(TimeSpan.FromHours(25));
        sp = await host.SignInAsync(Cast.Ballia);
        (await sp.MoveAsync(id, "close", new { outcome = "action-taken" })).Must(200);
        await host.FastForward(60);
    }

    private static async Task<BrowserPage> LookAsync(Browser browser, string digits) => await browser.SendAsync(await browser.GetAsync("/tip/hi/receipt"), ("digits", digits));

    private void Keep(string said)
    {
        var digits = Digits().Match(said).Value;
        Assert.True(digits.Length > 0, "no receipt in: " + said);
        _receipts.Add(digits);
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Digits();
}

using System.Net;
using System.Text.RegularExpressions;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Scenarios;

namespace Satark.Local.Tests.Crash;

/// <summary>The real process on a demo folder, twenty times as fast as life: what a newcomer would see in the outbox.</summary>
public sealed partial class DemoLadderTests : IDisposable
{
    private static readonly Dictionary<string, string?> Fast = new() { ["Satark:Escalation:Scale"] = "0.05" };

    private readonly TestFolder _temp = new();

    private string Folder => Path.Combine(_temp.Path, "data");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task An_untouched_alert_climbs_the_ladder_across_a_kill_and_stops_at_the_first_answer_while_the_task_force_is_reminded()
    {
        var started = TimeProvider.System.GetTimestamp();
        string id;
        DateTimeOffset opened;
        await using (var first = await SatarkProcess.ServeAsync(Folder, demo: true, Fast))
        {
            var (keyId, key, _, _) = await SatarkProcess.DemoAsync(Folder);
            using var http = new HttpClient { BaseAddress = first.Url };
            var answer = (await new PartnerClient(http, TimeProvider.System, keyId, key).SendAsync(Alerts.Life("1"))).Must(202);
            (id, opened) = (answer.Body.At("caseId")!, answer.Body.Time("receivedAt")!.Value);

            // Steps at 0, 3, 6 and 15 s: in the middle of them.
            await Task.Delay(TimeSpan.FromSeconds(4.5), TimeProvider.System);
            await first.KillAsync();
        }

        await using var second = await SatarkProcess.ServeAsync(Folder, settings: Fast);
        var back = (TimeProvider.System.GetUtcNow() - opened).TotalSeconds;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = second.Url };
        await UntilAsync(() => CallsAsync("control-room"), times => times.Count >= 1, 20);

        foreach (var (who, after) in new[] { ("ravi", 0), ("sana", 0), ("asha", 3), ("meera", 3), ("ballia.command", 6), ("range.azamgarh", 15), ("arvind", 15), ("control-room", 15) })
        {
            var times = await CallsAsync(who);
            Assert.True(times.Count >= 1 && times[0] >= after - 0.05 && times[0] < Late(after), $"{who} was called after {string.Join(", ", times)} s and not after {after}");
        }

        // Each step once: whoever belongs to one step only was called once until the first round of everybody.
        Assert.Single(await CallsAsync("ballia.command"), t => t < 20);
        Assert.Single(await CallsAsync("ravi"), t => t < 20);
        var asked = await RequestsAsync("stf");
        Assert.True(asked.Count >= 2 && asked[0] < 2 && asked[1] > 5.9 && asked[1] < Late(6), $"the Task Force was asked after {string.Join(", ", asked)} s");

        // Somebody takes it, by the link in the mail.
        var link = LinkPattern().Match((await OutboxAsync()).First(m => m.At("to") == "asha@demo.example" && m.At("caseId") == id).At("text")!).Groups[1].Value;
        var form = FormPattern().Match(await client.GetStringAsync("/l?" + link)).Groups[1].Value;
        using var take = new FormUrlEncodedContent(new Dictionary<string, string> { ["form"] = form, ["do"] = "take" });
        using var taken = await client.PostAsync("/l?" + link, take);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var takenAt = (TimeProvider.System.GetUtcNow() - opened).TotalSeconds;

        var before = (await RequestsAsync("stf")).Count;
        await UntilAsync(() => RequestsAsync("stf"), times => times.Count >= before + 1, 10);
        Assert.DoesNotContain(await OutboxAsync(), m => m.At("text")!.Contains("Nobody has taken it yet", StringComparison.Ordinal) && At(m) > takenAt + 0.5);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1.5));

        // A step that came due while nothing ran fires as soon as it runs again; the machine may be busy.
        double Late(double after) => (after > 4 ? Math.Max(after, back) : after) + 3;
        double At(System.Text.Json.JsonElement message) => (message.Time("at")!.Value - opened).TotalSeconds;
        async Task<IReadOnlyList<System.Text.Json.JsonElement>> OutboxAsync() => [.. (await Answer.OfAsync(await client.GetAsync("/api/v1/demo/outbox"))).Must(200).Body.EnumerateArray()];
        async Task<List<double>> TimesAsync(string to, string words) =>
            [.. (await OutboxAsync()).Where(m => m.At("to") == to + "@demo.example" && m.At("caseId") == id && m.At("text")!.Contains(words, StringComparison.Ordinal)).Select(At)];
        Task<List<double>> CallsAsync(string to) => TimesAsync(to, "Nobody has taken it yet");
        Task<List<double>> RequestsAsync(string to) => TimesAsync(to, "Your help is needed");
    }

    private static async Task UntilAsync(Func<Task<List<double>>> read, Func<List<double>, bool> enough, int seconds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!enough(await read()))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds), "it never came");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    [GeneratedRegex(@"/l\?([A-Za-z0-9_-]{22})")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex FormPattern();
}

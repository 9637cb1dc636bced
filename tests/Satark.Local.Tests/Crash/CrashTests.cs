using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Scenarios;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Crash;

/// <summary>SIGKILL of the real process at random points under load.</summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Connections = 8;

    // The invented numbers of a demo folder.
    private const string TaskForce = "+910000000900";
    private const string Operator = "+910000000002";

    // Of a life-risk case, at the pace of this test.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(300 * 0.2);

    private static readonly bool Long = Environment.GetEnvironmentVariable("SATARK_LONG") == "1";

    // Each case is called by itself and at once: within a storm one would be for all, and the ladders of the others prove nothing; a partner's share would put calls off.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Satark:Escalation:Scale"] = "0.2",
        ["Satark:Http:PartnerRate"] = "100000",
        ["Satark:Http:PartnerBurst"] = "100000",
        ["Satark:Storms:Alerts"] = "100000",
        ["Satark:Calling:SmsPerSecond"] = "10000",
    };

    private readonly TestFolder _temp = new();
    private readonly Ledger _ledger = new();

    // What was sent and never answered: a partner sends the same signed request again.
    private readonly ConcurrentQueue<(byte[] Body, string Signature, string Id, bool Life, bool Leaves)> _unanswered = new();
    private int _sent;
    private int _taken;

    private string Folder => Path.Combine(_temp.Path, "data");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Whatever_kills_the_process_every_202_is_found_again_every_ladder_goes_on_and_no_engagement_is_lost()
    {
        var (kills, alertsAKill) = Long ? (500, 200) : (10, 60);
        var random = new Random(20261121);
        var answeredLate = 0;
        for (var kill = 1; kill <= kills; kill++)
        {
            await using var satark = await SatarkProcess.ServeAsync(Folder, demo: true, Settings);
            var (partner, desk, http) = await EnterAsync(satark);
            using var _ = http;
            answeredLate += await SendAgainAsync(partner);
            var fresh = _ledger.All.Where(p => p.AlertId.StartsWith($"k{kill - 1}-", StringComparison.Ordinal)).ToList();
            var old = _ledger.All.Count == 0 ? [] : random.GetItems([.. _ledger.All], 50);
            Assert.Empty(await Ledger.LostAsync(fresh.Concat(old), partner));

            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, Connections).Select(c => LoadAsync(partner, desk, kill, c, alertsAKill / Connections, random.Next(), stop.Token)).ToList();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 1500)), TimeProvider.System, CancellationToken.None);
            await satark.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(load);
        }

        await using var last = await SatarkProcess.ServeAsync(Folder, demo: true, Settings);
        var (lastPartner, lastDesk, lastHttp) = await EnterAsync(last);
        using var __ = lastHttp;
        answeredLate += await SendAgainAsync(lastPartner);
        Assert.Empty(await Ledger.LostAsync(_ledger.All, lastPartner));
        await QuietAsync(lastHttp);
        var acknowledged = await AcknowledgedAsync(lastPartner);

        // The ladder of a case that nobody has goes on; of one that somebody has it does not. What was cut off while it was
        // being sent is looked at again when its ten seconds are over.
        var before = (await OutboxAsync(lastHttp)).Count(s => s.IsCall);
        await Task.Delay(TimeSpan.FromSeconds(14), TimeProvider.System);
        await QuietAsync(lastHttp);
        var after = await OutboxAsync(lastHttp);
        Assert.True(after.Count(s => s.IsCall) > before, "no ladder went on");
        Assert.Empty(_ledger.MissingCalls(after, TaskForce, Operator, acknowledged, Lease, At));
        Assert.Equal("0", (await Answer.OfAsync(await lastHttp.GetAsync("/health/engine"))).Body.At("deadLetters"));
        Assert.NotNull(lastDesk);

        (await last.StopAsync()).Must(0);
        var verified = (await SatarkProcess.RunAsync("verify", "--data", Folder)).Must(0);
        Assert.Contains($"{_ledger.All.Count + 1} cases", verified.Output, StringComparison.Ordinal);
        output.WriteLine($"{kills} kills, {_sent} alerts sent, {_ledger.All.Count} promised, {answeredLate} of them only when sent again, {_taken} taken, {after.Count} messages. {verified.Output}");
        Assert.True(_ledger.All.Count >= kills * 10, $"{_ledger.All.Count} promises in {kills} kills prove little");
        Assert.True(answeredLate > 0, "no kill fell between a request and its answer");
        Assert.True(_taken > 0, "no case was taken");
    }

    [Fact]
    public async Task The_checker_notices_a_promise_that_was_lost()
    {
        await using (var satark = await SatarkProcess.ServeAsync(Folder, demo: true, Settings))
        {
            var (partner, desk, http) = await EnterAsync(satark);
            using var _ = http;
            await LoadAsync(partner, desk, 1, 0, 12, 1, CancellationToken.None);
            Assert.Empty(await Ledger.LostAsync(_ledger.All, partner));
            await QuietAsync(http);
            (await satark.StopAsync()).Must(0);
        }

        // One case disappears, of another one the acknowledgement, of a third one the engagement's message.
        var promises = _ledger.All.OrderBy(p => p.AlertId, StringComparer.Ordinal).ToList();
        var gone = promises[0];
        var untaken = promises.First(p => !p.Taken && p != gone);
        untaken.Taken = true;
        await SqliteAsync($"DELETE FROM records WHERE partition = '{gone.CaseId[..16]}'");
        var unasked = promises.First(p => p is { IsLife: true, LeavesTheHouse: true } && p != gone);
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, "outbox"), "*.json"))
        {
            if ((await File.ReadAllTextAsync(file)) is var text && text.Contains(unasked.CaseId, StringComparison.Ordinal) && text.Contains(TaskForce, StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }

        await using var again = await SatarkProcess.ServeAsync(Folder, demo: true, Settings);
        var (samePartner, _, sameHttp) = await EnterAsync(again);
        using var __ = sameHttp;
        var lost = await Ledger.LostAsync([.. _ledger.All, new Ledger.Promise("invented", "aaaaaaaaaaaaaaaa-1", "ABCD", true, true)], samePartner);

        Assert.Equal(3, lost.Count);
        Assert.Contains(lost, l => l.StartsWith("invented", StringComparison.Ordinal));
        Assert.Contains(lost, l => l.StartsWith(gone.AlertId, StringComparison.Ordinal));
        Assert.Contains(lost, l => l.StartsWith(untaken.AlertId, StringComparison.Ordinal));
        untaken.Taken = false;
        var missing = _ledger.MissingCalls(await OutboxAsync(sameHttp), TaskForce, Operator, new Dictionary<string, DateTimeOffset>(), Lease, At);
        Assert.Contains($"{unasked.AlertId}: the Task Force was never asked", missing);
        (await again.StopAsync()).Must(0);
        Assert.NotEqual(0, (await SatarkProcess.RunAsync("verify", "--data", Folder)).ExitCode);
    }

    private static DateTimeOffset At(Sent sent) => DateTimeOffset.UnixEpoch.AddSeconds(sent.At);

    // A message about several cases counts for each of them.
    private static async Task<IReadOnlyList<Sent>> OutboxAsync(HttpClient http)
    {
        var answer = (await Answer.OfAsync(await http.GetAsync("/api/v1/demo/outbox"))).Must(200);
        return
        [
            .. from e in answer.Body.EnumerateArray()
               from id in About(e)
               select new Sent((e.Time("at")!.Value - DateTimeOffset.UnixEpoch).TotalSeconds, e.At("channel")!, e.At("to")!, "", e.At("text")!, id),
        ];
    }

    private static IEnumerable<string> About(JsonElement entry) =>
        [entry.At("caseId") ?? "", .. entry.TryGetProperty("alsoAbout", out var also) && also.ValueKind == JsonValueKind.Array ? also.EnumerateArray().Select(id => id.GetString()!) : []];

    // Until nothing that is due waits.
    private static async Task QuietAsync(HttpClient http)
    {
        var quiet = 0;
        var started = TimeProvider.System.GetTimestamp();
        while (quiet < 3)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(Long ? 20 : 1), "the queue does not come to rest");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            quiet = (await Answer.OfAsync(await http.GetAsync("/health/engine"))).Must(200).Body.At("oldestDueMs") == "0" ? quiet + 1 : 0;
        }
    }

    private async Task SqliteAsync(string sql)
    {
        using var sqlite = Process.Start("sqlite3", [Path.Combine(Folder, "satark.db"), sql]);
        await sqlite.WaitForExitAsync();
        Assert.Equal(0, sqlite.ExitCode);
    }

    private async Task<(PartnerClient Partner, DeskClient Desk, HttpClient Http)> EnterAsync(SatarkProcess satark)
    {
        var (keyId, key, user, password) = await SatarkProcess.DemoAsync(Folder);
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Connections * 2 }) { BaseAddress = satark.Url, Timeout = TimeSpan.FromSeconds(60) };
        using var content = new StringContent(JsonSerializer.Serialize(new { user, password }), System.Text.Encoding.UTF8, "application/json");
        content.Headers.Add("Satark-Page", "1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = content };
        request.Headers.Add("Origin", satark.Url.GetLeftPart(UriPartial.Authority));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return (new PartnerClient(http, TimeProvider.System, keyId, key), new DeskClient(http, cookie, satark.Url.GetLeftPart(UriPartial.Authority)), http);
    }

    // Most are tests, which call nobody and so keep the folder small; each tenth is a life at stake with all that follows.
    private async Task LoadAsync(PartnerClient partner, DeskClient desk, int kill, int connection, int count, int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        for (var n = 0; n < count && !stop.IsCancellationRequested; n++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"k{kill}-{connection}-{n}");
            var leaves = Long ? n < 2 && connection == 0 : n % 6 < 2;
            var life = !leaves || n % 6 == 0;
            var alert = life ? Alerts.Nowhere(id) : Alerts.Ordinary(id);
            var body = PartnerClient.Bytes(leaves ? alert : alert.With("status", "test"));
            var signature = partner.Sign(body);
            Interlocked.Increment(ref _sent);
            try
            {
                await SendAsync(partner, body, signature, id, life, leaves);
                if (leaves && random.Next(4) == 0)
                {
                    await TakeAsync(desk, id);
                }
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                _unanswered.Enqueue((body, signature, id, life, leaves));
            }
        }
    }

    private async Task SendAsync(PartnerClient partner, byte[] body, string signature, string id, bool life, bool leaves)
    {
        var answer = await partner.SendAsync(body, signature);
        answer.Must(202);
        _ledger.Accepted(new Ledger.Promise(id, answer.Body.At("caseId")!, answer.Body.At("code")!, life, leaves));
    }

    private async Task TakeAsync(DeskClient desk, string id)
    {
        var promise = _ledger.Find(id)!;
        var taken = await desk.MoveAsync(promise.CaseId, "acknowledge");
        taken.Must(200);
        promise.Taken = true;
        Interlocked.Increment(ref _taken);
    }

    // The same signed request, as often as needed, is the same case.
    private async Task<int> SendAgainAsync(PartnerClient partner)
    {
        var count = 0;
        while (_unanswered.TryDequeue(out var request))
        {
            if (_ledger.Find(request.Id) is null)
            {
                await SendAsync(partner, request.Body, request.Signature, request.Id, request.Life, request.Leaves);
                count++;
            }
        }

        return count;
    }

    private async Task<IReadOnlyDictionary<string, DateTimeOffset>> AcknowledgedAsync(PartnerClient partner)
    {
        var times = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var promise in _ledger.All.Where(p => p.LeavesTheHouse))
        {
            if ((await partner.StatusAsync(promise.CaseId)).Must(200).Body.Time("acknowledged") is { } at)
            {
                times[promise.CaseId] = at;
            }
        }

        return times;
    }
}

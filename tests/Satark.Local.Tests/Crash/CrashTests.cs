using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Crash;

/// <summary>The process is killed at random points under load: what was answered with 202 is found again, whole, and goes on.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Senders = 8;

    private static readonly bool Long = Environment.GetEnvironmentVariable("SATARK_LONG") == "1";
    private static readonly int Kills = Long ? 500 : 10;
    private static readonly int AlertsPerKill = Long ? 200 : 400;

    // One agency that every case engages, so that a lost engagement shows as a case without its message.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Satark__Agencies__0__Id"] = "stf",
        ["Satark__Agencies__0__Kind"] = "task-force",
        ["Satark__Agencies__0__Name"] = "Special Task Force",
        ["Satark__Agencies__0__Phone"] = "+915220000001",

        // Each promise is asked for at the end; reading is limited like everything but a life at stake.
        ["Satark__Http__PartnerRate"] = "1000000",
        ["Satark__Http__PartnerBurst"] = "1000000",
    };

    [Fact]
    public async Task Every_202_is_found_again_after_kills_at_random_points_and_its_engagement_goes_on()
    {
        using var folder = new TestFolder();
        var key = await SatarkProcess.AddPartnerAsync(folder.Path);
        var accepted = new ConcurrentDictionary<string, string>();
        var random = new Random(20_261_121);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var satark = await SatarkProcess.StartAsync(folder.Path, Settings);
            using var stop = new CancellationTokenSource();
            var load = LoadAsync(satark, key, kill, accepted, stop.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 900)), TimeProvider.System);
            await satark.KillAsync();
            await stop.CancelAsync();
            await load;
        }

        Assert.True(accepted.Count > Kills * 10, $"only {accepted.Count} alerts were accepted: the load proves nothing");
        output.WriteLine($"{Kills} kills, {accepted.Count} alerts accepted");
        await using (var satark = await SatarkProcess.StartAsync(folder.Path, Settings))
        {
            using var http = new HttpClient { BaseAddress = satark.Url };
            Assert.Empty(await LostAsync(satark.Partner(http, key), accepted));

            // A check that cannot fail is none: an alert that was never accepted must be named.
            var never = new ConcurrentDictionary<string, string>(accepted.Take(3).Append(new("aaaaaaaaaaaaaaaa-1", "XXXX")));
            Assert.Equal(["aaaaaaaaaaaaaaaa-1"], await LostAsync(satark.Partner(http, key), never));

            Assert.Empty(await WithoutEngagementAsync(folder.Path, accepted.Keys));
            using var engine = JsonDocument.Parse(await http.GetStringAsync("/health/engine"));
            Assert.Equal(0, engine.RootElement.GetProperty("deadLetters").GetInt32());
        }

        var (code, said, error) = await SatarkProcess.RunAsync("verify", "--data", folder.Path);
        Assert.True(code == 0, error);
        Assert.Contains("every history is whole", said, StringComparison.Ordinal);
    }

    private static Task LoadAsync(SatarkProcess satark, (string, string) key, int kill, ConcurrentDictionary<string, string> accepted, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(async sender =>
        {
            using var http = new HttpClient { BaseAddress = satark.Url };
            var partner = satark.Partner(http, key);
            for (var i = 0; i < AlertsPerKill / Senders && !stop.IsCancellationRequested; i++)
            {
                try
                {
                    var id = string.Create(CultureInfo.InvariantCulture, $"{kill}-{sender}-{i}");
                    var answer = (await partner.SendAsync(new { id, type = "suicide-risk", text = "invented", subject = new { handle = id } })).Must(202).Body;
                    accepted[answer.At("caseId")!] = answer.At("code")!;
                }
                catch (HttpRequestException)
                {
                    // Killed before it answered: nothing was promised.
                    return;
                }
            }
        }));

    /// <summary>The cases that were promised and are not there with their code.</summary>
    private static async Task<string[]> LostAsync(PartnerClient partner, IReadOnlyDictionary<string, string> accepted)
    {
        var lost = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(accepted, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (promised, _) =>
        {
            var answer = await partner.StatusAsync(promised.Key);
            if (answer.Status != 200 || answer.Body.At("code") != promised.Value)
            {
                lost.Add(promised.Key);
            }
        });
        return [.. lost.Order(StringComparer.Ordinal)];
    }

    /// <summary>The cases whose Task Force got no message, once the queue has had its time.</summary>
    private static async Task<string[]> WithoutEngagementAsync(string folder, ICollection<string> caseIds)
    {
        var limit = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var told = new HashSet<string>(StringComparer.Ordinal);
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "outbox"), "*.json"))
            {
                using var message = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
                told.Add(message.RootElement.GetProperty("caseId").GetString()!);
            }

            string[] without = [.. caseIds.Where(id => !told.Contains(id))];
            if (without.Length == 0 || TimeProvider.System.GetElapsedTime(limit) > TimeSpan.FromMinutes(2))
            {
                return without;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
    }
}

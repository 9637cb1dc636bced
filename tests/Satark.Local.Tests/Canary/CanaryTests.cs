using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Satark.Local.Tests.Storage;
using Satark.Messaging;
using Satark.Relay.Talks;
using Satark.Scenarios;
using Satark.Support.Canary;
using Satark.Support.Gateways;
using Satark.Support.Media;
using Satark.Tips.Line;

namespace Satark.Local.Tests.Canary;

/// <summary>Whatever tells who an informer is lies nowhere in either part, after a whole tip with failures, dead letters and backups.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Number = "919876501234";
    private const string UserId = "IN.7730041905512098";
    private const string Name = "Kavita Kabootar Tripathi";
    private const string Ip = "203.0.113.177";
    private const string UserAgent = "KabootarBrowser/77.5";
    private const string Camera = "KabootarCam";
    private const string MediaId = "1190384756102938";

    private static readonly string[] Planted = ["plain", "hex", "base64-1"];

    private readonly TestFolder _backups = new();

    public void Dispose() => _backups.Dispose();

    [Fact]
    public async Task What_tells_who_an_informer_is_lies_nowhere_and_a_leak_is_found_in_every_place_that_was_searched()
    {
        using var heard = new CanaryListeners();
        UnsteadyDesk? line = null;
        await using var host = await TestHost.StartAsync(new HostSetup
        {
            Informers = true,
            RelayServices = services => services.AddSingleton<HearWords>(PlainTalk.Hear).AddSingleton<ITipDesk>(line = new UnsteadyDesk(LineOf(services))),
        });
        var informer = host.Informer(Number, UserId, Name);
        await TellAsync(host, informer, line!);
        var range = await host.SignInAsync(Cast.Azamgarh);
        Assert.Contains((await range.BoardAsync()).List("rows"), row => row.GetRawText().Contains("tip", StringComparison.Ordinal));

        var searcher = Searcher(informer);
        var places = new CanaryPlaces(host, heard, _backups.Path);
        var admin = await host.SignInAsync(Cast.Arvind);
        var found = searcher.Look(await places.AllAsync(range, admin));
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found.Take(40)));

        // Each place held something that could have given it away; but the desk's dead letters, where all went well.
        Assert.Equal(CanaryPlaces.Stores.Except(["desk dead_letters"]).Order(StringComparer.Ordinal), searcher.Seen.Keys);

        await CanaryLeaks.PlantAsync(host, places.RelayFolder, Number);
        var leaks = searcher.Look(await places.AllAsync(range, admin)).ToLookup(l => l.Store, l => l.Encoding);
        foreach (var store in CanaryPlaces.Stores)
        {
            Assert.True(Planted.All(e => leaks[store].Contains(e)), $"{store}: of the planted leak only {string.Join(", ", leaks[store].Distinct())} was found");
        }
    }

    // With everything that can go wrong on the way of a tip.
    private static async Task TellAsync(TestHost host, Informer informer, UnsteadyDesk line)
    {
        (string, string)[] browser = [("X-Forwarded-For", Ip), ("User-Agent", UserAgent)];
        var words = CloudApiWebhooks.Body([informer.Person], [host.Webhooks!.Text(informer.Person, "hello")], []);
        (await host.HearAsync(new CloudApiWebhook(words, "sha256=" + new string('0', 64)), browser)).Must(401);
        await host.HearAsync(CloudApiWebhooks.Sign(words[..^20]), browser);
        await host.HearAsync(CloudApiWebhooks.Sign(Encoding.UTF8.GetBytes($"{{\"object\":\"whatsapp_business_account\",\"entry\":\"{Number}\"}}")), browser);
        (await host.HearAsync(CloudApiWebhooks.Sign(words), browser)).Must(200);

        await informer.SendsAsync("image", MediaId, Pictures.Jpeg(Camera).File, "image/jpeg");
        await informer.SharesAsync(26.5, 80.5);
        line.IsBroken = true;
        await informer.SaysAsync("tip a man sells powder near the school gate");
        await host.FastForward(TimeSpan.FromMinutes(25));
        var bus = host.Relay.GetRequiredService<IMessageBus>();
        var letters = await bus.DeadLettersAsync(100, default);
        Assert.NotEmpty(letters);
        line.IsBroken = false;
        foreach (var letter in letters.Skip(1))
        {
            Assert.True(await bus.ReplayAsync(letter.Id, host.Clock.GetUtcNow(), default));
        }

        host.Cloud!.Trouble = (500, 131000, 5);
        await informer.SaysAsync("hello again");
        await host.FastForward(TimeSpan.FromMinutes(1));
        host.Cloud.Trouble = null;
        await host.FastForward(TimeSpan.FromHours(25));
        Assert.NotEmpty(informer.Seen);
        (await host.HearAsync(CloudApiWebhooks.Reports([informer.Person], [host.Webhooks.Status(informer.Seen[0], "failed", 131026)]))).Must(200);
        await informer.SaysAsync("tip the same man again");
        await host.FastForward(TimeSpan.FromMinutes(10));
    }

    private static Searcher Searcher(Informer informer)
    {
        var searcher = new Searcher().Add("number", Number).Add("user id", UserId).Add("name", Name).Add("ip", Ip).Add("user agent", UserAgent).Add("camera", Camera)
            .Add("position", [.. Bytes.Big(ExifBytes.Seconds), .. Bytes.Big(0x7FFFFFFF)]).Add("media id", MediaId);
        foreach (var wamid in Enumerable.Range(1, 12).Select(informer.Person.Wamid).Concat(informer.Seen.Select(s => s.Wamid)).Distinct())
        {
            searcher.Add("wamid", wamid["wamid.".Length..]);
        }

        return searcher;
    }

    private static ITipDesk LineOf(IServiceCollection services) => (ITipDesk)services.Last(s => s.ServiceType == typeof(ITipDesk)).ImplementationInstance!;
}

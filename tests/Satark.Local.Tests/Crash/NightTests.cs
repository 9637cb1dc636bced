using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Scenarios;

namespace Satark.Local.Tests.Crash;

/// <summary>The night that <c>scripts/demo night</c> plays: what it tells is true of the folder that it leaves behind.</summary>
public sealed partial class NightTests : IDisposable
{
    private readonly TestFolder _temp = new();

    private string Folder => Path.Combine(_temp.Path, "night");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_night_tells_one_story_on_board_phone_and_history_and_leaves_it_so_in_its_folder()
    {
        var played = (await SatarkProcess.RunAsync("demo", "night", "--fast", "--data", Folder)).Must(0);
        foreach (var title in new[] { "1 of 5 · A mail in Hindi", "2 of 5 · A storm", "3 of 5 · A voice call answered with 2", "4 of 5 · A shift change", "5 of 5 · A lost connection" })
        {
            Assert.Contains(title, played.Output, StringComparison.Ordinal);
        }

        Assert.Single(LinkPattern().Matches(played.Output));
        Assert.True(AgreedPattern().Count(played.Output) >= 5, played.Output);

        // Looked at by somebody who was not there: another start of the same folder.
        await using var satark = await SatarkProcess.ServeAsync(Folder);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = satark.Url };
        var (_, _, user, password) = await SatarkProcess.DemoAsync(Folder);
        var desk = await SignInAsync(http, user, password);
        var rows = (await desk.BoardAsync()).List("rows").Where(r => r.At("sample") != "true").ToList();
        var phones = (await desk.GetAsync("/api/v1/demo/outbox")).Must(200).Body.EnumerateArray().ToList();

        // The mail in Hindi went from Ravi to Sana and ended well.
        var mail = await desk.CaseAsync(Assert.Single(rows, r => r.At("mail.trust") == "listed").At("id")!);
        Assert.Equal(("closed", "safe", "hi", "prayagraj"), (mail.At("state"), mail.At("outcome"), mail.At("language.code"), mail.At("district.id")));
        Assert.Equal(
            ["acknowledged Ravi Kumar", "hold-offered Ravi Kumar", "hold-accepted Sana Khan", "closed Sana Khan"],
            mail.List("history").Where(e => e.At("kind") is "acknowledged" or "hold-offered" or "hold-accepted" or "closed").Select(e => $"{e.At("kind")} {e.At("by")}"));
        Assert.Single(phones, m => m.At("caseId") == mail.At("id") && m.At("channel") == "sms" && m.At("text")!.Contains("take it over within 2 minutes", StringComparison.Ordinal));

        // Of the storm seven were a song; one call was made for those that waited, by itself or with others to the same person.
        Assert.Equal(7, rows.Count(r => r.At("outcome") == "false-alarm"));
        Assert.Contains(phones, m => m.At("channel") == "sms" && m.At("text")!.Contains(" cases", StringComparison.Ordinal) && m.At("text")!.Contains("Nobody has taken them yet", StringComparison.Ordinal));

        // The eighth was answered with 2 by the shift lead and with 1 by the district's commander, whose phone rang for that.
        var real = await desk.CaseAsync(Assert.Single(rows, r => r.At("state") == "reached").At("id")!);
        Assert.Contains(real.List("history"), e => e.At("kind") == "declined" && e.At("by") == "Asha Verma" && e.At("text") == "Not ours, by a key on the phone");
        Assert.Contains(real.List("history"), e => e.At("kind") == "acknowledged" && e.At("by") == real.At("holder.name") && e.At("text")!.Contains("by a key on the phone", StringComparison.Ordinal));
        Assert.Equal("ballia.command", real.At("holder.user"));
        Assert.Contains(phones, m => m.At("caseId") == real.At("id") && m.At("channel") == "voice" && m.At("to") != "+910000000001");

        // What was accepted in the moment of the power cut is there, and somebody is with it.
        var last = await desk.CaseAsync(Assert.Single(rows, r => r.At("district.id") == "gorakhpur").At("id")!);
        Assert.Contains(last.List("history"), e => e.At("kind") == "acknowledged" && e.At("by") == "Sana Khan");
        Assert.Equal(10, rows.Count);
    }

    [Fact]
    public async Task A_night_never_plays_in_a_folder_that_holds_something()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "mine"), "x");

        var ended = (await SatarkProcess.RunAsync("demo", "night", "--data", Folder)).Must(1);

        Assert.Contains("is not empty", ended.Error, StringComparison.Ordinal);
        Assert.Equal(["mine"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_night_that_cannot_begin_says_why_and_ends_with_another_code_than_0()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var ended = (await SatarkProcess.RunAsync("demo", "night", "--fast", "--data", Folder, "--port", port)).Must(2);

        Assert.Contains("✗ Satark did not start", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Name another port with --port", ended.Error, StringComparison.Ordinal);
    }

    private static async Task<DeskClient> SignInAsync(HttpClient http, string user, string password)
    {
        var origin = http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = System.Net.Http.Json.JsonContent.Create(new { user, password }) };
        request.Headers.Add("Satark-Page", "1");
        request.Headers.Add("Origin", origin);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return new DeskClient(http, answer.Headers.GetValues("Set-Cookie").First().Split(';')[0], origin);
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/signin#")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("✓ Board, phone and history agree")]
    private static partial Regex AgreedPattern();
}

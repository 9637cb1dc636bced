using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Scenarios;

namespace Satark.Local.Tests.CommandLine;

/// <summary>The verbs as people start them: processes of their own, beside a running Satark and without one.</summary>
public sealed class VerbProcessTests : IDisposable
{
    private const string Passphrase = "a passphrase for tests";

    private readonly TestFolder _temp = new();

    private string Data => Path.Combine(_temp.Path, "data");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_partners_key_signs_from_the_moment_it_is_shown_and_an_old_one_as_long_as_the_overlap()
    {
        await using var satark = await SatarkProcess.ServeAsync(Data, demo: true);
        using var http = Client(satark);
        (await RunAsync("partner", "add", "meta", "--name", "Meta", "--scope", "alerts:write", "alerts:read", "alerts:test")).Must(0);
        var (firstId, first) = KeyOf((await RunAsync("partner", "rotate", "meta")).Must(0));
        var (secondId, second) = KeyOf((await RunAsync("partner", "rotate", "meta", "--overlap-hours", "0")).Must(0));

        (await new PartnerClient(http, TimeProvider.System, firstId, first).SendAsync(Test("1"))).Must(401);
        (await new PartnerClient(http, TimeProvider.System, secondId, second).SendAsync(Test("1"))).Must(202);
        var (thirdId, third) = KeyOf((await RunAsync("partner", "rotate", "meta")).Must(0));
        (await new PartnerClient(http, TimeProvider.System, secondId, second).SendAsync(Test("2"))).Must(202);
        (await new PartnerClient(http, TimeProvider.System, thirdId, third).SendAsync(Test("3"))).Must(202);

        var listed = (await RunAsync("partner", "list")).Must(0).Output;
        Assert.Contains(thirdId, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(third, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(third, satark.Error + satark.Output, StringComparison.Ordinal);
        Assert.Contains("no scope", (await RunAsync("partner", "add", "other", "--name", "Other", "--scope", "everything")).Must(1).Error, StringComparison.Ordinal);
        Assert.Contains("no partner", (await RunAsync("partner", "rotate", "nobody")).Must(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_that_user_add_prints_signs_in_once_with_the_role_and_place_that_were_named()
    {
        await using (var empty = await SatarkProcess.ServeAsync(Data))
        {
            (await empty.StopAsync()).Must(0);
        }

        var added = (await RunAsync("user", "add", "neha", "--name", "Neha Singh", "--role", "supervisor", "--jurisdiction", "district/ballia", "--phone", "+919990000005", "--off-duty")).Must(0);
        var token = added.Output[(added.Output.IndexOf("/signin#", StringComparison.Ordinal) + "/signin#".Length)..].Trim();

        await using var satark = await SatarkProcess.ServeAsync(Data);
        using var http = Client(satark);
        var signedIn = (await SignInAsync(http, token)).Must(200).Body;
        Assert.Equal(("Neha Singh", "supervisor", "district/ballia", "false"), (signedIn.At("user.name"), signedIn.At("user.role"), signedIn.At("user.jurisdiction"), signedIn.At("user.onDuty")));
        (await SignInAsync(http, token)).Must(410);

        // The same while it runs; a second word of the same person changes it.
        (await RunAsync("user", "add", "neha", "--name", "Neha Singh", "--role", "supervisor", "--jurisdiction", "district/ballia", "--mail", "neha@police.example")).Must(0);
        Assert.Contains("on duty\tno phone\tneha@police.example", (await RunAsync("user", "list")).Must(0).Output, StringComparison.Ordinal);
        Assert.Contains("phone", (await RunAsync("user", "add", "x1", "--name", "X", "--role", "operator", "--phone", "12345")).Must(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_signs_and_posts_a_file_or_a_folder_and_tells_what_became_of_each()
    {
        await using var satark = await SatarkProcess.ServeAsync(Data, demo: true);
        var folder = Directory.CreateDirectory(Path.Combine(_temp.Path, "alerts")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "a.json"), JsonSerializer.Serialize(Test("a")));
        await File.WriteAllTextAsync(Path.Combine(folder, "b.json"), JsonSerializer.Serialize(Test("b")));
        await File.WriteAllTextAsync(Path.Combine(folder, "c.json"), "{ \"text\": \"without an id\" }");
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), "no alert");

        var one = (await SatarkProcess.RunAsync("send", Path.Combine(folder, "a.json"), "--demo", Data)).Must(0);
        Assert.Contains("202", one.Output, StringComparison.Ordinal);
        Assert.Contains("caseId", one.Output, StringComparison.Ordinal);

        var all = (await SatarkProcess.RunAsync("send", folder, "--demo", Data)).Must(2);
        Assert.Contains("[1/3] a.json: 202", all.Output, StringComparison.Ordinal);
        Assert.Equal(CaseOf(one.Output), CaseOf(all.Output));
        Assert.Contains("[2/3] b.json: 202", all.Output, StringComparison.Ordinal);
        Assert.Contains("[3/3] c.json: 400", all.Output, StringComparison.Ordinal);
        Assert.Contains("2 accepted, 1 refused", all.Output, StringComparison.Ordinal);

        // As a partner would: url, key id, and the key from the environment.
        var (keyId, key, _, _) = await SatarkProcess.DemoAsync(Data);
        string[] line = ["send", Path.Combine(folder, "b.json"), "--url", satark.Url.AbsoluteUri, "--key-id", keyId];
        (await SatarkProcess.RunAsync(line, new Dictionary<string, string?> { ["SATARK_PARTNER_KEY"] = key })).Must(0);
        Assert.Contains("SATARK_PARTNER_KEY", (await SatarkProcess.RunAsync(line)).Must(1).Error, StringComparison.Ordinal);
        var wrong = (await SatarkProcess.RunAsync(line, new Dictionary<string, string?> { ["SATARK_PARTNER_KEY"] = "wrong" })).Must(2);
        Assert.Contains("401", wrong.Output, StringComparison.Ordinal);
        (await SatarkProcess.RunAsync("send", Path.Combine(folder, "nothing.json"), "--demo", Data)).Must(1);

        static string CaseOf(string output) => output[output.IndexOf("caseId", StringComparison.Ordinal)..][..30];
    }

    [Fact]
    public async Task A_backup_under_load_comes_back_whole_held_and_without_keys_and_goes_on_once_it_is_released()
    {
        var (backup, restored, copy) = (Path.Combine(_temp.Path, "backup"), Path.Combine(_temp.Path, "restored"), Path.Combine(_temp.Path, "keys.copy"));
        var secret = new Dictionary<string, string?> { ["SATARK_KEYS_PASSPHRASE"] = Passphrase };
        var promised = new List<string>();
        string keyId, key;
        await using (var satark = await SatarkProcess.ServeAsync(Data, demo: true, new Dictionary<string, string?> { ["Satark:Escalation:Scale"] = "1", ["Satark:Http:PartnerRate"] = "1000", ["Satark:Http:PartnerBurst"] = "1000" }))
        {
            (keyId, key, _, _) = await SatarkProcess.DemoAsync(Data);
            using var http = Client(satark);
            var partner = new PartnerClient(http, TimeProvider.System, keyId, key);
            for (var i = 0; i < 20; i++)
            {
                promised.Add(await partner.RaiseAsync(i == 0 ? Alerts.Life("life") : Test($"before-{i}")));
            }

            using var stop = new CancellationTokenSource();
            var load = Task.Run(async () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    await partner.RaiseAsync(Test($"during-{i}"));
                }
            });
            (await SatarkProcess.RunAsync("backup", backup, "--data", Data)).Must(0);
            await stop.CancelAsync();
            await load;
            (await SatarkProcess.RunAsync(["keys", "export", copy, "--data", Data], secret)).Must(0);
            Assert.Contains("SATARK_KEYS_PASSPHRASE", (await SatarkProcess.RunAsync("keys", "export", copy, "--data", Data)).Must(1).Error, StringComparison.Ordinal);
            (await satark.StopAsync()).Must(0);
        }

        Assert.DoesNotContain(Directory.GetFiles(backup, "*", SearchOption.AllDirectories), f => Path.GetFileName(f).Contains("keys", StringComparison.Ordinal));
        Assert.True((await File.ReadAllBytesAsync(copy)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(key)) < 0, "the copy of the keys is sealed");
        (await SatarkProcess.RunAsync("restore", backup, "--data", restored)).Must(0);
        Assert.NotEmpty((await SatarkProcess.RunAsync("restore", backup, "--data", restored)).Must(1).Error);
        Assert.NotEmpty((await SatarkProcess.RunAsync("serve", "--data", restored, "--port", "0")).Must(1).Error);
        (await SatarkProcess.RunAsync(["keys", "import", copy, "--data", restored], new Dictionary<string, string?> { ["SATARK_KEYS_PASSPHRASE"] = "another passphrase" })).Must(1);
        (await SatarkProcess.RunAsync(["keys", "import", copy, "--data", restored], secret)).Must(0);
        Assert.Contains("every history is whole", (await SatarkProcess.RunAsync("verify", "--data", restored)).Must(0).Output, StringComparison.Ordinal);

        await using var again = await SatarkProcess.ServeAsync(restored);
        using var client = Client(again);
        var same = new PartnerClient(client, TimeProvider.System, keyId, key);
        foreach (var id in promised)
        {
            (await same.StatusAsync(id)).Must(200);
        }

        var engine = (await Answer.OfAsync(await client.GetAsync("/health/engine"))).Body;
        Assert.Equal("true", engine.At("held"));
        Assert.Contains("held", engine.At("findings"), StringComparison.Ordinal);
        var outbox = Path.Combine(restored, "outbox");
        Assert.True(!Directory.Exists(outbox) || Directory.GetFiles(outbox, "*.json").Length == 0, "nothing is sent while it is held");

        (await SatarkProcess.RunAsync("release", "--data", restored)).Must(0);
        Assert.Equal("false", (await Answer.OfAsync(await client.GetAsync("/health/engine"))).Body.At("held"));
    }

    [Fact]
    public async Task What_an_erased_case_held_is_nowhere_in_the_folder_and_its_history_verifies_as_erased()
    {
        string id, open;
        await using (var host = await TestHost.StartAsync())
        {
            var desk = await host.SignInAsync(Cast.Ravi);
            var partner = await host.PartnerAsync();
            id = await partner.RaiseAsync(Alerts.Nowhere("1"));
            open = await partner.RaiseAsync(Alerts.Nowhere("2"));
            (await desk.MoveAsync(id, "note", new { text = "her sister was called" })).Must(200);
            (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
            await host.FastForward(TimeSpan.FromMinutes(2));
            await host.StopAsync();
            CopyFolder(host.Folder, Data);
        }

        Assert.Contains("open", (await RunAsync("erase", open, "--for-good")).Must(1).Error, StringComparison.Ordinal);
        Assert.Contains("--for-good", (await RunAsync("erase", id)).Must(1).Error, StringComparison.Ordinal);
        (await RunAsync("erase", id, "--for-good")).Must(0);
        (await RunAsync("erase", id, "--for-good")).Must(0);

        var verified = (await RunAsync("verify")).Must(0).Output;
        Assert.Contains("2 cases", verified, StringComparison.Ordinal);
        Assert.Contains("1 erased", verified, StringComparison.Ordinal);
        Assert.Contains("2 anchored", verified, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event altered", """UPDATE records SET body = CAST(replace(CAST(body AS TEXT), '"kind":"received"', '"kind":"updated"') AS BLOB) WHERE "partition" = '{p}' AND row LIKE 'case-1.event-%'""", "altered")]
    [InlineData("time altered", """UPDATE records SET body = CAST(replace(CAST(body AS TEXT), '2026-03-02T12:0', '2026-03-02T11:0') AS BLOB) WHERE "partition" = '{p}' AND row = 'case-1.event-000001'""", "altered")]
    [InlineData("event taken out", """DELETE FROM records WHERE "partition" = '{p}' AND row = 'case-1.event-000002'""", "missing")]
    [InlineData("last events cut off", """DELETE FROM records WHERE "partition" = '{p}' AND row LIKE 'case-1.event-%' AND row > 'case-1.event-000002'""", "events")]
    [InlineData("body taken away", """UPDATE records SET body = CAST(json_remove(CAST(body AS TEXT), '$.body') AS BLOB) WHERE "partition" = '{p}' AND row = 'case-1.event-000001'""", "taken away")]
    [InlineData("case deleted", """DELETE FROM records WHERE "partition" = '{p}' OR row = '{id}'""", "is missing: an anchor line names it")]
    public async Task Verify_names_what_was_done_to_the_database(string what, string sql, string said)
    {
        string id;
        await using (var host = await TestHost.StartAsync())
        {
            var partner = await host.PartnerAsync();
            id = await partner.RaiseAsync(Alerts.Nowhere("1"));
            await partner.RaiseAsync(Alerts.Nowhere("2"));
            await host.FastForward(TimeSpan.FromMinutes(2));
            await host.StopAsync();
            CopyFolder(host.Folder, Data);
        }

        Assert.Contains("every history is whole", (await RunAsync("verify")).Must(0).Output, StringComparison.Ordinal);
        var statement = sql.Replace("{p}", id[..16], StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal);
        Assert.NotEqual("0", await SqliteAsync(statement + "; SELECT changes()"));

        var verified = await RunAsync("verify");
        Assert.True(verified.ExitCode == 2, $"{what}: {verified.All}");
        Assert.Contains(id, verified.Error, StringComparison.Ordinal);
        Assert.Contains(said, verified.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_anchor_line_that_a_power_cut_left_is_named_and_made_whole_by_the_next_one()
    {
        await using var host = await TestHost.StartAsync();
        var partner = await host.PartnerAsync();
        await partner.RaiseAsync(Alerts.Nowhere("1").With("status", null));
        await host.FastForward(TimeSpan.FromMinutes(2));
        await host.StopAsync();
        var file = Path.Combine(host.Folder, "anchors.jsonl");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text[..(text.Length / 2)]);

        host.Clock.SetWallClock(TimeSpan.FromDays(1));
        await host.StartAgainAsync();
        Assert.Contains((await host.VerifyAsync()).Faults, f => f.Contains("line 1", StringComparison.Ordinal));
        await host.FastForward(TimeSpan.FromMinutes(3));

        var verified = await host.VerifyAsync();
        Assert.Empty(verified.Faults);
        Assert.Equal(1, verified.Anchored);
        Assert.Single(await File.ReadAllLinesAsync(file));
        Assert.DoesNotContain(host.Log.Errors, l => l.Contains("audit failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_verb_explains_itself_and_a_folder_that_is_not_there_is_named()
    {
        var help = (await SatarkProcess.RunAsync("--help")).Must(0).Output;
        foreach (var verb in new[] { "serve", "send", "partner", "user", "verify", "erase", "backup", "restore", "release", "keys" })
        {
            Assert.Contains(verb, help, StringComparison.Ordinal);
        }

        Assert.Contains(Data, (await RunAsync("verify")).Must(1).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    private static Dictionary<string, object?> Test(string id) => Alerts.Nowhere(id).With("status", "test");

    private static HttpClient Client(SatarkProcess satark) => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = satark.Url };

    private static (string KeyId, string Key) KeyOf(Ended shown)
    {
        var lines = shown.Output.Split('\n').Select(l => l.Split(':', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0].Trim(), p => p[1].Trim());
        return (lines["key id"], lines["key"]);
    }

    private static async Task<Answer> SignInAsync(HttpClient http, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session/link") { Content = new StringContent(JsonSerializer.Serialize(new { token }), Encoding.UTF8, "application/json") };
        request.Headers.Add("Satark-Page", "1");
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await Answer.OfAsync(await http.SendAsync(request));
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private async Task<string> SqliteAsync(string sql)
    {
        using var sqlite = Process.Start(new ProcessStartInfo("sqlite3", [Path.Combine(Data, "satark.db"), sql]) { RedirectStandardOutput = true })!;
        var said = await sqlite.StandardOutput.ReadToEndAsync();
        await sqlite.WaitForExitAsync();
        Assert.Equal(0, sqlite.ExitCode);
        return said.Trim();
    }

    private Task<Ended> RunAsync(params string[] verb) => SatarkProcess.RunAsync([.. verb, "--data", Data]);
}

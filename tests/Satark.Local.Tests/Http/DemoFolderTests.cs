using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Satark.Local.Storage;
using Satark.Local.Tests.Storage;
using Satark.Roster;

namespace Satark.Local.Tests.Http;

public sealed class DemoFolderTests
{
    [Fact]
    public async Task A_demo_stays_a_demo_with_its_keys_and_password_and_says_so()
    {
        using var folder = new TestFolder();
        var data = Path.Combine(folder.Path, "demo");
        JsonElement first;
        await using (var host = await LocalHost.StartAsync(new LocalOptions { DataFolder = data, Port = 0, Demo = true }, default))
        {
            Assert.True(host.IsDemo);
            first = Access(data);
            Assert.Equal(host.Url.GetLeftPart(UriPartial.Authority), first.GetProperty("url").GetString());
        }

        await using (var again = await LocalHost.StartAsync(new LocalOptions { DataFolder = data, Port = 0 }, default))
        {
            Assert.True(again.IsDemo);
            var second = Access(data);
            Assert.Equal(first.GetProperty("partner").GetRawText(), second.GetProperty("partner").GetRawText());
            Assert.Equal(first.GetProperty("desk").GetRawText(), second.GetProperty("desk").GetRawText());
            Assert.Equal(again.Url.GetLeftPart(UriPartial.Authority), second.GetProperty("url").GetString());
            using var http = new HttpClient { BaseAddress = again.Url };
            Assert.Contains("\"demo\":true", await http.GetStringAsync(new Uri("/api/v1/session", UriKind.Relative)), StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data, "demo.json")));
        }
    }

    [Fact]
    public async Task A_lost_demo_json_is_made_anew_with_other_keys()
    {
        using var folder = new TestFolder();
        var data = Path.Combine(folder.Path, "demo");
        await (await LocalHost.StartAsync(new LocalOptions { DataFolder = data, Port = 0, Demo = true }, default)).DisposeAsync();
        var first = Access(data);
        await File.WriteAllTextAsync(Path.Combine(data, "demo.json"), "{");

        await using var again = await LocalHost.StartAsync(new LocalOptions { DataFolder = data, Port = 0, Demo = true }, default);

        Assert.NotEqual(first.GetProperty("partner").GetProperty("key").GetString(), Access(data).GetProperty("partner").GetProperty("key").GetString());
        using var http = new HttpClient { BaseAddress = again.Url };
        using var body = new StringContent(Access(data).GetProperty("desk").GetRawText(), System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync(new Uri("/api/v1/session", UriKind.Relative), body)).StatusCode);
    }

    [Fact]
    public async Task A_folder_with_real_data_never_becomes_a_demo()
    {
        using var folder = new TestFolder();
        var data = Path.Combine(folder.Path, "real");
        await (await LocalHost.StartAsync(new LocalOptions { DataFolder = data, Port = 0 }, default)).DisposeAsync();

        var refused = await Assert.ThrowsAsync<DataFolderException>(() => LocalHost.StartAsync(new LocalOptions { DataFolder = data, Port = 0, Demo = true }, default));

        Assert.Contains("no demo", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(data, "demo.json")));
    }

    [Fact]
    public async Task A_demo_listens_on_this_machine_only()
    {
        using var folder = new TestFolder();
        var options = new LocalOptions { DataFolder = Path.Combine(folder.Path, "demo"), Port = 0, Demo = true, Bind = "0.0.0.0" };

        await Assert.ThrowsAsync<DataFolderException>(() => LocalHost.StartAsync(options, default));
    }

    [Fact]
    public async Task A_demo_refuses_the_credentials_of_a_provider()
    {
        using var folder = new TestFolder();
        var options = new LocalOptions
        {
            DataFolder = Path.Combine(folder.Path, "demo"),
            Port = 0,
            Demo = true,
            Settings = new Dictionary<string, string?> { ["Satark:Sms:AccountSid"] = "AC123", ["Satark:Sms:AuthToken"] = "x" },
        };

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => LocalHost.StartAsync(options, default));

        Assert.Contains("a demo folder refuses provider credentials", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_step_of_every_district_finds_invented_people_on_duty_with_phone_and_mail()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var all = await satark.Get<Officers>().ListAsync(default);

        Assert.All(all, o => Assert.True(o.OnDuty && Notifications.Address.IsPhone(o.Phone) && Notifications.Address.IsMail(o.Mail), o.Id));
        Assert.Equal(all.Count, all.Select(o => o.Phone).Distinct().Count());
        Assert.Equal(all.Count, all.Select(o => o.Name).Distinct().Count());
        Assert.True(all.Count(o => o is { Role: Role.Operator, Jurisdiction.IsState: true }) >= 2);
        Assert.Contains(all, o => o is { Role: Role.Supervisor, Jurisdiction.IsState: true });
        Assert.All(Places.Gazetteer.Default.Districts, d =>
        {
            Assert.Contains(all, o => o.Role == Role.Supervisor && o.Jurisdiction.District == d.Id);
            Assert.Contains(all, o => o.Role == Role.Supervisor && o.Jurisdiction.Range == d.Range);
        });
        Assert.NotNull(await satark.Get<Officers>().LastResortAsync(default));
    }

    [Fact]
    public async Task A_newcomer_finds_one_calm_sample_case_that_came_to_a_good_end()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var ravi = await satark.SignInAsync("ravi");
        JsonElement row = default;
        await TestSatark.EventuallyAsync(
            async () =>
            {
                var rows = (await ravi.GetAsync("/api/v1/board")).Json.GetProperty("rows").EnumerateArray().ToList();
                row = rows.FirstOrDefault();
                return rows.Count == 1;
            },
            "one case stands on the board");

        Assert.True(row.GetProperty("sample").GetBoolean());
        Assert.Equal("closed", row.GetProperty("state").GetString());
        var history = (await ravi.GetAsync($"/api/v1/cases/{row.GetProperty("id").GetString()}")).Json.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("kind").GetString()).ToList();
        Assert.Equal(["received", "read", "seen", "acknowledged", "routed", "contact-attempted", "dispatched", "on-the-way", "reached", "closed"], history.Take(10));
        Assert.Empty((await satark.SendAsync(HttpMethod.Get, "/api/v1/demo/outbox")).Json.EnumerateArray());
    }

    [Fact]
    public async Task The_curl_line_raises_a_case()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);

        // The line signs with the shell's own clock.
        satark.Clock.SetWallClock(TimeProvider.System.GetUtcNow() - satark.Clock.Now);
        var ravi = await satark.SignInAsync("ravi");
        var line = (await ravi.GetAsync("/api/v1/demo/curl")).Json.GetProperty("command").GetString()!;
        Assert.DoesNotContain('\n', line);

        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();

        Assert.True(JsonDocument.Parse(output).RootElement.TryGetProperty("caseId", out _), output);
    }

    [Fact]
    public async Task A_test_alert_from_the_page_goes_through_the_real_intake_and_the_partner_sees_what_becomes_of_it()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var ravi = await satark.SignInAsync("ravi");

        var sent = await ravi.PostAsync("/api/v1/demo/alert");
        Assert.Equal(HttpStatusCode.Accepted, sent.Status);
        var id = sent.Json.GetProperty("caseId").GetString()!;
        await ravi.MoveAsync(id, "acknowledge");

        var partner = (await ravi.GetAsync("/api/v1/demo/partner/" + id)).Json;
        Assert.Equal("acknowledged", partner.GetProperty("status").GetString());
        Assert.NotEqual(JsonValueKind.Null, partner.GetProperty("acknowledged").ValueKind);
        Assert.Equal(JsonValueKind.Null, partner.GetProperty("closed").ValueKind);
        await TestSatark.EventuallyAsync(async () => (await satark.SendAsync(HttpMethod.Get, "/api/v1/demo/outbox")).Text.Contains(id, StringComparison.Ordinal), "the Task Force's message lies in the outbox");
        Assert.NotEqual(id, (await ravi.PostAsync("/api/v1/demo/alert")).Json.GetProperty("caseId").GetString());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_before_anything_is_made()
    {
        await using var satark = await TestSatark.StartAsync();
        using var folder = new TestFolder();
        var data = Path.Combine(folder.Path, "data");

        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => LocalHost.StartAsync(new LocalOptions { DataFolder = data, Port = satark.Url.Port }, default));

        Assert.False(Directory.Exists(data));
    }

    private static JsonElement Access(string data) => JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "demo.json"))).RootElement;
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Scenarios;

namespace Satark.Local.Tests.Crash;

/// <summary>What the real process says and does where it cannot go on: a clear message, an exit code, nothing lost.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FaultTests : IDisposable
{
    private readonly TestFolder _temp = new();

    private string Folder => Path.Combine(_temp.Path, "data");

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _temp.Dispose();
    }

    [Fact]
    public async Task A_full_disk_is_said_to_caller_and_operator_and_loses_nothing_that_was_promised()
    {
        await using (var first = await SatarkProcess.ServeAsync(Folder, demo: true))
        {
            (await first.StopAsync()).Must(0);
        }

        // No file may grow beyond 1.5 MiB, and that is an error and no signal: as near to a full disk as anybody may come. (The
        // runtime keeps its code in a file too, unless it is told not to.)
        var promised = new List<(string Case, string Code)>();
        await using (var satark = SatarkProcess.Start(["serve", "--data", Folder, "--port", "0"], new Dictionary<string, string?> { ["DOTNET_EnableWriteXorExecute"] = "0" }, ["bash", "-c", "trap '' XFSZ; ulimit -f 1536; exec \"$@\"", "limited"]))
        {
            await satark.ReadyAsync();
            using var http = Client(satark);
            var partner = await PartnerAsync(http);
            Answer? refused = null;
            for (var i = 0; i < 500 && refused is null; i++)
            {
                var answer = await partner.SendAsync(Alerts.Nowhere($"full-{i}").With("status", "test").With("text", new string('x', 20_000)));
                if (answer.Status == 202)
                {
                    promised.Add((answer.Body.At("caseId")!, answer.Body.At("code")!));
                }
                else
                {
                    refused = answer;
                }
            }

            Assert.Equal(503, refused?.Status);
            Assert.NotNull(refused!.Headers.RetryAfter);
            Assert.Contains("Nothing was saved", refused.Detail, StringComparison.Ordinal);
            Assert.True(promised.Count > 3, $"{promised.Count} promises");
            Assert.True(await Until.TrueAsync(() => Says(satark.Error, "disk", "space", "full", "written", "write")), satark.Error);

            // It goes on telling what it knows.
            (await partner.StatusAsync(promised[0].Case)).Must(200);
            await satark.KillAsync();
        }

        await using var again = await SatarkProcess.ServeAsync(Folder);
        using var client = Client(again);
        var samePartner = await PartnerAsync(client);
        foreach (var (id, code) in promised)
        {
            Assert.Equal(code, (await samePartner.StatusAsync(id)).Must(200).Body.At("code"));
        }

        (await samePartner.SendAsync(Alerts.Nowhere("full-again"))).Must(202);
        (await SatarkProcess.RunAsync("verify", "--data", Folder)).Must(0);
    }

    [MountFact]
    public async Task A_disk_that_has_room_again_is_written_again_without_a_restart()
    {
        Directory.CreateDirectory(Folder);
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", Folder);
        try
        {
            await using var satark = await SatarkProcess.ServeAsync(Folder + "/in", demo: true);
            using var http = Client(satark);
            var partner = await PartnerAsync(http, Folder + "/in");
            var promised = new List<string>();
            var status = 202;
            for (var i = 0; i < 500 && status == 202; i++)
            {
                var answer = await partner.SendAsync(Alerts.Nowhere($"full-{i}").With("status", "test").With("text", new string('x', 20_000)));
                status = answer.Status;
                if (status == 202)
                {
                    promised.Add(answer.Body.At("caseId")!);
                }
            }

            Assert.Equal(503, status);
            Assert.True(promised.Count > 3, $"{promised.Count} promises");

            await RunAsync("mount", "-o", "remount,size=64m", Folder);
            var accepted = false;
            for (var i = 0; i < 50 && !accepted; i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
                accepted = (await partner.SendAsync(Alerts.Nowhere($"room-{i}").With("status", "test"))).Status == 202;
            }

            Assert.True(accepted, satark.Error);
            foreach (var id in promised)
            {
                (await partner.StatusAsync(id)).Must(200);
            }

            (await satark.StopAsync()).Must(0);
            (await SatarkProcess.RunAsync("verify", "--data", Folder + "/in")).Must(0);
        }
        finally
        {
            await RunAsync("umount", "-l", Folder);
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        // Root may write anywhere: then it is somebody else who starts it.
        string[] before = Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        var ended = await SatarkProcess.RunAsync(["serve", "--data", Folder, "--port", "0"], null, before);

        Expect(ended, Folder);
    }

    [Theory]
    [InlineData(0, 100, true)]
    [InlineData(0, 100, false)]
    [InlineData(4096, 8192, true)]
    [InlineData(4096, 8192, false)]
    public async Task A_damaged_database_is_not_opened_and_what_to_do_is_said(int from, int length, bool demo)
    {
        await FillAsync(demo);
        var file = Path.Combine(Folder, "satark.db");
        var bytes = await File.ReadAllBytesAsync(file);
        new Random(7).NextBytes(bytes.AsSpan(from, Math.Min(length, bytes.Length - from)));
        await File.WriteAllBytesAsync(file, bytes);

        Expect(await SatarkProcess.RunAsync("serve", "--data", Folder, "--port", "0"), "damaged", "backup", "not a database");
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_process_on_one_folder_is_sent_away_and_the_first_one_does_not_notice(bool demo)
    {
        await using var first = await SatarkProcess.ServeAsync(Folder, demo);

        var second = await SatarkProcess.RunAsync("serve", "--data", Folder, "--port", "0");

        Expect(second, $"pid {first.Id}");
        using var http = Client(first);
        Assert.Equal(200, (int)(await http.GetAsync("/health/ready")).StatusCode);
        (await first.StopAsync()).Must(0);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_and_the_folder_stays_free()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        Expect(await SatarkProcess.RunAsync("serve", "--data", Folder, "--port", port), port);

        await using var satark = await SatarkProcess.ServeAsync(Folder);
        (await satark.StopAsync()).Must(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Data_of_a_newer_version_are_not_touched(bool demo)
    {
        await FillAsync(demo);
        await RunAsync("sqlite3", Path.Combine(Folder, "satark.db"), "PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(Path.Combine(Folder, "satark.db"));

        Expect(await SatarkProcess.RunAsync("serve", "--data", Folder, "--port", "0"), "newer");
        Expect(await SatarkProcess.RunAsync("verify", "--data", Folder), "newer");
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Folder, "satark.db")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Data_without_their_keys_or_with_keys_that_others_can_read_are_not_served(bool demo)
    {
        await FillAsync(demo);
        var keys = Path.Combine(Folder, "satark.keys");
        File.SetUnixFileMode(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Expect(await SatarkProcess.RunAsync("serve", "--data", Folder, "--port", "0"), "chmod 600");

        File.Move(keys, keys + ".away");
        Expect(await SatarkProcess.RunAsync("serve", "--data", Folder, "--port", "0"), "satark.keys");
        Assert.False(File.Exists(keys), "no new key is made for old data");
    }

    [Theory]
    [InlineData("--bind 0.0.0.0", "", "", "loopback", "this machine")]
    [InlineData("", "Satark:Sms:AuthToken", "secret", "Satark:Sms", "demo")]
    [InlineData("", "Satark:Mail:Password", "secret", "Satark:Mail", "demo")]
    [InlineData("", "Satark:Agencies:0:WebhookKey", "secret", "Satark:Agencies:0", "demo")]
    public async Task A_demo_refuses_the_network_and_providers(string argument, string setting, string value, params string[] words)
    {
        var settings = setting.Length == 0 ? null : new Dictionary<string, string?> { [setting] = value };

        var ended = await SatarkProcess.RunAsync(["serve", "--demo", "--data", Folder, "--port", "0", .. argument.Split(' ', StringSplitOptions.RemoveEmptyEntries)], settings);

        Expect(ended, words);
        Assert.DoesNotContain("secret", ended.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_is_a_property_of_the_folder()
    {
        // Real data never become a demo.
        await using (var real = await SatarkProcess.ServeAsync(Folder))
        {
            Assert.DoesNotContain("DEMO", real.Output, StringComparison.Ordinal);
            using var http = Client(real);
            Assert.Equal(404, (int)(await http.GetAsync("/api/v1/demo/outbox")).StatusCode);
            (await real.StopAsync()).Must(0);
        }

        Expect(await SatarkProcess.RunAsync("serve", "--demo", "--data", Folder, "--port", "0"), "no demo");
        Expect(await SatarkProcess.RunAsync(["serve", "--data", Folder, "--port", "0"], new Dictionary<string, string?> { ["Satark:Escalation:Scale"] = "0.5" }), "Satark:Escalation:Scale");

        // A demo stays one without being asked, with its keys.
        var demo = Folder + "-demo";
        (string, string, string, string) access;
        await using (var first = await SatarkProcess.ServeAsync(demo, demo: true))
        {
            access = await SatarkProcess.DemoAsync(demo);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(demo, "demo.json")));
            (await first.StopAsync()).Must(0);
        }

        await using var second = await SatarkProcess.ServeAsync(demo);
        Assert.Equal(access, await SatarkProcess.DemoAsync(demo));
        using var client = Client(second);
        Assert.Equal(200, (int)(await client.GetAsync("/api/v1/demo/outbox")).StatusCode);
        Expect(await SatarkProcess.RunAsync("serve", "--data", demo, "--port", "0", "--bind", "0.0.0.0"), "this machine");

        // Read at the end: the words about the demo follow those by which a start is noticed.
        (await second.StopAsync()).Must(0);
        Assert.Contains("DEMO", second.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Satark:Sms:AccountSid", "AC0123456789abcdef0123456789abcdef", "Satark:Sms:AuthToken")]
    [InlineData("Satark:Mail:Host", "mail.example", "Satark:Mail:From")]
    [InlineData("Satark:PublicUrl", "ftp://satark.example", "Satark:PublicUrl")]
    [InlineData("Satark:Http:PartnerRate", "-1", "Satark:Http:PartnerRate")]
    [InlineData("Satark:Http:PartnerRate", "many", "Satark:Http:PartnerRate")]
    public async Task A_setting_with_a_fault_is_named_and_nothing_starts(string setting, string value, string named) =>
        Expect(await SatarkProcess.RunAsync(["serve", "--data", Folder, "--port", "0"], new Dictionary<string, string?> { ["Satark:PublicUrl"] = "https://satark.example", [setting] = value }), named);

    [Fact]
    public async Task A_stop_in_order_ends_with_zero_and_frees_the_folder()
    {
        await using (var satark = await SatarkProcess.ServeAsync(Folder, demo: true))
        {
            using var http = Client(satark);
            (await (await PartnerAsync(http)).SendAsync(Alerts.Nowhere("1"))).Must(202);
            (await satark.StopAsync()).Must(0);
        }

        (await SatarkProcess.RunAsync("verify", "--data", Folder)).Must(0);
    }

    private static bool Says(string text, params string[] anyOf) => anyOf.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    // One of the words, on standard error, for people: no stack of calls.
    private static void Expect(Ended ended, params string[] anyOf)
    {
        ended.Must(1);
        Assert.True(Says(ended.Error, anyOf), $"none of '{string.Join("', '", anyOf)}' in: {ended.Error}");
        Assert.DoesNotContain("   at ", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Satark is ready", ended.Output, StringComparison.Ordinal);
    }

    private static HttpClient Client(SatarkProcess satark) => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = satark.Url };

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private async Task<PartnerClient> PartnerAsync(HttpClient http, string? folder = null)
    {
        var (keyId, key, _, _) = await SatarkProcess.DemoAsync(folder ?? Folder);
        return new PartnerClient(http, TimeProvider.System, keyId, key);
    }

    private async Task FillAsync(bool demo)
    {
        await using var satark = await SatarkProcess.ServeAsync(Folder, demo);
        if (demo)
        {
            using var http = Client(satark);
            (await (await PartnerAsync(http)).SendAsync(Alerts.Nowhere("1").With("status", "test"))).Must(202);
        }

        (await satark.StopAsync()).Must(0);
    }
}

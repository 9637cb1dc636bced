using System.Diagnostics;
using Satark.Functions.Seeding;

namespace Satark.Functions.Tests.Seeding;

/// <summary>The app's own program, as a hook starts it, on the storage emulator.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task The_program_seeds_a_roster_into_tables_and_finds_it_there_the_next_time()
    {
        var example = Path.Combine(Repository.Root, "docs", "roster.example.json");

        // The emulator may hold the roster of a run before: then they were there the first time as well.
        var (first, said, trouble) = await RunAsync("seed", example);
        var (second, again, _) = await RunAsync("seed", example);

        Assert.True(first == 0, said + trouble);
        Assert.Contains("officers added", said, StringComparison.Ordinal);
        Assert.Equal(0, second);
        Assert.Contains("0 officers added, 3 were there; the last resort was there.", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_names_every_setting_that_is_missing_and_ends()
    {
        var (code, _, trouble) = await RunAsync(["seed", "roster.json"], settings => settings.Remove("Satark__PublicUrl"));

        Assert.Equal(1, code);
        Assert.StartsWith("Satark:PublicUrl is missing", trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_says_in_one_line_that_its_keys_are_of_another_secret()
    {
        Assert.Equal(0, (await RunAsync("partner", "list")).Code);

        var (code, said, trouble) = await RunAsync(["partner", "list"], settings => settings["Satark__Keys__Secret"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]));

        Assert.Equal((1, ""), (code, said));
        Assert.StartsWith("The key table keys belongs to another secret", trouble, StringComparison.Ordinal);
        Assert.Single(trouble.Trim().Split('\n'));
    }

    private static Task<(int Code, string Said, string Trouble)> RunAsync(params string[] args) => RunAsync(args, _ => { });

    private static async Task<(int Code, string Said, string Trouble)> RunAsync(string[] args, Action<IDictionary<string, string?>> change)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Verbs).Assembly.Location, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Satark__PublicUrl"] = "http://localhost:7071";
        start.Environment["Satark__Storage__ConnectionString"] = Azurite.ConnectionString;
        start.Environment["ServiceBusConnection"] = "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";
        start.Environment["Satark__Keys__Secret"] = Convert.ToBase64String(new byte[32]);
        start.Environment["Satark__SignIn__TenantId"] = "11111111-1111-1111-1111-111111111111";
        start.Environment["Satark__SignIn__ClientId"] = "22222222-2222-2222-2222-222222222222";
        start.Environment["WEBSITE_AUTH_ENABLED"] = "True";
        change(start.Environment);
        using var process = Process.Start(start)!;
        var (said, trouble) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await trouble);
    }
}

using System.Diagnostics;
using Satark.Local.Tests.Storage;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Hosting;

/// <summary>The unit under which systemd runs Satark in a range office.</summary>
public sealed class UnitFileTests(ITestOutputHelper output)
{
    private const string Analyze = "/usr/bin/systemd-analyze";

    private static readonly string Unit = File.ReadAllText(Path.Combine(Root(), "scripts", "satark.service"));

    [Theory]
    [InlineData("Type=notify", "it is ready when it says so")]
    [InlineData("WatchdogSec=30", "a queue that stands still is started anew")]
    [InlineData("Restart=always", "it comes back whatever ended it")]
    [InlineData("StartLimitIntervalSec=0", "it is never given up")]
    [InlineData("ProtectSystem=strict", "it writes nowhere but into its own folder")]
    [InlineData("StateDirectoryMode=0700", "nobody else reads its data")]
    [InlineData("NoNewPrivileges=true", "no program that it starts has more rights")]
    [InlineData("CapabilityBoundingSet=\n", "it needs no right of root")]
    [InlineData("LimitCORE=0", "no memory with keys is written to a disk")]
    public void It_says_what_a_desk_at_night_needs(string line, string because) => Assert.True(Unit.Contains("\n" + line, StringComparison.Ordinal), $"{line}: {because}");

    [Fact]
    public async Task Systemd_understands_all_of_it()
    {
        if (!File.Exists(Analyze))
        {
            // Not to be proved here; the lines above are looked at everywhere.
            output.WriteLine($"{Analyze} is not on this machine: what systemd makes of the unit was not looked at.");
            return;
        }

        // Where dotnet lies differs from machine to machine.
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Path);
        var file = Path.Combine(folder.Path, "satark.service");
        await File.WriteAllTextAsync(file, Unit.Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal));
        using var process = Process.Start(new ProcessStartInfo(Analyze, ["verify", "--man=no", file]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await process.StandardError.ReadToEndAsync() + await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0 && !said.Contains("satark.service", StringComparison.Ordinal), said);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Satark.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Intake;
using Satark.Local.Commands;
using Satark.Local.Storage;
using Satark.Local.Tests.Storage;
using Satark.Messaging;
using Satark.Roster;

namespace Satark.Local.Tests.Moving;

/// <summary>From one data folder into another by way of an archive.</summary>
public sealed class MoveFolderTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Officer Ravi = new("ravi", "Ravi Kumar", Role.Operator, Jurisdiction.State, null, null, true);

    private readonly TestFolder _folder = new();

    public MoveFolderTests() => Environment.SetEnvironmentVariable("SATARK_KEYS_PASSPHRASE", "a passphrase for tests");

    private string Data => Path.Combine(_folder.Path, "data");

    private string Archive => Path.Combine(_folder.Path, "archive");

    private string Other => Path.Combine(_folder.Path, "other");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_archive_brings_cases_and_timers_over_held_on_both_sides_and_whole()
    {
        var id = await WithACaseAsync();
        var (code, output, error) = await RunAsync("export", Archive, "--data", Data);
        Assert.True(code == 0, error);
        Assert.Contains("is held", output, StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Archive) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await OkAsync("keys", "export", Path.Combine(_folder.Path, "keys.copy"), "--data", Data);

        Assert.Contains("they are held", await OkAsync("import", Archive, "--data", Other), StringComparison.Ordinal);
        Assert.Contains("has no keys yet", (await RunAsync("verify", "--data", Other)).Error, StringComparison.Ordinal);
        await OkAsync("keys", "import", Path.Combine(_folder.Path, "keys.copy"), "--data", Other);
        Assert.Contains("1 cases", await OkAsync("verify", "--data", Other), StringComparison.Ordinal);

        // Before a start writes its own sign-in link.
        var back = Path.Combine(_folder.Path, "back");
        await OkAsync("export", back, "--data", Other);
        Assert.Equal(await LinesAsync(Archive), await LinesAsync(back));
        await using (var host = await StartAsync(Other))
        {
            Assert.True(host.Services.GetRequiredService<SqliteDatabase>().Held);
            var book = host.Services.GetRequiredService<CaseBook>();
            Assert.Equal("goodbye", (await book.ReportAsync((await book.FindAsync(id, None))!.Value, None))!.Text);
            Assert.Equal("dead", Assert.Single(await host.Services.GetRequiredService<IMessageBus>().DeadLettersAsync(9, None)).Message.Id);
        }

        await using (var old = await StartAsync(Data))
        {
            Assert.True(old.Services.GetRequiredService<SqliteDatabase>().Held);
            await OkAsync("release", "--data", Data);
            Assert.False(old.Services.GetRequiredService<SqliteDatabase>().Held);
        }
    }

    [Fact]
    public async Task A_folder_in_use_is_exported_as_a_copy_only_and_goes_on()
    {
        await using var host = await StartAsync(Data);
        Assert.Contains("Another Satark uses the folder", await RefusedAsync("export", Archive, "--data", Data), StringComparison.Ordinal);
        Assert.False(File.Exists(Archive));

        Assert.Contains("goes on", await OkAsync("export", Archive, "--copy", "--data", Data), StringComparison.Ordinal);
        Assert.False(host.Services.GetRequiredService<SqliteDatabase>().Held);
    }

    [Fact]
    public async Task An_export_that_fails_leaves_the_folder_as_it_was()
    {
        await WithACaseAsync();
        await File.WriteAllTextAsync(Archive, "something dear");
        Assert.Contains("Name another one", await RefusedAsync("export", Archive, "--data", Data), StringComparison.Ordinal);
        Assert.Contains("cannot be written", await RefusedAsync("export", Path.Combine(_folder.Path, "nowhere", "archive"), "--data", Data), StringComparison.Ordinal);

        Assert.Equal("something dear", await File.ReadAllTextAsync(Archive));
        await using var host = await StartAsync(Data);
        Assert.False(host.Services.GetRequiredService<SqliteDatabase>().Held);
    }

    [Fact]
    public async Task A_demo_moves_nowhere()
    {
        await using (await LocalHost.StartAsync(new LocalOptions { DataFolder = Data, Port = 0, Demo = true }, None))
        {
        }

        Assert.Contains("is a demo", await RefusedAsync("export", Archive, "--data", Data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_archive_leaves_no_trace()
    {
        await WithACaseAsync();
        await OkAsync("export", Archive, "--data", Data);
        await File.WriteAllBytesAsync(Archive, (await File.ReadAllBytesAsync(Archive))[..^200]);

        Assert.Contains("cut or altered", await RefusedAsync("import", Archive, "--data", Other), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Other));
        Assert.Contains("cannot be read", await RefusedAsync("import", Path.Combine(_folder.Path, "nowhere"), "--data", Other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_data_or_other_keys_takes_no_archive()
    {
        await WithACaseAsync();
        await OkAsync("export", Archive, "--data", Data);
        Assert.Contains("holds a database already", await RefusedAsync("import", Archive, "--data", Data), StringComparison.Ordinal);

        await using (await StartAsync(Other))
        {
        }

        File.Delete(Path.Combine(Other, "satark.db"));
        Assert.Contains("sealed under other keys", await RefusedAsync("import", Archive, "--data", Other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_was_killed_is_run_again()
    {
        await WithACaseAsync();
        await OkAsync("export", Archive, "--data", Data);
        Directory.CreateDirectory(Other);
        await File.WriteAllTextAsync(Path.Combine(Other, "satark.db.part"), "half a database");
        await File.WriteAllTextAsync(Path.Combine(Other, "satark.db.part-wal"), "half a log");
        await File.WriteAllTextAsync(Path.Combine(Other, "anchors.jsonl.part"), "half a line");

        await OkAsync("import", Archive, "--data", Other);

        Assert.DoesNotContain(Directory.GetFiles(Other), file => file.Contains(".part", StringComparison.Ordinal));
    }

    private static Task<LocalHost> StartAsync(string folder) => LocalHost.StartAsync(new LocalOptions { DataFolder = folder, Port = 0 }, None);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SatarkCommand.Make(new OwnHouse(args, output)).Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private static async Task<string> OkAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.True(code == 0, error);
        return output;
    }

    private static async Task<string> RefusedAsync(params string[] args)
    {
        var (code, _, error) = await RunAsync(args);
        Assert.Equal(1, code);
        return error;
    }

    // Without the head, which tells when, and the end, which sums up the head too.
    private static async Task<IEnumerable<string>> LinesAsync(string file) => (await File.ReadAllLinesAsync(file))[1..^1];

    // A case with its ladder's timer, an anchor line and a dead letter.
    private async Task<string> WithACaseAsync()
    {
        await using var host = await StartAsync(Data);
        var find = new OwnFind(null, "goodbye", null, null, null, null, null, null, null);
        var found = (await host.Services.GetRequiredService<OpenOwnFind>().HandleAsync(find, Ravi, None)).Value;
        await host.Services.GetRequiredService<Satark.Local.Messaging.SqliteQueue>().IdleAsync();
        await host.Services.GetRequiredService<AnchorFile>().AppendAsync(None);
        await host.Services.GetRequiredService<IMessageBus>().DeadLetterAsync(new Message("dead", "Tested", Lane.Bulk, TimeProvider.System.GetUtcNow(), default), "JsonException", None);
        return found.Id;
    }
}

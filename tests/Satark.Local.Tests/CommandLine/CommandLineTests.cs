using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Intake;
using Satark.Local.Commands;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Local.Tests.Storage;
using Satark.Roster;

namespace Satark.Local.Tests.CommandLine;

/// <summary>The verbs of the command line, on a folder that nobody uses and on one that is in use.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Passphrase = "a passphrase for tests";

    private readonly TestFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_partner_is_added_listed_and_rotated_while_satark_runs_and_while_it_does_not()
    {
        await using (var host = await StartAsync())
        {
            var (code, output, _) = await RunAsync("partner", "add", "meta", "--name", "Meta", "--data", Data);
            Assert.Equal(0, code);
            Assert.Contains("key id: meta.", output, StringComparison.Ordinal);
            Assert.Equal(1, (await RunAsync("partner", "add", "meta", "--name", "Meta", "--data", Data)).Code);
        }

        Assert.Equal(0, (await RunAsync("partner", "rotate", "meta", "--data", Data)).Code);
        var (_, listed, _) = await RunAsync("partner", "list", "--data", Data);
        Assert.Equal(2, listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("until ", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_added_and_bad_words_are_named_with_what_would_be_right()
    {
        Directory.CreateDirectory(Data);
        var (code, output, _) = await RunAsync("user", "add", "asha", "--name", "Asha Verma", "--role", "operator", "--phone", "+915220000001", "--data", Data);
        Assert.Equal(0, code);
        Assert.Contains("/signin#", output, StringComparison.Ordinal);
        Assert.Contains("asha\tAsha Verma\toperator\tstate\ton duty\t+915220000001", (await RunAsync("user", "list", "--data", Data)).Output, StringComparison.Ordinal);

        Assert.Contains("no role 'boss'", (await RunAsync("user", "add", "ravi", "--name", "Ravi", "--role", "boss", "--data", Data)).Error, StringComparison.Ordinal);
        Assert.Contains("no district 'atlantis'", (await RunAsync("user", "add", "ravi", "--name", "Ravi", "--role", "operator", "--jurisdiction", "district/atlantis", "--data", Data)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_roster_is_imported_exported_and_checked_while_satark_runs_and_while_it_does_not()
    {
        Directory.CreateDirectory(Data);
        Assert.Equal(0, (await RunAsync("user", "add", "asha", "--name", "Asha Verma", "--role", "operator", "--data", Data)).Code);
        var sheet = Path.Combine(_folder.Path, "roster.csv");
        const string Head = "kind,post,name,role,desk,phone,whatsapp,mail,hours,officer,from,to\r\n";
        const string Right = Head + "post,op,Operator 1,operator,state,'+915220000001,,,24x7,,,\r\nfilling,op,,,,,,,,asha,2026-03-01,2026-03-02\r\n";
        await File.WriteAllTextAsync(sheet, Right.Replace("asha", "nobody", StringComparison.Ordinal));
        var (code, _, error) = await RunAsync("roster", "import", sheet, "--data", Data);
        Assert.Equal(1, code);
        Assert.Contains("line 3, officer: there is no user 'nobody'", error, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported", error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(sheet, Right);
        Assert.Equal(0, (await RunAsync("roster", "import", sheet, "--dry-run", "--data", Data)).Code);
        Assert.Equal(Head, (await RunAsync("roster", "export", "--data", Data)).Output);
        await using (await StartAsync())
        {
            // The process that runs stands in a folder of its own: the path must still be found.
            Assert.Contains("1 posts (1 new, 0 gone), 1 fillings", (await RunAsync("roster", "import", Path.GetRelativePath(Environment.CurrentDirectory, sheet), "--data", Data)).Output, StringComparison.Ordinal);
            Assert.Equal(Right, (await RunAsync("roster", "export", "--data", Data)).Output);
        }

        var (missing, output, _) = await RunAsync("roster", "check", "--data", Data);
        Assert.Equal(2, missing);
        Assert.Contains("op: Operator 1 (state), 24x7", output, StringComparison.Ordinal);
        Assert.Contains("op: phone", output, StringComparison.Ordinal);
        Assert.Contains("operator of state: 168 h", output, StringComparison.Ordinal);
        Assert.DoesNotContain("+915220000001", output, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("roster", "verify", "op", "phone", "--data", Data)).Code);
        Assert.Contains("not the code", (await RunAsync("roster", "verify", "op", "phone", "12345", "--data", Data)).Error, StringComparison.Ordinal);
        Assert.Contains("no kind 'fax'", (await RunAsync("roster", "verify", "op", "fax", "--data", Data)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_proves_whole_histories_and_names_what_was_altered_and_what_is_missing()
    {
        var (first, second) = await WithTwoCasesAsync();
        var (code, output, _) = await RunAsync("verify", "--data", Data);
        Assert.True(code == 0, output);
        Assert.Contains("2 cases", output, StringComparison.Ordinal);

        Tamper($"""DELETE FROM records WHERE "partition" = '{second[..16]}' OR row = '{second}'""");
        var missing = await RunAsync("verify", "--data", Data);
        Assert.Equal(2, missing.Code);
        Assert.Contains($"case {second} is missing", missing.Error, StringComparison.Ordinal);

        Tamper($"""UPDATE records SET body = CAST(replace(CAST(body AS TEXT), '"ravi"', '"asha"') AS BLOB) WHERE "partition" = '{first[..16]}' AND row LIKE 'case-1.event-%'""");
        var altered = await RunAsync("verify", "--data", Data);
        Assert.Contains("was altered", altered.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_comes_back_held_readable_only_with_the_keys_and_goes_on_once_released()
    {
        var (first, _) = await WithTwoCasesAsync();
        var (backup, restored, keys) = (Path.Combine(_folder.Path, "backup"), Path.Combine(_folder.Path, "restored"), Path.Combine(_folder.Path, "keys.copy"));
        Environment.SetEnvironmentVariable("SATARK_KEYS_PASSPHRASE", Passphrase);
        await using (await StartAsync())
        {
            Assert.Equal(0, (await RunAsync("backup", backup, "--data", Data)).Code);
        }

        Assert.Equal(0, (await RunAsync("keys", "export", keys, "--data", Data)).Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(backup), f => Path.GetFileName(f).Contains("keys", StringComparison.Ordinal));

        Assert.Equal(0, (await RunAsync("restore", backup, "--data", restored)).Code);
        Assert.Equal(1, (await RunAsync("restore", backup, "--data", restored)).Code);
        Assert.Equal(0, (await RunAsync("keys", "import", keys, "--data", restored)).Code);
        Assert.Equal(0, (await RunAsync("verify", "--data", restored)).Code);

        await using var host = await LocalHost.StartAsync(new LocalOptions { DataFolder = restored, Port = 0 }, CancellationToken.None);
        Assert.True(host.Services.GetRequiredService<SqliteDatabase>().Held);
        var book = host.Services.GetRequiredService<CaseBook>();
        Assert.Equal("goodbye", (await book.ReportAsync((await book.FindAsync(first, CancellationToken.None))!.Value, CancellationToken.None))!.Text);
        Assert.Equal(0, (await RunAsync("release", "--data", restored)).Code);
        Assert.False(host.Services.GetRequiredService<SqliteDatabase>().Held);
    }

    [Fact]
    public async Task An_erased_case_cannot_be_read_and_still_verifies()
    {
        var (first, _) = await WithTwoCasesAsync();
        Assert.Equal(1, (await RunAsync("erase", first, "--data", Data)).Code);
        Assert.Equal(0, (await RunAsync("erase", first, "--for-good", "--data", Data)).Code);

        var (code, output, error) = await RunAsync("verify", "--data", Data);
        Assert.True(code == 0, error);
        Assert.Contains("1 erased", output, StringComparison.Ordinal);
        await using var host = await StartAsync();
        var book = host.Services.GetRequiredService<CaseBook>();
        Assert.Null(await book.ReportAsync((await book.FindAsync(first, CancellationToken.None))!.Value, CancellationToken.None));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_with_what_to_do()
    {
        var (code, _, error) = await RunAsync("verify", "--data", Path.Combine(_folder.Path, "nowhere"));
        Assert.Equal(1, code);
        Assert.Contains("There is no data folder", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SatarkCommand.Make(new OwnHouse(args, output)).Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private Task<LocalHost> StartAsync() => LocalHost.StartAsync(new LocalOptions { DataFolder = Data, Port = 0 }, CancellationToken.None);

    // Two closed own finds, both named by an anchor line.
    private async Task<(string First, string Second)> WithTwoCasesAsync()
    {
        await using var host = await StartAsync();
        var finds = host.Services.GetRequiredService<OpenOwnFind>();
        var ravi = new Officer("ravi", "Ravi Kumar", Role.Operator, Jurisdiction.State, null, null, true);
        var ids = new List<string>();
        foreach (var text in new[] { "goodbye", "goodbye too" })
        {
            var found = (await finds.HandleAsync(new OwnFind(null, text, null, text, null, null, null, null, null), ravi, CancellationToken.None)).Value;
            await host.Services.GetRequiredService<CaseBook>().MoveAsync(found.Id, ravi.Actor, (c, m) => c.Close(ClosingOutcome.Safe, "calm now", m), CancellationToken.None);
            ids.Add(found.Id);
        }

        await host.Services.GetRequiredService<Satark.Local.Messaging.SqliteQueue>().IdleAsync();
        await host.Services.GetRequiredService<AnchorFile>().AppendAsync(CancellationToken.None);
        return (ids[0], ids[1]);
    }

    private void Tamper(string sql)
    {
        using var db = SqliteHandle.Open(Path.Combine(Data, "satark.db"), SqliteAccess.Create, TimeSpan.FromSeconds(5));
        db.ExecuteScript(sql);
    }
}

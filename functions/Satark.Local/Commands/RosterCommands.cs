using System.CommandLine;
using Satark.Roster.Sheets;

namespace Satark.Local.Commands;

/// <summary><c>roster import|export|check|verify</c>: who fills which post, and when.</summary>
internal static class RosterCommands
{
    public static Command Make(IHouse house) => new("roster", "Who fills which post, and when.") { Import(house), Export(house), Check(house), Verify(house) };

    private static Command Import(IHouse house)
    {
        var file = new Argument<string>("file") { Description = "A sheet (CSV, UTF-8), as 'roster export' writes it." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only says what is wrong and what would change." };
        var data = SatarkCommand.DataOption();
        var command = new Command("import", "Makes a sheet the roster; with a single wrong line nothing is imported.") { file, dryRun, data };
        command.SetAction((parse, token) =>
        {
            // The process that uses the folder may stand in another one.
            var path = Path.GetFullPath(parse.GetValue(file)!);
            string[] ask = ["roster", "import", path, .. parse.GetValue(dryRun) ? ["--dry-run"] : Array.Empty<string>()];
            return RunAsync(house, parse, parse.GetValue(data)!, (verb, output, error) => verb.ImportAsync(path, parse.GetValue(dryRun), output, error, token), token, ask);
        });
        return command;
    }

    private static Command Export(IHouse house)
    {
        var data = SatarkCommand.DataOption();
        var command = new Command("export", "Writes the roster as a sheet to the terminal: roster export > roster.csv") { data };
        command.SetAction((parse, token) => RunAsync(house, parse, parse.GetValue(data)!, (verb, output, _) => verb.ExportAsync(output, token), token));
        return command;
    }

    private static Command Check(IHouse house)
    {
        var data = SatarkCommand.DataOption();
        var command = new Command("check", "Shows posts that nobody fills, contact points that no code has proved, and hours of the next 7 days without anybody. Exit code 2 where something is missing.") { data };
        command.SetAction((parse, token) => RunAsync(house, parse, parse.GetValue(data)!, (verb, output, _) => verb.CheckAsync(output, token), token));
        return command;
    }

    private static Command Verify(IHouse house)
    {
        var target = new Argument<string>("id") { Description = "The post's or the user's id." };
        var kind = new Argument<string>("kind") { Description = "phone | whatsapp | mail" };
        var code = new Argument<string?>("code") { Description = "The code that was brought back; without it a new one is sent.", DefaultValueFactory = _ => null };
        var data = SatarkCommand.DataOption();
        var command = new Command("verify", "Proves a contact point: sends it a code, then takes the code.") { target, kind, code, data };
        command.SetAction((parse, token) => RunAsync(
            house, parse, parse.GetValue(data)!, (verb, output, error) => verb.VerifyAsync(parse.GetValue(target)!, parse.GetValue(kind)!, parse.GetValue(code), output, error, token), token));
        return command;
    }

    private static Task<int> RunAsync(
        IHouse house, ParseResult parse, string data, Func<RosterVerb, TextWriter, TextWriter, Task<int>> run, CancellationToken cancellationToken, string[]? ask = null)
    {
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        return house.RunAsync(data, error, services => run(services.GetRequiredService<RosterVerb>(), output, error), cancellationToken, ask: ask);
    }
}

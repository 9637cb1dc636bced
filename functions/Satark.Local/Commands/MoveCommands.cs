using System.CommandLine;
using Satark.Local.Moving;
using Satark.Local.Relay;
using Satark.Local.Storage;
using Satark.Storage.Archive;

namespace Satark.Local.Commands;

/// <summary><c>export</c> and <c>import</c>: the way from one host to another.</summary>
internal static class MoveCommands
{
    public static IEnumerable<Command> Make() => [Export(), Import()];

    private static Command Export()
    {
        var to = new Argument<string>("file") { Description = "The archive to write." };
        var copy = new Option<bool>("--copy") { Description = "For a rehearsal: Satark may run meanwhile, and the folder goes on sending." };
        var data = SatarkCommand.DataOption();
        var command = new Command("export", "Writes all cases, people and timers into one archive, to be imported elsewhere, and holds this folder. Keys are not part of it: see 'keys export'.") { to, copy, data };
        command.SetAction((parse, token) => GuardAsync(parse, async () =>
        {
            var (file, folder, isCopy) = (parse.GetValue(to)!, parse.GetValue(data)!, parse.GetValue(copy));
            RelayFolder.ThrowIfRelays(folder, "What informers said is never moved.");
            var made = await MoveFolder.ExportAsync(folder, file, isCopy, TimeProvider.System.GetUtcNow(), token).ConfigureAwait(false);
            await parse.InvocationConfiguration.Output.WriteLineAsync($"{file}: {Say(made)}. It names people: keep it safe, and delete it when it was imported.").ConfigureAwait(false);
            await parse.InvocationConfiguration.Output.WriteLineAsync(isCopy
                ? $"This was a copy: {folder} goes on. Never let two installations with the same cases send."
                : $"{folder} is held: nothing is sent from it any more. Should you not move after all: 'release'. The keys travel apart: 'keys export'.").ConfigureAwait(false);
        }));
        return command;
    }

    private static Command Import()
    {
        var from = new Argument<string>("file") { Description = "The archive." };
        var data = SatarkCommand.DataOption();
        var command = new Command("import", "Brings an archive of another installation into an empty data folder, held: nothing is sent until 'release'.") { from, data };
        command.SetAction((parse, token) => GuardAsync(parse, async () =>
        {
            var made = await MoveFolder.ImportAsync(parse.GetValue(from)!, parse.GetValue(data)!, token).ConfigureAwait(false);
            await parse.InvocationConfiguration.Output.WriteLineAsync(
                $"{parse.GetValue(data)}: {Say(made)}; they are held.\nPut the keys beside it ('keys import') unless they are there, look at it ('verify', 'serve'), then 'release'.").ConfigureAwait(false);
        }));
        return command;
    }

    private static string Say(ArchiveEnd end) => $"{end.Records} records, {end.Messages} messages, {end.Letters} dead letters, {end.Anchors} anchor lines";

    private static async Task<int> GuardAsync(ParseResult parse, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return 0;
        }
        catch (Exception error) when (error is DataFolderException or ArchiveException)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 1;
        }
    }
}

using System.CommandLine;
using Satark.Local.Messaging;
using Satark.Local.Relay;
using Satark.Local.Storage;

namespace Satark.Local.Commands;

/// <summary><c>backup</c>, <c>restore</c> and <c>release</c>.</summary>
internal static class BackupCommands
{
    public static IEnumerable<Command> Make(IHouse house) => [Backup(), Restore(), Release(house)];

    private static Command Backup()
    {
        var to = new Argument<string>("folder") { Description = "An empty folder for the backup." };
        var data = SatarkCommand.DataOption();
        var command = new Command("backup", "Copies the data while Satark runs. Keys are not part of it: see 'keys export'.") { to, data };
        command.SetAction((parse, token) => GuardAsync(parse, async () =>
        {
            var made = await BackupFolder.CreateAsync(parse.GetValue(data)!, parse.GetValue(to)!, token).ConfigureAwait(false);
            if (RelayFolder.Is(parse.GetValue(data)!))
            {
                RelayFolder.Put(parse.GetValue(to)!);
            }

            await parse.InvocationConfiguration.Output.WriteLineAsync($"{made.File}: {made.Bytes} bytes, {made.Records} records, {made.Messages} messages").ConfigureAwait(false);
        }));
        return command;
    }

    private static Command Restore()
    {
        var from = new Argument<string>("folder") { Description = "The backup's folder." };
        var data = SatarkCommand.DataOption();
        var command = new Command("restore", "Brings a backup into an empty data folder, checked and held: nothing is sent until 'release'.") { from, data };
        command.SetAction((parse, token) => GuardAsync(parse, async () =>
        {
            var made = await SqliteBackup.RestoreAsync(parse.GetValue(from)!, parse.GetValue(data)!, token).ConfigureAwait(false);
            CopyBeside("anchors.jsonl", parse.GetValue(from)!, parse.GetValue(data)!);
            var isRelay = RelayFolder.Is(parse.GetValue(from)!);
            if (isRelay)
            {
                RelayFolder.Put(parse.GetValue(data)!);
            }

            await parse.InvocationConfiguration.Output.WriteLineAsync(
                $"{made.File}: {made.Records} records; {made.Messages} messages are held.\n" + (isRelay
                    ? $"No copy of its keys exists: only beside the relay's own satark.keys and {RelayFolder.KeyTable}.db it can be read, and of it only what was never erased. Then 'release'."
                    : "Put the keys beside it ('keys import'), look at it ('verify', 'serve'), then 'release'.")).ConfigureAwait(false);
        }));
        return command;
    }

    private static Command Release(IHouse house)
    {
        var data = SatarkCommand.DataOption();
        var command = new Command("release", "Lets a data folder send again that was restored, imported, or moved away.") { data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                await services.GetRequiredService<SqliteQueue>().ReleaseAsync(token).ConfigureAwait(false);
                await parse.InvocationConfiguration.Output.WriteLineAsync("Released: messages that are due will be sent.").ConfigureAwait(false);
                return 0;
            },
            token,
            HouseParts.Either));
        return command;
    }

    private static async Task<int> GuardAsync(ParseResult parse, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return 0;
        }
        catch (DataFolderException error)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static void CopyBeside(string name, string from, string to)
    {
        var source = Path.Combine(from, name);
        if (File.Exists(source))
        {
            File.Copy(source, Path.Combine(to, name), overwrite: true);
        }
    }
}

using System.CommandLine;
using Satark.Local.Keys;
using Satark.Local.Relay;
using Satark.Local.Storage;
using Satark.Privacy;

namespace Satark.Local.Commands;

/// <summary><c>keys export|import</c>: the keys' own sealed copy, apart from the backups.</summary>
internal static class KeysCommands
{
    public static Command Make() => new("keys", $"The copy of the keys, sealed under the passphrase in {SealedKeys.PassphraseVariable}.") { Export(), Import() };

    private static Command Export()
    {
        var to = new Argument<string>("file") { Description = "The copy; it replaces the last one." };
        var data = SatarkCommand.DataOption();
        var command = new Command("export", "Writes a sealed copy of the keys. Keep it apart from the backups, and destroy older copies: they would bring erased keys back.") { to, data };
        command.SetAction((parse, token) => GuardAsync(parse, async passphrase =>
        {
            RelayFolder.ThrowIfRelays(parse.GetValue(data)!, "The keys of informers are never copied.");
            var file = parse.GetValue(to)!;
            var part = file + ".part";
            await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                await KeyCopy.ExportAsync(parse.GetValue(data)!, stream, passphrase, token).ConfigureAwait(false);
            }

            File.Move(part, file, overwrite: true);
            await parse.InvocationConfiguration.Output.WriteLineAsync($"{file} holds the keys of {parse.GetValue(data)}.").ConfigureAwait(false);
        }));
        return command;
    }

    private static Command Import()
    {
        var from = new Argument<string>("file") { Description = "The copy." };
        var data = SatarkCommand.DataOption();
        var command = new Command("import", "Puts the keys of a copy into a data folder that has none.") { from, data };
        command.SetAction((parse, token) => GuardAsync(parse, async passphrase =>
        {
            await using var stream = new FileStream(parse.GetValue(from)!, FileMode.Open, FileAccess.Read);
            var count = await KeyCopy.ImportAsync(parse.GetValue(data)!, stream, passphrase, token).ConfigureAwait(false);
            await parse.InvocationConfiguration.Output.WriteLineAsync($"{count} case keys are in {parse.GetValue(data)}.").ConfigureAwait(false);
        }));
        return command;
    }

    private static async Task<int> GuardAsync(ParseResult parse, Func<string, Task> work)
    {
        try
        {
            await work(SealedKeys.ReadPassphrase()).ConfigureAwait(false);
            return 0;
        }
        catch (Exception error) when (error is DataFolderException or KeysUnusableException or IOException or UnauthorizedAccessException)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 1;
        }
    }
}

using System.CommandLine;
using Satark.Cases;
using Satark.Local.Storage;

namespace Satark.Local.Commands;

/// <summary><c>verify</c>: proves every history.</summary>
internal static class VerifyCommand
{
    public static Command Make(IHouse house)
    {
        var data = SatarkCommand.DataOption();
        var command = new Command("verify", "Proves the history of every case, and that none is missing.") { data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                var lines = await services.GetRequiredService<AnchorFile>().ReadAsync(token).ConfigureAwait(false);
                var found = await services.GetRequiredService<VerifyCases>().HandleAsync(lines, token).ConfigureAwait(false);
                foreach (var fault in found.Faults)
                {
                    await parse.InvocationConfiguration.Error.WriteLineAsync(fault).ConfigureAwait(false);
                }

                await parse.InvocationConfiguration.Output.WriteLineAsync(found.Summary).ConfigureAwait(false);
                return found.Faults.Count == 0 ? 0 : 2;
            },
            token));
        return command;
    }
}

using System.CommandLine;
using Satark.Cases;
using Satark.Privacy;

namespace Satark.Local.Commands;

/// <summary><c>erase</c>: destroys what is personal of a closed case.</summary>
internal static class EraseCommand
{
    public static Command Make(IHouse house)
    {
        var id = new Argument<string>("case") { Description = "The case's id." };
        var sure = new Option<bool>("--for-good") { Description = "Say so: nobody can undo it." };
        var data = SatarkCommand.DataOption();
        var command = new Command("erase", "Destroys what is personal of a closed case; its history still verifies.") { id, sure, data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                if (!parse.GetValue(sure))
                {
                    await parse.InvocationConfiguration.Error.WriteLineAsync("Nothing was erased. Nobody can undo it: add --for-good if you mean it.").ConfigureAwait(false);
                    return 1;
                }

                var admin = new Actor(ActorKind.System, "command-line", "Command line");
                var erased = await services.GetRequiredService<EraseCase>().HandleAsync(parse.GetValue(id)!, admin, token).ConfigureAwait(false);
                if (!erased.IsOk)
                {
                    await parse.InvocationConfiguration.Error.WriteLineAsync(erased.Refusal!.Text).ConfigureAwait(false);
                    return 1;
                }

                await parse.InvocationConfiguration.Output.WriteLineAsync($"{erased.Value.Code} is erased.").ConfigureAwait(false);
                return 0;
            },
            token));
        return command;
    }
}

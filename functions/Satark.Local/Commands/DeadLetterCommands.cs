using System.CommandLine;
using Satark.Messaging;

namespace Satark.Local.Commands;

/// <summary><c>dead-letters list</c> and <c>dead-letters resend</c>: messages that no handler could take, of a desk or of the informers' relay.</summary>
internal static class DeadLetterCommands
{
    public static Command Make(IHouse house) =>
        new("dead-letters", "Messages that no handler could take. --data names the desk's folder, or the relay's (beside a desk: DIR/relay).") { List(house), Resend(house) };

    private static Command List(IHouse house)
    {
        var data = SatarkCommand.DataOption();
        var command = new Command("list", "Lists them, without what they hold.") { data };
        command.SetAction((parse, token) => RunAsync(house, parse, data, async verb =>
        {
            await verb.ListAsync(parse.InvocationConfiguration.Output, token).ConfigureAwait(false);
            return 0;
        }, token));
        return command;
    }

    private static Command Resend(IHouse house)
    {
        var ids = new Argument<string[]>("ids") { Description = "Ids, as listed.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All that are listed." };
        var data = SatarkCommand.DataOption();
        var command = new Command("resend", "Sends them again, once what kept them from being taken is mended.") { ids, all, data };
        command.SetAction(async (parse, token) =>
        {
            if (parse.GetValue(all) == (parse.GetValue(ids) is { Length: > 0 }))
            {
                await parse.InvocationConfiguration.Error.WriteLineAsync("Say which: their ids, or --all.").ConfigureAwait(false);
                return 1;
            }

            return await RunAsync(
                house, parse, data, verb => verb.ResendAsync(parse.GetValue(ids) ?? [], parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, token), token).ConfigureAwait(false);
        });
        return command;
    }

    private static Task<int> RunAsync(IHouse house, ParseResult parse, Option<string> data, Func<DeadLetterVerb, Task<int>> work, CancellationToken cancellationToken) => house.RunAsync(
        parse.GetValue(data)!,
        parse.InvocationConfiguration.Error,
        services => work(new DeadLetterVerb(services.GetRequiredService<IMessageBus>(), services.GetRequiredService<TimeProvider>())),
        cancellationToken,
        HouseParts.Either);
}

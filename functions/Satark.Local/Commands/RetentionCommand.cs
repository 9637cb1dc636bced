using System.CommandLine;
using Satark.Relay.Retention;

namespace Satark.Local.Commands;

/// <summary><c>retention</c>: what the informers' relay keeps, for how long, and what is past its days.</summary>
internal static class RetentionCommand
{
    public static Command Make(IHouse house)
    {
        var run = new Option<bool>("--run") { Description = "Forget now what is past its days, as the daily run does: keys first, so that no backup can be read." };
        var data = SatarkCommand.DataOption();
        var command = new Command("retention", "Shows what the informers' relay keeps by class of data. --data names the relay's folder (beside a desk: DIR/relay).") { run, data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                var forget = parse.GetValue(run);
                var report = await services.GetRequiredService<KeepOrForget>().RunAsync(forget, token).ConfigureAwait(false);
                await report.WriteAsync(parse.InvocationConfiguration.Output, forget).ConfigureAwait(false);
                return 0;
            },
            token,
            HouseParts.Relay));
        return command;
    }
}

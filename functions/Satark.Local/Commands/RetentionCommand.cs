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
                var output = parse.InvocationConfiguration.Output;
                await output.WriteLineAsync($"class\tdays\tkept\t{(forget ? "forgotten" : "past their days")}\toldest\tsetting").ConfigureAwait(false);
                foreach (var found in report.Classes)
                {
                    await output.WriteLineAsync($"{found.Name}\t{found.Days}\t{found.Kept}\t{found.Due}\t{found.Oldest?.ToString("yyyy-MM-dd", null) ?? "-"}\t{found.Setting}").ConfigureAwait(false);
                }

                return 0;
            },
            token,
            HouseParts.Relay));
        return command;
    }
}

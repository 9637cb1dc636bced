using System.CommandLine;
using Satark.Local.Relay;

namespace Satark.Local.Commands;

/// <summary><c>serve</c>: starts Satark and says where it is.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var data = SatarkCommand.DataOption();
        var (port, bind) = (Serving.PortOption(LocalOptions.DefaultPort), Serving.BindOption());
        var demo = new Option<bool>("--demo") { Description = "Makes a new folder a demo: invented people, nothing leaves this machine." };
        var command = new Command("serve", "Starts Satark.") { data, port, bind, demo };
        command.SetAction((parse, token) =>
        {
            var wantsDemo = parse.GetValue(demo);
            var named = parse.GetResult(data) is { Implicit: false };
            var options = new LocalOptions
            {
                // A demo never shares the folder in which real work would begin.
                DataFolder = named || !wantsDemo ? parse.GetValue(data)! : SatarkCommand.DefaultFolder + "-demo",
                Port = parse.GetValue(port),
                Bind = parse.GetValue(bind)!,
                Demo = wantsDemo,
            };
            return RunAsync(options, parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, token);
        });
        return command;
    }

    private static Task<int> RunAsync(LocalOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken) => Serving.RunAsync(
        async () =>
        {
            await using var host = await LocalHost.StartAsync(options, cancellationToken).ConfigureAwait(false);
            await SayAsync(host, options, output).ConfigureAwait(false);
            await host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        },
        error);

    private static async Task SayAsync(LocalHost host, LocalOptions options, TextWriter output)
    {
        await output.WriteLineAsync($"Satark is ready at {host.Url.GetLeftPart(UriPartial.Authority)}").ConfigureAwait(false);
        await output.WriteLineAsync(host.FirstAddress.Contains('#', StringComparison.Ordinal)
            ? $"Sign in once with this link, within 24 hours: {host.FirstAddress}"
            : $"Sign in at {host.FirstAddress}").ConfigureAwait(false);
        if (host.IsDemo)
        {
            await output.WriteLineAsync($"This is a DEMO folder ({Path.GetFullPath(options.DataFolder)}): all people are invented, no message leaves this machine.").ConfigureAwait(false);
        }

        if (host.Relay == RelayMode.Embedded)
        {
            await output.WriteLineAsync("trial: relay and desk share this machine").ConfigureAwait(false);
        }

        await output.FlushAsync().ConfigureAwait(false);
    }
}

using System.CommandLine;
using System.Net.Sockets;
using Satark.Local.Relay;
using Satark.Local.Storage;

namespace Satark.Local.Commands;

/// <summary><c>serve</c>: starts Satark and says where it is.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var data = SatarkCommand.DataOption();
        var port = new Option<int>("--port") { Description = "The port; 0 takes any that is free.", DefaultValueFactory = _ => LocalOptions.DefaultPort, HelpName = "N" };
        var bind = new Option<string>("--bind") { Description = "The address to listen on.", DefaultValueFactory = _ => "127.0.0.1", HelpName = "A" };
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

    private static async Task<int> RunAsync(LocalOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var host = await LocalHost.StartAsync(options, cancellationToken).ConfigureAwait(false);
            await SayAsync(host, options, output).ConfigureAwait(false);
            await host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }
        catch (Exception trouble) when (trouble is DataFolderException or ArgumentException)
        {
            await error.WriteLineAsync(trouble.Message).ConfigureAwait(false);
        }
        catch (InvalidOperationException trouble) when (trouble.InnerException is FormatException or ArgumentException or OverflowException)
        {
            // The configuration's word for a setting that cannot be read as what it should be; it names the setting.
            await error.WriteLineAsync(trouble.Message).ConfigureAwait(false);
        }
        catch (SocketException trouble)
        {
            await error.WriteLineAsync($"Cannot listen on {options.Bind}:{options.Port}: {trouble.Message.TrimEnd('.')}. Name another port with --port.").ConfigureAwait(false);
        }

        return 1;
    }

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

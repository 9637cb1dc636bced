using System.CommandLine;
using Satark.Local.Relay;

namespace Satark.Local.Commands;

/// <summary><c>relay</c>: starts the informers' relay as a process of its own and says where it is.</summary>
internal static class RelayCommand
{
    private const string KeyVariable = "SATARK_RELAY_KEY";
    private const string DefaultFolder = "satark-relay";

    public static Command Make()
    {
        var data = new Option<string>("--data") { Description = "The relay's own data folder.", DefaultValueFactory = _ => DefaultFolder, HelpName = "DIR" };
        var (port, bind) = (Serving.PortOption(RelayHostOptions.DefaultPort), Serving.BindOption());
        var desk = new Option<string?>("--desk") { Description = "Where the desk is. Without it: Satark:Relay:Desk:Url.", HelpName = "URL" };
        var keyId = new Option<string?>("--key-id") { Description = "The id of the key that 'partner add relay --scope relay' gave at the desk. Without it: Satark:Relay:Desk:KeyId." };
        var keyFile = new Option<string?>("--key-file") { Description = $"A file that holds the key alone. Without it: {KeyVariable}, or Satark:Relay:Desk:Key.", HelpName = "FILE" };
        var command = new Command("relay", "Starts the informers' relay as a process of its own. Set Satark:Relay:Mode to separate at the desk.") { data, port, bind, desk, keyId, keyFile };
        command.SetAction((parse, token) => RunAsync(
            () => new RelayHostOptions
            {
                DataFolder = parse.GetValue(data)!,
                Port = parse.GetValue(port),
                Bind = parse.GetValue(bind)!,
                Settings = Settings(parse.GetValue(desk), parse.GetValue(keyId), parse.GetValue(keyFile)),
            },
            parse.InvocationConfiguration.Output,
            parse.InvocationConfiguration.Error,
            token));
        return command;
    }

    private static Task<int> RunAsync(Func<RelayHostOptions> read, TextWriter output, TextWriter error, CancellationToken cancellationToken) => Serving.RunAsync(
        async () =>
        {
            await using var host = await RelayHost.StartAsync(read(), cancellationToken).ConfigureAwait(false);
            await output.WriteLineAsync($"Satark is ready at {host.Url.GetLeftPart(UriPartial.Authority)}\nThis is the informers' relay: it knows who they are, and no desk reaches it.").ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            await host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        },
        error);

    // A key among the arguments would stand in the list of processes, for everybody on the machine.
    private static Dictionary<string, string?> Settings(string? desk, string? keyId, string? keyFile)
    {
        var key = keyFile is null ? Environment.GetEnvironmentVariable(KeyVariable)
            : File.Exists(keyFile) ? File.ReadAllText(keyFile).Trim()
            : throw new ArgumentException($"There is no file {keyFile} with the key.");
        return new[] { ("Url", desk), ("KeyId", keyId), ("Key", key) }
            .Where(s => !string.IsNullOrEmpty(s.Item2)).ToDictionary(s => "Satark:Relay:Desk:" + s.Item1, s => s.Item2);
    }
}

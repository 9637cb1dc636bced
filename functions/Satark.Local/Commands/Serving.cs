using System.CommandLine;
using System.Net.Sockets;
using Satark.Local.Storage;

namespace Satark.Local.Commands;

/// <summary>What the verbs that start a web process share.</summary>
internal static class Serving
{
    /// <summary>The port to listen on.</summary>
    public static Option<int> PortOption(int otherwise) => new("--port") { Description = "The port; 0 takes any that is free.", DefaultValueFactory = _ => otherwise, HelpName = "N" };

    /// <summary>The address to listen on.</summary>
    public static Option<string> BindOption() => new("--bind") { Description = "The address to listen on.", DefaultValueFactory = _ => "127.0.0.1", HelpName = "A" };

    /// <summary>Serves until it is stopped; what keeps it from starting is said in a sentence.</summary>
    /// <param name="serve">Reads its options, starts, says where it is and waits for its end.</param>
    /// <param name="error">For what is wrong.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Func<Task> serve, TextWriter error)
    {
        try
        {
            await serve().ConfigureAwait(false);
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
            await error.WriteLineAsync($"Cannot listen on {trouble.Message.TrimEnd('.')}. Name another port with --port, or another address with --bind.").ConfigureAwait(false);
        }

        return 1;
    }
}

using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;

namespace Satark.Local.Commands;

/// <summary>Runs verbs for other processes of the same owner, on this process's services.</summary>
internal sealed partial class ControlListener(string folder, IServiceProvider services, ILogger<ControlListener> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var address = ControlSocket.AddressOf(folder);

        // The folder's lock is ours: a socket that lies there belongs to a process that has ended.
        File.Delete(address.ToString());
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(address);
        listener.Listen();
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptAsync(stoppingToken).ConfigureAwait(false);
                await AnswerAsync(socket, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
        finally
        {
            File.Delete(address.ToString());
        }
    }

    private async Task AnswerAsync(Socket socket, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new NetworkStream(socket);
            var args = await JsonSerializer.DeserializeAsync(stream, ControlJson.Default.StringArray, cancellationToken).ConfigureAwait(false) ?? [];
            using var output = new StringWriter();
            using var error = new StringWriter();
            var root = SatarkCommand.Make(new ThisHouse(services));
            var code = await root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken).ConfigureAwait(false);
            await JsonSerializer.SerializeAsync(stream, new ControlAnswer(code, output.ToString(), error.ToString()), ControlJson.Default.ControlAnswer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or JsonException or SocketException)
        {
            // The other process went away or is no Satark: its own terminal tells its user.
            Log.NotAnswered(logger, error.GetType().Name);
        }
    }

    private sealed class ThisHouse(IServiceProvider services) : IHouse
    {
        // The process that asks has looked whose folder it is.
        public Task<int> RunAsync(string folder, TextWriter error, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken, HouseParts parts = HouseParts.Desk, string[]? ask = null) => work(services);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A command from another process could not be answered: {Error}.")]
        public static partial void NotAnswered(ILogger logger, string error);
    }
}

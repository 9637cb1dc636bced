using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Satark.Http.Health;

namespace Satark.Local;

/// <summary>
/// Tells systemd that Satark is ready and, for its watchdog, that the engine still turns (sd_notify(3)). A process whose queue stands still is
/// started anew, though it still answers. Without systemd it does nothing.
/// </summary>
internal sealed partial class ServiceNotice(IEngineHealth engine, IHostApplicationLifetime life, IConfiguration configuration, TimeProvider clock, ILogger<ServiceNotice> logger) : BackgroundService
{
    private readonly string? _socket = configuration["NOTIFY_SOCKET"];

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Tell("STOPPING=1");
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrEmpty(_socket))
        {
            return;
        }

        using var ready = life.ApplicationStarted.Register(() => Tell("READY=1"));
        if (!long.TryParse(configuration["WATCHDOG_USEC"], NumberStyles.None, CultureInfo.InvariantCulture, out var within) || within <= 0)
        {
            return;
        }

        // Twice as often as asked for, as sd_watchdog_enabled(3) recommends.
        using var timer = new PeriodicTimer(TimeSpan.FromMicroseconds(within / 2.0), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                var state = await engine.ReadAsync(stoppingToken).ConfigureAwait(false);
                if (state.AgeOfLastCycleMs <= state.StandsStillAfterMs)
                {
                    Tell("WATCHDOG=1");
                }
                else
                {
                    Log.StandsStill(logger, state.AgeOfLastCycleMs);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private void Tell(string word)
    {
        if (string.IsNullOrEmpty(_socket))
        {
            return;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

            // '@' stands for the NUL of an abstract address.
            socket.SendTo(Encoding.ASCII.GetBytes(word), new UnixDomainSocketEndPoint(_socket[0] == '@' ? '\0' + _socket[1..] : _socket));
        }
        catch (SocketException error)
        {
            Log.NotTold(logger, error.SocketErrorCode, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The queue has stood still for {Milliseconds} ms: systemd is not told that all is well.")]
        public static partial void StandsStill(ILogger logger, long milliseconds);

        [LoggerMessage(LogLevel.Warning, "systemd could not be told ({Error}).")]
        public static partial void NotTold(ILogger logger, SocketError error, Exception exception);
    }
}

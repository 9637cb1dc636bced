using Satark.Local.Storage;
using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>
/// The queue worker of this host: brings each message of the database to its handler, at or after its due time, at least
/// once. A restored backup is held: nothing of it is taken until somebody releases it.
/// </summary>
public sealed partial class SqliteQueue : IHostedService, IDisposable
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(2);

    private readonly SqliteDatabase _database;
    private readonly LanePump _pump;
    private readonly ILogger<SqliteQueue> _logger;

    /// <summary>Prepares the queue; nothing is taken before <see cref="StartAsync"/>.</summary>
    public SqliteQueue(SqliteDatabase database, Func<Message, CancellationToken, Task> handle, QueueOptions options, TimeProvider clock, ILogger<SqliteQueue> logger)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        options.Validate();
        _database = database;
        _logger = logger;
        _pump = new LanePump(database.Writer, new Delivery(handle, clock, logger), options, clock);
        database.Writer.Sink = _pump;
    }

    /// <summary>Numbers for the health page.</summary>
    public QueueHealth Health
    {
        get
        {
            var state = _database.Writer.State;
            return new(state.Held, _pump.LastCycleAge, _pump.Lateness, state.Urgent, state.Ordinary, state.Bulk, state.Dead);
        }
    }

    /// <summary>True while a restored backup's messages are not taken.</summary>
    public bool Held => _database.Held;

    /// <summary>When the next message that waits in memory is due: for tests that turn the clock from timer to timer.</summary>
    public DateTimeOffset? NextDue => _pump.NextDue;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Held)
        {
            Log.Held(_logger);
        }

        _pump.Start();
        return Task.CompletedTask;
    }

    /// <summary>Takes the messages of a restored backup from now on.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await _database.Writer.WriteAsync(
            static session =>
            {
                session.Release();
                return true;
            },
            0,
            cancellationToken).ConfigureAwait(false);
        _pump.Cycle();
    }

    /// <summary>Completes once no message that is due now waits or is being handled. Where nothing is taken (held, stopped), once none is being handled.</summary>
    public Task IdleAsync(CancellationToken cancellationToken = default) => _pump.IdleAsync().WaitAsync(cancellationToken);

    /// <summary>Takes no more, gives running handlers a moment, then cancels them: what they did not finish is handled at the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _pump.Pause();
        try
        {
            // The machine's clock, whatever clock the queue follows: somebody waits for the process to end.
            await _pump.IdleAsync().WaitAsync(StopGrace, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            _pump.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pump.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "This data folder was restored, imported or moved away: its messages are held until somebody releases them.")]
        public static partial void Held(ILogger logger);
    }
}

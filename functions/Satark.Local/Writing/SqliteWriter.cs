using Satark.Local.Messaging;
using Satark.Local.Sqlite;
using Satark.Storage;

namespace Satark.Local.Writing;

/// <summary>
/// The one thread that writes. Whatever waits while a group is being committed forms the next group, so that many
/// callers share one synchronisation of the disk, and nobody waits for company.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private readonly WriterInbox _inbox = new();
    private readonly string _folder;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private QueueState _state;
    private volatile bool _failing;

    /// <summary>Starts the thread.</summary>
    public SqliteWriter(Func<SqliteHandle> open, string folder, ILogger logger)
    {
        Connection = new WriterConnection(open, logger);
        _folder = folder;
        _logger = logger;
        _state = Connection.Session().State;
        _thread = new Thread(Run) { IsBackground = true, Name = "Satark writer" };
        _thread.Start();
    }

    /// <summary>Counts as last committed.</summary>
    public QueueState State => Volatile.Read(ref _state);

    /// <summary>True while the last group could not be written.</summary>
    public bool IsFailing => _failing;

    /// <summary>Who hears of messages; set once, before any is expected.</summary>
    public IMessageSink? Sink { get; set; }

    /// <summary>The connection, for tests that break it on purpose.</summary>
    internal WriterConnection Connection { get; }

    /// <summary>Writes with the next group; completes after its COMMIT.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was stored.</exception>
    public Task<T> WriteAsync<T>(Func<WriteSession, T> write, long size, CancellationToken cancellationToken)
    {
        var work = new WriteWork<T>(write, size, cancellationToken);
        if (!_inbox.Add(work))
        {
            work.Failed(new StoreUnavailableException("Satark is stopping; nothing was stored."));
        }

        return work.Task;
    }

    /// <summary>Deletes a handled message some time soon. Should the process die before, it is handled again.</summary>
    public void Complete(QueuedMessage handled) => _inbox.Add(handled);

    /// <summary>Reads a stretch of a lane between two groups.</summary>
    public void Scan(LaneScan scan)
    {
        if (!_inbox.Add(scan))
        {
            scan.Found(null);
        }
    }

    /// <summary>Finishes what waits, then ends.</summary>
    public void Dispose()
    {
        _inbox.Stop();
        _thread.Join();
        Connection.Dispose();
    }

    private void Run()
    {
        while (_inbox.Take() is { } batch)
        {
            var stopping = false;
            if (batch.Works.Count + batch.Handled.Count > 0 && !CommitGroup(batch.Works, batch.Handled))
            {
                stopping = _inbox.PutBack(batch.Handled);
            }

            foreach (var scan in batch.Scans)
            {
                Answer(scan);
            }

            if (stopping)
            {
                return;
            }
        }
    }

    private bool CommitGroup(List<WriteWork> works, List<QueuedMessage> handled)
    {
        while (true)
        {
            WriteWork? current = null;
            try
            {
                var session = Connection.Session();
                session.Begin();
                foreach (var work in works)
                {
                    current = work;
                    work.Apply(session);
                }

                current = null;
                foreach (var message in handled)
                {
                    session.Complete(message);
                }

                session.Commit();
                Finish(works, handled, session);
                return true;
            }
            catch (SqliteFault fault) when (current is null || fault.IsOfTheDatabase)
            {
                Abandon(works, fault);
                return false;
            }
#pragma warning disable CA1031 // One caller's fault must not take the group's other callers with it.
            catch (Exception error) when (current is not null)
#pragma warning restore CA1031
            {
                // The group starts over without the one that cannot be written.
                Connection.TakeBack(null);
                works.Remove(current);
                current.Failed(error);
            }
        }
    }

    private void Finish(List<WriteWork> works, List<QueuedMessage> handled, WriteSession session)
    {
        Volatile.Write(ref _state, session.State);
        if (_failing)
        {
            _failing = false;
            Log.WritesAgain(_logger);
        }

        // The queue knows a message before its sender hears "saved": whoever saved and then asks the queue finds it there.
        Sink?.Committed(session.Fresh, handled);
        foreach (var work in works)
        {
            work.Committed();
        }
    }

    private void Abandon(List<WriteWork> works, SqliteFault fault)
    {
        if (!_failing)
        {
            _failing = true;
            Log.CannotWrite(_logger, fault.Code, fault);
        }

        Connection.TakeBack(fault);
        var sentence = fault.Explain(_folder) + " Nothing was stored.";
        foreach (var work in works)
        {
            work.Failed(new StoreUnavailableException(sentence, fault));
        }
    }

    private void Answer(LaneScan scan)
    {
        List<QueuedMessage>? found = null;
        try
        {
            found = Connection.Session().Lanes.Read(scan.Lane, scan.From, scan.Limit);
        }
        catch (SqliteFault fault)
        {
            Log.CannotRead(_logger, fault.Code, fault);
        }

        scan.Found(found);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "The database cannot be written (SQLite {Code}); every change is refused until it can.")]
        public static partial void CannotWrite(ILogger logger, int code, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The database can be written again.")]
        public static partial void WritesAgain(ILogger logger);

        [LoggerMessage(LogLevel.Error, "The queue could not be read (SQLite {Code}).")]
        public static partial void CannotRead(ILogger logger, int code, Exception exception);
    }
}

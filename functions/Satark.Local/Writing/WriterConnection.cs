using Satark.Local.Sqlite;

namespace Satark.Local.Writing;

/// <summary>The writer's connection, opened again after a fault that spoilt it.</summary>
internal sealed partial class WriterConnection(Func<SqliteHandle> open, ILogger logger) : IDisposable
{
    private WriteSession? _session;
    private long _change;

    /// <summary>For tests that break the connection on purpose: runs before each use.</summary>
    public Action<SqliteHandle>? BeforeUse { get; set; }

    /// <summary>The session, opened where there is none.</summary>
    /// <exception cref="SqliteFault">It cannot be opened.</exception>
    public WriteSession Session()
    {
        if (_session is null)
        {
            var db = open();
            try
            {
                _session = new WriteSession(db, _change);
            }
            catch
            {
                db.Dispose();
                throw;
            }
        }

        BeforeUse?.Invoke(_session.Handle);
        return _session;
    }

    /// <summary>Rolls the group back; where the fault spoilt the connection, drops it.</summary>
    public void TakeBack(SqliteFault? fault)
    {
        if (_session is not { } session)
        {
            return;
        }

        var spoilt = fault is { SpoilsTheConnection: true };
        try
        {
            session.Rollback();
            if (spoilt)
            {
                // The failed COMMIT may have left its frames in the log, complete: a small commit of our own writes over
                // them before anybody is told that nothing was stored.
                session.Begin();
                session.Commit();
            }
        }
        catch (SqliteFault second)
        {
            Log.CannotTakeBack(logger, second.Code);
            spoilt |= second.SpoilsTheConnection;
        }

        if (spoilt)
        {
            _change = session.State.Change;
            _session = null;
            session.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session?.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "After a failed group the database could not be written either (SQLite {Code}).")]
        public static partial void CannotTakeBack(ILogger logger, int code);
    }
}

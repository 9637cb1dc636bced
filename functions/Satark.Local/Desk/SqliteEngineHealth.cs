using Satark.Http.Health;
using Satark.Local.Messaging;

namespace Satark.Local.Desk;

/// <summary>The queue's numbers for the health page.</summary>
internal sealed class SqliteEngineHealth(SqliteQueue queue) : IEngineHealth
{
    /// <inheritdoc />
    public ValueTask<EngineState> ReadAsync(CancellationToken cancellationToken)
    {
        var h = queue.Health;
        return ValueTask.FromResult(new EngineState(
            (long)h.LastCycleAge.TotalMilliseconds, (long)h.Lateness.TotalMilliseconds, h.Urgent + h.Ordinary + h.Bulk, h.DeadLetters, h.Held));
    }
}

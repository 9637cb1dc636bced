using System.Diagnostics.Metrics;
using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>The queue's numbers, measured whenever somebody exports them.</summary>
internal sealed class QueueGauges : IDisposable
{
    private readonly Meter _meter = new(EngineMeter.Name);

    /// <summary>Publishes them for as long as this lives.</summary>
    public QueueGauges(SqliteQueue queue)
    {
        _meter.CreateObservableGauge("satark.oldest_due", () => queue.Health.Lateness.TotalSeconds, "s", "By how much the oldest message that is due and not handled is late.");
        _meter.CreateObservableGauge("satark.waiting", () => queue.Health.Urgent + queue.Health.Ordinary + queue.Health.Bulk, "{message}", "Messages that are not handled, timers among them.");
        _meter.CreateObservableGauge("satark.dead_letters.waiting", () => queue.Health.DeadLetters, "{message}", "Dead letters that nobody has sent again.");
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}

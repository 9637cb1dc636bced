using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Satark.Scenarios;

/// <summary>Hears every trace and every measurement of ours, as an exporter would.</summary>
internal sealed class CanaryListeners : IDisposable
{
    private readonly ConcurrentQueue<string> _traces = new();
    private readonly ConcurrentQueue<string> _metrics = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public CanaryListeners()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Satark", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => _traces.Enqueue($"{a.Source.Name} {a.DisplayName} {a.Id} {a.StatusDescription} {Pairs(a.TagObjects)} {Pairs(a.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value)))} "
                + string.Join(' ', a.Events.Select(e => e.Name + Pairs(e.Tags)))),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((i, value, tags, _) => Measured(i, value, tags));
        _meters.SetMeasurementEventCallback<int>((i, value, tags, _) => Measured(i, value, tags));
        _meters.SetMeasurementEventCallback<double>((i, value, tags, _) => Measured(i, value, tags));
        _meters.Start();
    }

    public IReadOnlyCollection<string> Traces => _traces;

    public IReadOnlyCollection<string> Metrics => _metrics;

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    // The runtime's and the web server's own are exported by nobody, and other tests of this process measure there too.
    private void Measured(Instrument instrument, IFormattable value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.Meter.Name.StartsWith("Satark", StringComparison.Ordinal))
        {
            _metrics.Enqueue($"{instrument.Meter.Name} {instrument.Name} {value.ToString(null, CultureInfo.InvariantCulture)} {Pairs(tags.ToArray())}");
        }
    }

    private static string Pairs(IEnumerable<KeyValuePair<string, object?>> pairs) => string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}"));
}

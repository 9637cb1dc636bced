using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Board;
using Satark.Cases;
using Satark.Escalation;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Functions.Tests.Storage;
using Satark.Functions.Triggers;
using Satark.Messaging;
using Satark.Support;

namespace Satark.Functions.Tests.Messaging;

/// <summary>What the clock alone sets going, and what health says of it.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class TickTests : FaultWorld
{
    private readonly Listener _log = new();
    private MemoryStore _cases = null!;
    private Pulses _pulses = null!;
    private TickFunction _tick = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _cases = new MemoryStore(Clock);
        var keys = new MemoryKeyRing();
        var book = new CaseBook(_cases, keys, new Pace(1), Clock);
        _pulses = new Pulses(Stores.Account, Stores.Sender, Clock);
        _tick = new TickFunction(new Tick(
            new Sweeper(Stores.Account, Stores.Sender, Clock, NullLogger<Sweeper>.Instance),
            _pulses,
            [
                new TickWork("audit", new Auditor(_cases, book, new BoardIndex(_cases, Clock), NullLogger<Auditor>.Instance).HandleAsync),
                new TickWork("anchors", new BlobAnchors(Stores.Account, new Anchors(book, new CaseIndex(_cases), keys), Clock).AppendAsync),
            ],
            Health(),
            Clock,
            _log));
    }

    [Fact]
    public async Task A_tick_sweeps_sends_pulses_anchors_the_day_and_is_seen()
    {
        Store.At = DieAt(SaveStep.Committed);
        await Assert.ThrowsAsync<DiedException>(() => Store.SaveAsync(Sending(new Satark.Storage.Change("p"), "m"), None));
        Clock.Advance(Sweeper.Grace * 2);
        Assert.True((await Health().ReadAsync(None)).AgeOfLastCycleMs < 1000);

        await _tick.RunAsync(new(), None);

        Assert.Equal(["Pulse", "Pulse", "Pulse", "Tested"], (await QueueReader.DrainAsync(Stores)).Select(m => m.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(1, await Remains.BlobsAsync(Stores.Account.Anchors));
        Assert.Equal([Telemetry.Ticked], _log.Events);
        Clock.Advance(TimeSpan.FromSeconds(14));
        Assert.InRange((await Health().ReadAsync(None)).AgeOfLastCycleMs, 14_000, 20_000);
    }

    [Fact]
    public async Task Pulses_go_once_a_minute_and_health_shows_the_oldest_that_is_missing()
    {
        await _tick.RunAsync(new(), None);
        Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.InRange((await Health().ReadAsync(None)).OldestDueMs, 90_000, 95_000);
        foreach (var pulse in (await QueueReader.DrainAsync(Stores)).Where(p => p.Lane != Lane.Bulk))
        {
            await _pulses.HandleAsync(pulse, None);
        }

        Assert.InRange((await Health().ReadAsync(None)).OldestDueMs, 90_000, 95_000);
        await _tick.RunAsync(new(), None);
        var second = await QueueReader.DrainAsync(Stores);
        Assert.Equal(3, second.Count);
        foreach (var pulse in second)
        {
            await _pulses.HandleAsync(pulse, None);
        }

        // The first one of the bulk lane never came back; the second shows that the lane is well again.
        Assert.Equal(0, (await Health().ReadAsync(None)).OldestDueMs);
        Assert.DoesNotContain(await Remains.RowsAsync(Stores.Account.Health), r => r.PartitionKey == "pulse");
    }

    [Fact]
    public async Task One_part_that_fails_stops_no_other_and_the_tick_fails_at_its_end()
    {
        _cases.At = _ => throw new InvalidOperationException("The audit cannot read.");
        Bus.Fault = (operation, path) => operation == "send" && path == Queues.Urgent
            ? new Azure.Messaging.ServiceBus.ServiceBusException("down", Azure.Messaging.ServiceBus.ServiceBusFailureReason.ServiceBusy)
            : null;

        var failed = await Assert.ThrowsAsync<AggregateException>(() => _tick.RunAsync(new(), None));

        Assert.Equal(3, failed.InnerExceptions.Count);
        Assert.Equal(3, _log.Errors);
        Assert.Empty(_log.Events);
        Bus.Fault = null;
        Assert.Equal([Lane.Ordinary, Lane.Bulk], (await QueueReader.DrainAsync(Stores)).Select(m => m.Lane));
        Assert.Equal(1, (await Remains.RowsAsync(Stores.Account.Health)).Count(r => r.PartitionKey == "tick"));

        // The pulse that its queue did not take is missed.
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.InRange((await Health().ReadAsync(None)).OldestDueMs, 30_000, 35_000);
    }

    [Fact]
    public async Task A_sweep_that_fails_is_no_tick()
    {
        Way.Instead = (message, next) => message.Request.Uri.Path.Contains("intents", StringComparison.Ordinal) ? throw new IOException("down") : next();

        await Assert.ThrowsAsync<AggregateException>(() => _tick.RunAsync(new(), None));

        Assert.DoesNotContain(await Remains.RowsAsync(Stores.AccountOf(null).Health), r => r.PartitionKey == "tick");
        Assert.Equal(1, await Remains.BlobsAsync(Stores.Account.Anchors));
    }

    [Fact]
    public async Task Health_counts_dead_letters_and_says_what_it_cannot_know()
    {
        var letters = new ServiceBusMessageBus(Stores.Account, Stores.Sender, Clock, NullLogger<ServiceBusMessageBus>.Instance);
        await letters.DeadLetterAsync(new Message("m", "Tested", Lane.Urgent, Clock.GetUtcNow(), default), "x", None);
        await letters.DeadLetterAsync(new Message("n", "Tested", Lane.Urgent, Clock.GetUtcNow(), default), "x", None);

        var state = await Health().ReadAsync(None);

        Assert.Equal(2, state.DeadLetters);
        Assert.Null(state.Waiting);
        Assert.False(state.Held);
        Assert.Equal(60_000, state.StandsStillAfterMs);
    }

    [Fact]
    public async Task Health_that_is_asked_all_the_time_reads_the_tables_every_other_second()
    {
        var health = Health();
        Way.Seen.Clear();
        await health.ReadAsync(None);
        var once = Way.Seen.Count;
        for (var i = 0; i < 20; i++)
        {
            await health.ReadAsync(None);
        }

        Assert.Equal(once, Way.Seen.Count);
        Clock.Advance(TimeSpan.FromSeconds(3));
        await health.ReadAsync(None);
        Assert.Equal(once * 2, Way.Seen.Count);
    }

    private TableEngineHealth Health() => new(Stores.Account, new Pulses(Stores.Account, Stores.Sender, Clock), Clock);

    private sealed class Listener : ILogger<Tick>
    {
        private int _errors;

        public ConcurrentQueue<string?> Events { get; } = [];

        public int Errors => _errors;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                Interlocked.Increment(ref _errors);
            }
            else
            {
                Events.Enqueue(eventId.Name);
            }
        }
    }
}

using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Functions.Tests.Messaging;
using Satark.Functions.Triggers;

namespace Satark.Functions.Tests.Hosting;

/// <summary>Does what the Functions host does with queues: brings what is due to the lanes' functions, many at once, and lets come back what they throw.</summary>
internal sealed class BusPump : IAsyncDisposable
{
    private const int AtOnce = 64;

    private readonly Func<Func<CancellationToken, Task>, CancellationToken, Task> _bring;
    private readonly TableStore _store;
    private readonly List<(ServiceBusReceiver Receiver, Func<ServiceBusReceivedMessage, ServiceBusMessageActions, CancellationToken, Task> Function)> _triggers;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly ConcurrentDictionary<string, int> _handled = new(StringComparer.Ordinal);
    private readonly Task _pumping;
    private long _emptyRounds;
    private int _busy;

    /// <summary>Begins to take messages.</summary>
    public BusPump(ServiceBusClient bus, LaneFunctions lanes, DeadLetterFunctions letters, TableStore store, Func<Func<CancellationToken, Task>, CancellationToken, Task> bring)
    {
        (_bring, _store) = (bring, store);
        _triggers =
        [
            (bus.CreateReceiver(Queues.Urgent), lanes.UrgentAsync),
            (bus.CreateReceiver(Queues.Ordinary), lanes.OrdinaryAsync),
            (bus.CreateReceiver(Queues.Bulk), lanes.BulkAsync),
            (Letters(bus, Queues.Urgent), letters.UrgentAsync),
            (Letters(bus, Queues.Ordinary), letters.OrdinaryAsync),
            (Letters(bus, Queues.Bulk), letters.BulkAsync),
        ];
        _pumping = Task.Run(PumpAsync);
    }

    /// <summary>How many messages of each kind were brought to the lanes.</summary>
    public IReadOnlyDictionary<string, int> Handled => _handled;

    /// <summary>When the next scheduled message becomes active.</summary>
    public async Task<DateTimeOffset?> NextDueAsync()
    {
        DateTimeOffset? next = null;
        foreach (var message in (await Task.WhenAll(_triggers.Take(3).Select(t => t.Receiver.PeekMessagesAsync(10_000, fromSequenceNumber: 0)))).SelectMany(m => m))
        {
            if (message.State == ServiceBusMessageState.Scheduled && (next is null || message.ScheduledEnqueueTime < next))
            {
                next = message.ScheduledEnqueueTime;
            }
        }

        return next;
    }

    /// <summary>Completes once nothing that is due waits or is being handled.</summary>
    public async Task IdleAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        var goal = Interlocked.Read(ref _emptyRounds) + 2;
        while (Interlocked.Read(ref _emptyRounds) < goal)
        {
            if (_pumping.IsCompleted)
            {
                await _pumping;
                throw new InvalidOperationException("The pump has stopped.");
            }

            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
            {
                throw new TimeoutException($"{_busy} messages are still being handled after a minute.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pumping;
        await Task.WhenAll(_running.Keys);
        foreach (var (receiver, _) in _triggers)
        {
            await receiver.DisposeAsync();
        }

        _stop.Dispose();
    }

    private static ServiceBusReceiver Letters(ServiceBusClient bus, string queue) => bus.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    private async Task PumpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var wasBusy = Volatile.Read(ref _busy) > 0;
            await _store.IdleAsync();
            var taken = await Task.WhenAll(_triggers.Select(TakeAsync));
            if (taken.Sum() == 0 && !wasBusy && Volatile.Read(ref _busy) == 0)
            {
                Interlocked.Increment(ref _emptyRounds);
            }
        }
    }

    private async Task<int> TakeAsync((ServiceBusReceiver Receiver, Func<ServiceBusReceivedMessage, ServiceBusMessageActions, CancellationToken, Task> Function) trigger)
    {
        var messages = await trigger.Receiver.ReceiveMessagesAsync(AtOnce, TimeSpan.FromMilliseconds(1));
        foreach (var message in messages)
        {
            Interlocked.Increment(ref _busy);
            _handled.AddOrUpdate(message.Subject ?? "", 1, (_, n) => n + 1);
            var running = Task.Run(() => HandleAsync(trigger, message));
            _running[running] = 0;
            _ = running.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        }

        return messages.Count;
    }

    private async Task HandleAsync((ServiceBusReceiver Receiver, Func<ServiceBusReceivedMessage, ServiceBusMessageActions, CancellationToken, Task> Function) trigger, ServiceBusReceivedMessage message)
    {
        try
        {
            await _bring(token => trigger.Function(message, new Settling(trigger.Receiver), token), _stop.Token);
        }
#pragma warning disable CA1031 // Whatever a function throws, the Functions host gives its message back.
        catch (Exception)
#pragma warning restore CA1031
        {
            await GiveBackAsync(trigger.Receiver, message);
        }
        finally
        {
            Interlocked.Decrement(ref _busy);
        }
    }

    private static async Task GiveBackAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message)
    {
        try
        {
            await receiver.AbandonMessageAsync(message);
        }
        catch (ServiceBusException lost) when (lost.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            // Its lock ran out or its twin completed it: it is no longer ours to give back.
        }
    }
}

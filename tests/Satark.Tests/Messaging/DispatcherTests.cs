using Microsoft.Extensions.Logging.Abstractions;
using Satark.Messaging;
using Satark.Support;

namespace Satark.Tests.Messaging;

public sealed class DispatcherTests
{
    private readonly FakeClock _clock = new();
    private readonly MemoryStore _store;
    private int _handled;

    public DispatcherTests() => _store = new MemoryStore(_clock);

    [Fact]
    public async Task A_message_that_no_handler_knows_is_dead_and_never_quietly_gone()
    {
        await Dispatcher(_ => Task.CompletedTask).DispatchAsync(Message() with { Kind = "Newer" }, default);

        Assert.Contains("no handler", Assert.Single(_store.Dead).Reason, StringComparison.Ordinal);
        Assert.Equal(0, _handled);
    }

    [Fact]
    public async Task An_unknown_error_brings_the_message_back_later_and_later_and_at_last_among_the_dead_letters()
    {
        var dispatcher = Dispatcher(_ => throw new InvalidOperationException("a name that must not be repeated"));
        var delays = new List<double>();
        _store.GiveBack(Message());
        while (_store.NextDueAt is { } due)
        {
            delays.Add((due - _clock.Now).TotalSeconds);
            _clock.Advance(due - _clock.Now);
            await dispatcher.DispatchAsync(_store.Take(_clock.Now)!, default);
        }

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 64, 120, 120], delays);
        Assert.Equal(10, _handled);
        Assert.Equal("InvalidOperationException", Assert.Single(_store.Dead).Reason);
    }

    [Fact]
    public async Task A_process_that_ends_leaves_the_message_to_its_carrier()
    {
        using var stop = new CancellationTokenSource();
        var dispatcher = Dispatcher(async token =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dispatcher.DispatchAsync(Message(), stop.Token));
        Assert.Equal(0, _store.WaitingCount);
        Assert.Empty(_store.Dead);
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_processs_end_is_an_error_like_any_other()
    {
        await Dispatcher(_ => throw new OperationCanceledException()).DispatchAsync(Message(), default);

        Assert.Equal(1, Assert.Single(_store.Waiting).Attempt);
    }

    [Fact]
    public void An_errand_makes_the_same_message_id_each_time_and_another_for_each_of_its_parts()
    {
        Errand[] errands = [new("c-1"), new("c-1", "p"), new("c-1", "p", 1), new("c-1", "p", 1, 1), new("c-1", null, 1), new("c-2")];

        var ids = errands.Select(e => e.As("Kind", Lane.Urgent, _clock.Now).Id).ToList();
        Assert.Equal(errands.Length, ids.Distinct().Count());
        Assert.Equal(ids, errands.Select(e => e.As("Kind", Lane.Bulk, _clock.Now.AddDays(1)).Id));
        Assert.All(errands, e => Assert.Equal(e, Errand.Of(e.As("Kind", Lane.Urgent, _clock.Now))));
    }

    private Dispatcher Dispatcher(Func<CancellationToken, Task> handle) => new(
        [
            new("Known", (_, token) =>
            {
                _handled++;
                return handle(token);
            }),
        ],
        _store,
        _clock,
        NullLogger<Dispatcher>.Instance);

    private Message Message() => new Errand("c-1").As("Known", Lane.Ordinary, _clock.Now);
}

using Satark.Relay.Receipts;

namespace Satark.Relay.Tests.Receipts;

public sealed class DerivationsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Look_ups_leave_a_place_to_whoever_is_issued_a_receipt(int atOnce)
    {
        var derivations = new Derivations(atOnce);
        using var open = new ManualResetEventSlim();
        var lookUps = Enumerable.Range(0, 50).Select(n => derivations.RunAsync(true, () => Held(open, n), default)).ToList();

        // All look-ups that may run are held; a receipt is issued all the same.
        Assert.Equal(7, await derivations.RunAsync(false, () => 7, default));
        Assert.DoesNotContain(lookUps, l => l.IsCompleted);
        open.Set();
        Assert.Equal(Enumerable.Range(0, 50), await Task.WhenAll(lookUps));
        Assert.Equal((51, atOnce), (derivations.Begun, derivations.Most));
    }

    [Fact]
    public async Task With_one_place_a_receipt_is_issued_before_all_look_ups_that_wait()
    {
        var derivations = new Derivations(1);
        using var open = new ManualResetEventSlim();
        var order = new List<int>();
        var first = derivations.RunAsync(true, () => Held(open, 0), default);
        var lookUps = Enumerable.Range(1, 10).Select(n => derivations.RunAsync(true, () => Noted(order, n), default)).ToList();
        var issued = derivations.RunAsync(false, () => Noted(order, 100), default);
        open.Set();
        await Task.WhenAll([first, issued, .. lookUps]);
        Assert.Equal([100, .. Enumerable.Range(1, 10)], order);
        Assert.Equal(1, derivations.Most);
    }

    [Fact]
    public async Task However_many_of_both_come_so_many_run_at_once_and_no_more()
    {
        var derivations = new Derivations(3);
        var running = 0;
        await Task.WhenAll(Enumerable.Range(0, 300).Select(n => derivations.RunAsync(
            n % 3 > 0,
            () =>
            {
                Assert.InRange(Interlocked.Increment(ref running), 1, 3);
                Thread.SpinWait(2000);
                Interlocked.Decrement(ref running);
                return n;
            },
            default)));
        Assert.Equal(300, derivations.Begun);
        Assert.InRange(derivations.Most, 2, 3);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_or_breaks_takes_no_place_with_them()
    {
        var derivations = new Derivations(1);
        using var open = new ManualResetEventSlim();
        using var tired = new CancellationTokenSource();
        var first = derivations.RunAsync<int>(true, () => Held(open, 0) == 0 ? throw new InvalidOperationException("It breaks.") : 0, default);
        var waits = derivations.RunAsync(true, () => 1, tired.Token);
        await tired.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        open.Set();
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(2, await derivations.RunAsync(true, () => 2, default));
        Assert.Equal(2, derivations.Begun);
    }

    private static int Held(ManualResetEventSlim until, int n)
    {
        until.Wait();
        return n;
    }

    private static int Noted(List<int> order, int n)
    {
        order.Add(n);
        return n;
    }
}

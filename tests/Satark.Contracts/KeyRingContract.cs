using Satark.Privacy;

namespace Satark.Contracts;

/// <summary>What every <see cref="IKeyRing"/> promises.</summary>
public abstract class KeyRingContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A ring without data keys.</summary>
    protected abstract IKeyRing Ring { get; }

    /// <summary>The same ring as after a crash and a new start.</summary>
    protected abstract IKeyRing Restart();

    [Fact]
    public async Task A_new_key_has_thirty_two_bytes_and_is_found_by_its_id()
    {
        var key = await Ring.NewAsync(None);

        Assert.Equal(32, key.Secret.Length);
        Assert.Equal(key.Secret.ToArray(), (await Ring.FindAsync(key.Id, None))!.Secret.ToArray());
    }

    [Fact]
    public async Task No_two_keys_or_ids_are_the_same()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => Task.Run(async () => await Ring.NewAsync(None))));

        Assert.Equal(2000, keys.Select(k => k.Id).Distinct().Count());
        Assert.Equal(2000, keys.Select(k => Convert.ToHexString(k.Secret.Span)).Distinct().Count());
        Assert.All(keys, key => Assert.DoesNotContain(key.Id, Convert.ToHexString(key.Secret.Span), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_key_that_was_handed_out_is_there_after_a_crash()
    {
        var keys = new List<DataKey>();
        for (var i = 0; i < 700; i++)
        {
            keys.Add(await Ring.NewAsync(None));
        }

        var ring = Restart();
        foreach (var key in keys)
        {
            Assert.Equal(key.Secret.ToArray(), (await ring.FindAsync(key.Id, None))!.Secret.ToArray());
        }
    }

    [Fact]
    public async Task A_key_is_never_handed_out_again_after_a_new_start()
    {
        var before = new HashSet<string>();
        for (var i = 0; i < 600; i++)
        {
            before.Add((await Ring.NewAsync(None)).Id);
        }

        var ring = Restart();
        for (var i = 0; i < 600; i++)
        {
            Assert.DoesNotContain((await ring.NewAsync(None)).Id, before);
        }
    }

    [Fact]
    public async Task An_erased_key_is_gone_at_once_and_for_good()
    {
        var key = await Ring.NewAsync(None);
        var other = await Ring.NewAsync(None);
        Assert.NotNull(await Ring.FindAsync(key.Id, None));

        await Ring.EraseAsync(key.Id, None);

        Assert.Null(await Ring.FindAsync(key.Id, None));
        Assert.NotNull(await Ring.FindAsync(other.Id, None));
        var ring = Restart();
        Assert.Null(await ring.FindAsync(key.Id, None));
        Assert.NotNull(await ring.FindAsync(other.Id, None));
    }

    [Fact]
    public async Task Erasing_twice_or_an_unknown_key_is_no_error()
    {
        var key = await Ring.NewAsync(None);
        await Ring.EraseAsync(key.Id, None);
        await Ring.EraseAsync(key.Id, None);
        await Ring.EraseAsync("nobody", None);

        Assert.Null(await Ring.FindAsync("nobody", None));
    }

    [Fact]
    public async Task An_erased_key_does_not_come_back_while_others_read_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var key = await Ring.NewAsync(None);
            using var stop = new CancellationTokenSource();
            var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await Ring.FindAsync(key.Id, None);
                }
            })).ToArray();
            await Ring.EraseAsync(key.Id, None);
            Assert.Null(await Ring.FindAsync(key.Id, None));
            await stop.CancelAsync();
            await Task.WhenAll(readers);
            Assert.Null(await Ring.FindAsync(key.Id, None));
        }
    }

    [Fact]
    public void The_installations_keys_differ_by_purpose_and_stay_the_same()
    {
        var purposes = Enum.GetValues<KeyPurpose>();
        var before = purposes.Select(p => Convert.ToHexString(Ring.Installation(p).Span)).ToArray();

        Assert.All(before, key => Assert.Equal(64, key.Length));
        Assert.Equal(purposes.Length, before.Distinct().Count());
        var ring = Restart();
        Assert.Equal(before, purposes.Select(p => Convert.ToHexString(ring.Installation(p).Span)));
    }
}

using Satark.Cases;
using Satark.Escalation;
using Satark.Functions.Storage;
using Satark.Support;

namespace Satark.Functions.Tests.Storage;

/// <summary>The anchor lines outside the tables.</summary>
public sealed class BlobAnchorsTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new();
    private readonly MemoryKeyRing _keys = new();
    private Stores _stores = null!;

    public async Task InitializeAsync() => _stores = await Stores.NewAsync(_clock);

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task Each_day_has_one_line_and_they_follow_one_another()
    {
        var anchors = New();
        for (var i = 0; i < 3; i++)
        {
            await anchors.AppendAsync(default);
            await anchors.AppendAsync(default);
            await New().AppendAsync(default);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        var lines = await New().ReadAsync(default);
        Assert.Equal(3, lines.Count);
        Assert.Equal(["2026-03-02", "2026-03-03", "2026-03-04"], lines.Select(l => Anchors.TimeOf(l).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(Signer().Replay(lines).Faults);
    }

    [Fact]
    public async Task Ten_who_write_the_days_line_at_once_write_one()
    {
        await New().AppendAsync(default);
        _clock.Advance(TimeSpan.FromDays(1));
        var first = Assert.Single(await New().ReadAsync(default));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => New().AppendAsync(default))));

        var lines = await New().ReadAsync(default);
        Assert.Equal(2, lines.Count);
        Assert.Equal(first, lines[0]);
        Assert.Empty(Signer().Replay(lines).Faults);
    }

    [Fact]
    public async Task A_line_that_stands_is_never_written_over()
    {
        var first = await Signer().MakeAsync(null, default);
        _clock.Advance(TimeSpan.FromHours(1));
        var second = await Signer().MakeAsync(null, default);

        await New().WriteAsync(first, default);
        await New().WriteAsync(second, default);

        Assert.Equal([first], await New().ReadAsync(default));
        Assert.NotEqual(first, second);
    }

    private BlobAnchors New() => new(_stores.Account, Signer(), _clock);

    private Anchors Signer()
    {
        var store = new MemoryStore(_clock);
        return new Anchors(new CaseBook(store, _keys, new Pace(1), _clock), new CaseIndex(store), _keys);
    }
}

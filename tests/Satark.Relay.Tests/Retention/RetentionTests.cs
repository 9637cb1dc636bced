using Satark.Relay.Forwarding;
using Satark.Relay.Retention;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Support.Gateways;

namespace Satark.Relay.Tests.Retention;

public sealed class RetentionTests : IAsyncDisposable
{
    private readonly RelayHouse _house = new(new RelayOptions { MappingDays = 30, DraftDays = 7, WordDays = 5, ReceiptDays = 60, OriginalDays = 10, HashDays = 8 });
    private readonly CloudApiPerson _person;

    public RetentionTests() => _person = _house.Somebody();

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_report_says_what_is_kept_and_forgets_nothing()
    {
        await _house.WriteAsync(_person, "tip something", "draft another");
        await _house.Get<Relay.Receipts.Receipts>().IssueAsync(_house.Desk.Said[0].Alias, default);
        await _house.Pump.RunDueAsync();
        var report = await RunAsync(forget: false);
        Assert.Equal(
            [("mapping", 1, 30), ("draft", 1, 7), ("words", 0, 5), ("tip", 1, 60), ("receipt", 1, 60), ("original", 0, 10)],
            report.Classes.Where(c => c.Name != "hash").Select(c => (c.Name, c.Kept, c.Days)));
        _house.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(3, (await RunAsync(forget: false)).Classes.Sum(c => c.Due));

        // The mapping takes its tips along: they need not wait for their own days.
        Assert.Equal(2, (await RunAsync(forget: true)).Classes.Sum(c => c.Due));
        await _house.Pump.RunDueAsync();
        Assert.Equal(0, (await RunAsync(forget: true)).Classes.Sum(c => c.Due));
    }

    [Fact]
    public async Task A_draft_goes_after_its_days_and_the_informer_stays_known()
    {
        await _house.WriteAsync(_person, "draft something");
        var talk = (await TalkAsync())!;
        var key = (await _house.Store.FindAsync(TalkBook.Partition(talk), TalkBook.Row, RelayJson.Default.TalkRow, default))!.Value.DraftKeyId!;
        _house.Clock.Advance(TimeSpan.FromDays(8));
        await RunAsync(forget: true);
        await _house.Pump.RunDueAsync();
        Assert.Null((await _house.Get<TalkBook>().FindAsync(talk, default))!.State.Talk.Draft);
        Assert.Null(await _house.Keys.FindAsync(key, default));
        Assert.Equal(talk, await TalkAsync());
    }

    [Fact]
    public async Task The_mapping_goes_after_its_days_and_the_desk_learns_that_nobody_hears_it()
    {
        await _house.WriteAsync(_person, "tip something");
        var talk = (await TalkAsync())!;
        _house.Clock.Advance(TimeSpan.FromDays(31));
        await RunAsync(forget: true);
        await _house.Pump.RunDueAsync();
        Assert.Null(await TalkAsync());
        Assert.Null(await _house.Get<TalkBook>().FindAsync(talk, default));
        Assert.Equal(Satark.Tips.Line.TipWordKind.Left, _house.Desk.Said[^1].Kind);
    }

    [Fact]
    public async Task The_daily_timer_forgets_by_itself()
    {
        await _house.WriteAsync(_person, "tip something");
        await _house.Get<Relay.Line.RelayTimers>().StartAsync(fetch: false, default);
        await _house.Pump.RunAsync(TimeSpan.FromDays(29));
        Assert.NotNull(await TalkAsync());
        await _house.Pump.RunAsync(TimeSpan.FromDays(3));
        Assert.Null(await TalkAsync());
        Assert.Null(await _house.Get<TipBook>().FindAsync(_house.Desk.Said[0].Alias, default));
    }

    [Fact]
    public async Task Words_that_no_desk_ever_took_go_after_their_days_and_say_so()
    {
        _house.Desk.IsAway = true;
        await _house.WriteAsync(_person, "tip something");
        _house.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, (await RunAsync(forget: true)).Classes.Single(c => c.Name == "words").Kept);
        _house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await RunAsync(forget: true)).Classes.Single(c => c.Name == "words").Due);
        Assert.Contains(_house.Logs, l => l.Contains("never took", StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync(forget: true)).Classes.Single(c => c.Name == "words").Due);
    }

    private Task<RetentionReport> RunAsync(bool forget) => _house.Get<KeepOrForget>().RunAsync(forget, default);

    private Task<string?> TalkAsync() => _house.Get<InformerVault>().FindTalkAsync(new Address(_person.Phone, _person.UserId), default);
}

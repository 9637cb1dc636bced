using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Messaging;
using Satark.Partners;
using Satark.Roster;
using Satark.Storage;
using Satark.Watching;

namespace Satark.Tests.Watching;

/// <summary>What an alert that Satark sends to itself does and leaves behind, over the real handlers.</summary>
public sealed class SyntheticTests : IDisposable
{
    private readonly World _world = new();
    private readonly HashSet<RecordKey> _written = [];
    private readonly SendSynthetic _send;

    public SyntheticTests()
    {
        _world.Store.Saving = change => _written.UnionWith(change.Writes.Select(w => new RecordKey(change.Partition, w.Row)));
        _send = new SendSynthetic(_world.Synthetic, _world.Submit, _world.EndSynthetic, _world.Book, new SyntheticOptions(), NullLogger<SendSynthetic>.Instance);
        _world.Desk.Listens = true;
    }

    private IEnumerable<string> Left => _written.Where(k => _world.Store.Peek(k) is not null).Select(k => $"{k.Partition}/{k.Row}");

    [Fact]
    public async Task It_comes_through_save_board_call_and_index_and_says_how_long_that_took()
    {
        await _world.WithPeopleAsync();
        await _send.HandleAsync(default);
        _world.Clock.Advance(TimeSpan.FromSeconds(2));

        await _world.Pump.RunDueAsync();

        Assert.Equal(new SyntheticResult(_world.Clock.Now.AddSeconds(-2), 2000, null), await _world.Synthetic.LastAsync(default));
        Assert.Empty(await _world.Synthetic.ListAsync(default));
        string[] way = [Errands.ShowCase, Errands.ClimbLadder, Errands.Deliver, Errands.IndexCase, Errands.RouteCase, Errands.EndSynthetic];
        Assert.Subset(_world.Pump.Delivered.Select(m => m.Kind).ToHashSet(), way.ToHashSet());
        Assert.Equal([Lane.Urgent, Lane.Ordinary, Lane.Bulk], _world.Pump.Delivered.Select(m => m.Lane).Distinct().Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_sees_hears_or_counts_it_and_nothing_of_it_is_left(bool twice)
    {
        await _world.WithPeopleAsync();
        _written.Clear();
        _world.Pump.Twice = twice;

        for (var i = 0; i < 3; i++)
        {
            await _send.HandleAsync(default);
            await _world.Pump.RunAsync(TimeSpan.FromMinutes(5));
        }

        Assert.Empty(_world.Desk.Shown);
        Assert.Empty(_world.Desk.Alarms);
        Assert.Empty(_world.Sms.Sent.Concat(_world.Mail.Sent).Concat(_world.Webhook.Sent).Concat(_world.WhatsApp.Sent));
        Assert.Empty(await _world.Board.ListAsync(default));
        Assert.Equal(["synthetic/last"], Left);
        Assert.Null(_world.Store.NextDueAt);
        Assert.Empty(_world.Store.Dead);

        // Not even a code was used up: whoever is next gets the first one.
        Assert.Equal(CodeBook.Spell(0), (await _world.CaseAsync(await _world.OpenAsync())).Code);
    }

    [Fact]
    public async Task While_it_is_under_way_no_officer_may_know_of_it()
    {
        await _send.HandleAsync(default);
        var c = await _world.CaseAsync((await _world.Synthetic.ListAsync(default)).Single().CaseId);

        Assert.True(c is { Synthetic: true, Mode: CaseMode.Test, LifeRisk: true, Engagements.Count: 0 });
        Assert.False(Visibility.MaySee(new Officer("root", "Root", Role.Admin, Jurisdiction.State, null, null, true) { Vigilance = true }, c));
    }

    [Fact]
    public async Task One_is_sent_every_five_minutes_however_often_the_host_asks()
    {
        for (var minute = 0; minute < 11; minute++)
        {
            await _send.HandleAsync(default);
            await _send.HandleAsync(default);
            await _world.Pump.RunAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, _world.Pump.Delivered.Count(m => m.Kind == Errands.EndSynthetic));
    }

    [Fact]
    public async Task One_that_does_not_come_through_is_missed_and_after_an_hour_thrown_away_with_its_fault()
    {
        // The engine stands still: messages wait, and the clock goes on.
        await _send.HandleAsync(default);
        _world.Clock.Advance(TimeSpan.FromSeconds(31));
        var health = SyntheticHealth.Of(null, await _world.Synthetic.ListAsync(default), TimeSpan.FromMinutes(5), _world.Clock.Now);
        Assert.Contains("does not come through (board, call, index)", health.Fault, StringComparison.Ordinal);

        _world.Clock.Advance(SendSynthetic.GivenUpAfter);
        await _send.HandleAsync(default);

        Assert.Equal("never passed: board, call, index", (await _world.Synthetic.LastAsync(default))!.Fault);
        Assert.Single(await _world.Synthetic.ListAsync(default));

        // What was waiting finds nothing, and the next one comes through.
        await _world.Pump.RunDueAsync();
        Assert.Null((await _world.Synthetic.LastAsync(default))!.Fault);
        Assert.Empty(_world.Store.Dead);
    }

    [Fact]
    public async Task A_history_that_does_not_verify_is_its_fault()
    {
        await _send.HandleAsync(default);
        var id = CaseId.Parse((await _world.Synthetic.ListAsync(default)).Single().CaseId);
        var first = new RecordKey(id.Partition, History.Row(id.Row, 1));
        _world.Store.Tamper(first, System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(_world.Store.Peek(first)!.Body.Span).Replace("received", "reached", StringComparison.Ordinal)));

        await _world.Pump.RunDueAsync();

        Assert.Contains("was altered", (await _world.Synthetic.LastAsync(default))!.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_none_is_wanted_none_is_sent()
    {
        var off = new SyntheticOptions { Minutes = 0 };
        await new SendSynthetic(_world.Synthetic, _world.Submit, _world.EndSynthetic, _world.Book, off, NullLogger<SendSynthetic>.Instance).HandleAsync(default);

        Assert.Empty(_written);
        Assert.Null(await new WatchSynthetic(_world.Synthetic, _world.Book, off).ReadAsync(default));
    }

    [Fact]
    public async Task No_partner_can_take_its_name_for_its_alerts_would_reach_nobody()
    {
        var refused = await _world.Partners.AddAsync(SyntheticAlert.PartnerId, "Meta", Scopes.All, default);

        Assert.Contains("Choose another id", refused.Refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_health_says_what_is_wrong()
    {
        var now = _world.Clock.Now;
        var every = TimeSpan.FromMinutes(5);
        Assert.Null(Health(new SyntheticResult(now.AddMinutes(-7), 80, null)).Fault);
        Assert.Equal("no synthetic alert since 11:52:59 UTC", Health(new SyntheticResult(now.AddSeconds(-421), 80, null)).Fault);
        Assert.Equal("no synthetic alert has come through yet", Health(null).Fault);
        Assert.Equal("last synthetic alert: its key is missing", Health(new SyntheticResult(now, 80, "its key is missing")).Fault);
        Assert.Null(SyntheticHealth.Of(new SyntheticResult(now.AddMinutes(-5), 80, null), [new SyntheticRun("x", now.AddSeconds(-30))], every, now).Fault);

        SyntheticHealth Health(SyntheticResult? last) => SyntheticHealth.Of(last, [], every, now);
    }

    public void Dispose() => _world.Dispose();
}

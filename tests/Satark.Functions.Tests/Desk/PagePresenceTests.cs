using Satark.Board;
using Satark.Contracts.Http;
using Satark.Functions.Desk;
using Satark.Http.Desk;
using Satark.Roster;
using Satark.Support;

namespace Satark.Functions.Tests.Desk;

/// <summary>Two instances of the app: the page speaks to one, the alarm goes out from the other.</summary>
public sealed class SignalRPresenceTests : PagePresenceContract, IAsyncLifetime
{
    private readonly CloudDesk _one = CloudDesk.Start();
    private CloudDesk _other = null!;

    protected override IPagePresence Presence => _one.Presence;

    protected override IDesk Desk => _other.Desk;

    protected override FakeClock Clock => _one.Clock;

    public Task InitializeAsync()
    {
        _other = _one.Another();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_lost_push_sounds_by_the_next_word_of_the_page()
    {
        await Presence.ReportAsync(Page("ravi"), true, default);
        _one.Gateway.LosesPushes = true;

        Assert.Equal(1, await Desk.AlarmAsync(Alarm("d1"), default));

        Assert.Empty(_one.Gateway.Heard("ravi", "alarm"));
        Assert.Contains("Warning: A push of kind alarm was lost: AzureSignalRException.", _other.Log.Lines);
        Assert.Equal([Alarm("d1")], await Presence.ReportAsync(Page("ravi"), true, default));
    }

    [Fact]
    public async Task A_silent_service_keeps_no_alarm_from_its_page()
    {
        _one.Gateway.Instead = new Support.Gateways.GatewayAnswer(503);
        await Presence.ReportAsync(Page("ravi"), true, default);
        Assert.Equal(1, await Desk.AlarmAsync(Alarm("d1"), default));
        Assert.Single(await Presence.ReportAsync(Page("ravi"), true, default));
        Assert.Contains("Warning: The groups of a page could not be renewed: AzureSignalRException.", _one.Log.Lines);

        _one.Gateway.Instead = null;
        await Presence.ReportAsync(Page("ravi"), true, default);
        Assert.Contains("state", _one.Gateway.GroupsOf("ravi"));
    }

    [Fact]
    public async Task An_officer_who_was_moved_is_asked_about_the_new_place_from_the_next_word_on_and_about_the_old_one_no_longer_than_ten_seconds()
    {
        await Presence.ReportAsync(Page(Officer("ravi", "district/agra")), true, default);
        await Presence.ReportAsync(Page(Officer("ravi", "district/ballia")), true, default);
        Assert.Equal(1, await Desk.AlarmAsync(Alarm("d1", "ballia"), default));

        Clock.Advance(TimeSpan.FromSeconds(10.1));
        await Presence.ReportAsync(Page(Officer("ravi", "district/ballia")), true, default);
        Assert.Equal(0, await Desk.AlarmAsync(Alarm("d2", "agra"), default));
        Assert.Equal(1, await Desk.AlarmAsync(Alarm("d3", "ballia"), default));
    }

    [Fact]
    public async Task Whether_the_desk_listens_is_looked_up_once_a_second()
    {
        Assert.False(await Desk.IsListeningAsync(default));
        await Presence.ReportAsync(Page("ravi"), true, default);
        Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(await Desk.IsListeningAsync(default));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await Desk.IsListeningAsync(default));
    }

    [Fact]
    public async Task Rows_of_pages_that_are_long_gone_are_deleted_and_those_of_open_ones_stay()
    {
        for (var i = 0; i < 5; i++)
        {
            await Presence.ReportAsync(Page("ravi", $"abcdefghijklmnopqrst{i:D2}"), true, default);
        }

        await Desk.AlarmAsync(Alarm("d1"), default);
        Assert.Equal(5 + 5 + 1, await _one.CountAsync());

        Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await Presence.ReportAsync(Page("ravi", "abcdefghijklmnopqrst00"), true, default);

        Assert.Equal(2, await _one.CountAsync());
        Assert.Equal(1, await Desk.AlarmAsync(Alarm("d2"), default));
    }

    [Fact]
    public async Task Without_a_service_pages_find_the_same_alarms()
    {
        var polling = new PollingDesk(new ListeningPages(_one.Table, Clock));
        await _one.Pages.ReportAsync(Page(Officer("ballia", "district/ballia", Role.Supervisor)), true, default);

        Assert.Equal(1, await polling.AlarmAsync(Alarm("d1", "ballia"), default));
        Assert.False(await polling.IsListeningAsync(default));
        Assert.Single(await _one.Pages.ReportAsync(Page(Officer("ballia", "district/ballia")), true, default));
        Assert.Empty(_one.Gateway.Requests);
    }
}

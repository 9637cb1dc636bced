using Satark.Board;
using Satark.Cases;
using Satark.Http.Accounts;
using Satark.Http.Desk;
using Satark.Places;
using Satark.Roster;
using Satark.Support;

namespace Satark.Contracts.Http;

/// <summary>What every <see cref="IPagePresence"/> promises together with the host's <see cref="IDesk"/>.</summary>
public abstract class PagePresenceContract
{
    private const string One = "abcdefghijklmnopqrst-1";
    private const string Two = "abcdefghijklmnopqrst_2";

    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Presence without any page.</summary>
    protected abstract IPagePresence Presence { get; }

    /// <summary>The desk over the same pages; where the host has several instances, another one than <see cref="Presence"/>.</summary>
    protected abstract IDesk Desk { get; }

    /// <summary>The clock of both.</summary>
    protected abstract FakeClock Clock { get; }

    [Fact]
    public async Task A_page_with_armed_sound_listens_for_ten_seconds_after_its_last_word()
    {
        await Presence.ReportAsync(Page("ravi"), false, None);
        Assert.Equal(0, await Desk.AlarmAsync(Alarm("d1"), None));
        await Presence.ReportAsync(Page("ravi"), true, None);
        Assert.Equal(1, await Desk.AlarmAsync(Alarm("d2"), None));

        Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(1, await Desk.AlarmAsync(Alarm("d3"), None));
        Assert.True(await ListensAsync());
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await Desk.AlarmAsync(Alarm("d4"), None));
        Assert.False(await ListensAsync());

        await Presence.ReportAsync(Page("ravi"), true, None);
        await Presence.ReportAsync(Page("ravi"), false, None);
        Assert.Equal(0, await Desk.AlarmAsync(Alarm("d5"), None));
    }

    [Fact]
    public async Task An_alarm_is_asked_of_those_alone_whose_jurisdiction_covers_the_case()
    {
        string[] places = ["state", "range/Varanasi", "range/Agra", "district/varanasi", "district/agra", "station/varanasi/Kotwali"];
        var officers = places.Select((text, i) => Officer($"officer{i}", text)).ToList();
        foreach (var officer in officers)
        {
            await Presence.ReportAsync(Page(officer), true, None);
        }

        var met = 0;
        foreach (var district in new[] { null, "varanasi", "agra", "jaunpur", "no-such-district" })
        {
            var expected = officers.Where(o => o.Jurisdiction.Covers(district, null)).Select(o => o.Id).ToList();
            Assert.Equal(expected.Count, await Desk.AlarmAsync(Alarm("d-" + district, district), None));
            foreach (var officer in officers)
            {
                var asked = (await Presence.ReportAsync(Page(officer), true, None)).Any(a => a.DeliveryId == "d-" + district);
                Assert.Equal(expected.Contains(officer.Id), asked);
                met += asked ? 1 : 0;
            }
        }

        Assert.Equal(10, met);
    }

    [Fact]
    public async Task Only_the_states_pages_make_the_desk_a_listening_one()
    {
        var places = new[] { "range/" + Gazetteer.Default.Find("ballia")!.Range, "district/ballia", "station/ballia/Kotwali" };
        foreach (var place in places)
        {
            await Presence.ReportAsync(Page(Officer("officer", place)), true, None);
            Assert.False(await ListensAsync());
        }

        await Presence.ReportAsync(Page("ravi"), true, None);
        Assert.True(await ListensAsync());
    }

    [Fact]
    public async Task An_alarm_waits_for_its_page_for_sixty_seconds_whole_and_in_order()
    {
        await Presence.ReportAsync(Page("ravi"), true, None);
        var (first, second) = (Alarm("d1"), Alarm("d2") with { Severity = Severity.High, Mode = CaseMode.Exercise });
        await Desk.AlarmAsync(first, None);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Desk.AlarmAsync(second, None);

        for (var waited = 1; waited < 60; waited += 5)
        {
            Assert.Equal([first, second], await Presence.ReportAsync(Page("ravi"), true, None));
            Clock.Advance(TimeSpan.FromSeconds(waited < 56 ? 5 : 4));
        }

        Assert.Equal([first, second], await Presence.ReportAsync(Page("ravi"), true, None));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([second], await Presence.ReportAsync(Page("ravi"), true, None));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await Presence.ReportAsync(Page("ravi"), true, None));
    }

    [Fact]
    public async Task A_played_alarm_no_longer_waits_for_that_page_and_may_be_confirmed_twice()
    {
        await Presence.ReportAsync(Page("ravi"), true, None);
        await Presence.ReportAsync(Page("ravi", Two), true, None);
        await Desk.AlarmAsync(Alarm("d1"), None);

        await Presence.PlayedAsync(Page("ravi"), "d1", None);

        Assert.Empty(await Presence.ReportAsync(Page("ravi"), true, None));
        Assert.Single(await Presence.ReportAsync(Page("ravi", Two), true, None));
        Assert.True(await Presence.WasAskedAsync(Page("ravi"), "d1", None));
    }

    [Fact]
    public async Task Nobody_was_asked_but_the_very_page_of_the_very_officer()
    {
        await Presence.ReportAsync(Page("ravi"), true, None);
        await Presence.ReportAsync(Page("ravi", Two), false, None);
        await Presence.ReportAsync(Page("sana"), false, None);
        await Desk.AlarmAsync(Alarm("d1"), None);

        Assert.True(await Presence.WasAskedAsync(Page("ravi"), "d1", None));
        Assert.False(await Presence.WasAskedAsync(Page("ravi"), "d2", None));
        Assert.False(await Presence.WasAskedAsync(Page("ravi", Two), "d1", None));
        Assert.False(await Presence.WasAskedAsync(Page("sana"), "d1", None));
        await Presence.PlayedAsync(Page("sana"), "d1", None);
        Assert.Single(await Presence.ReportAsync(Page("ravi"), true, None));
    }

    protected static Officer Officer(string id, string jurisdiction = "state", Role role = Role.Operator)
    {
        Assert.True(Jurisdiction.TryParse(jurisdiction, out var where, out var fault), fault);
        return new Officer(id, id, role, where, null, null, true);
    }

    protected static OpenPage Page(Officer officer, string id = One) => new(id, new SignedIn("session-of-" + officer.Id, officer));

    protected static OpenPage Page(string officer, string id = One) => Page(Officer(officer), id);

    protected static DeskAlarm Alarm(string delivery, string? district = null) => new(delivery, "case", "K7F2", Severity.Critical, CaseMode.Actual, district);

    // A host may remember the answer for a second.
    private async Task<bool> ListensAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return await Desk.IsListeningAsync(None);
    }
}

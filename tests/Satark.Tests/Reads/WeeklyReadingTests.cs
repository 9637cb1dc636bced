using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Reads;
using Satark.Roster;
using Satark.Storage;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Reads;

/// <summary>The weekly mail about unusual reading. The clock of these tests begins on Monday, 2 March, 17:30 in India.</summary>
public sealed class WeeklyReadingTests
{
    private static readonly Officer Chief = Lead with { Mail = "lead@satark.test" };

    [Fact]
    public async Task On_the_Monday_after_each_supervisor_gets_one_mail_with_codes_and_officers_and_nothing_personal()
    {
        using var world = await new World().WithPeopleAsync(Asha, Ravi, Chief, Ballia with { Mail = "sp@satark.test" });
        var own = await world.RaiseAsync($$"""{"id":"a-1","type":"threat","severity":"medium","text":"words","url":"https://posts.test/1","subject":{"displayName":"Sunita Devi","phone":"{{Asha.Phone}}" } }""");
        var other = await world.OpenOrdinaryAsync("a-2");
        foreach (var (id, by) in new[] { (own.CaseId, Asha), (own.CaseId, Ravi), (other, Asha) })
        {
            Assert.True((await world.MoveAsync(id, by, (c, m) => c.Read(m))).IsOk);
        }

        foreach (var id in new[] { own.CaseId, other })
        {
            Assert.True((await world.MoveAsync(id, Ravi, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m))).IsOk);
        }

        await world.Pump.RunAsync(TimeSpan.FromDays(6));
        Assert.DoesNotContain(world.Mail.Sent, m => m.Template == TemplateIds.UnusualReading);
        await world.Pump.RunAsync(TimeSpan.FromDays(1));

        var mails = world.Mail.Sent.Where(m => m.Template == TemplateIds.UnusualReading).ToDictionary(m => m.To);
        Assert.Equal(["lead@satark.test", "sp@satark.test"], mails.Keys.Order());
        var (whole, none) = (mails["lead@satark.test"].Text, mails["sp@satark.test"].Text);
        Assert.Contains("Asha Verma (asha, state)\n- their own telephone is reported: 1 cases (" + (await world.CaseAsync(own.CaseId)).Code + ")", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Ravi", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Sunita", whole, StringComparison.Ordinal);
        Assert.DoesNotContain(Asha.Phone!, whole, StringComparison.Ordinal);
        Assert.Contains("Nothing stands out.", none, StringComparison.Ordinal);
        Assert.DoesNotContain("Asha", none, StringComparison.Ordinal);

        await world.Store.SaveAsync(new Change("again").Send(new Errand("2026-03-02").As(Errands.TellReading, Lane.Bulk, world.Clock.Now)), default);
        await world.Pump.RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, world.Mail.Sent.Count(m => m.Template == TemplateIds.UnusualReading));
    }

    [Fact]
    public async Task More_supervisors_than_one_save_holds_get_their_mail_each_of_them_once()
    {
        using var world = await new World().WithPeopleAsync([Asha, .. Enumerable.Range(0, 75).Select(i => Chief with { Id = $"lead{i:D2}", Mail = $"lead{i:D2}@satark.test" })]);
        await world.MoveAsync(await world.OpenOrdinaryAsync(), Asha, (c, m) => c.Read(m));

        await world.Pump.RunAsync(TimeSpan.FromDays(7));

        var mails = world.Mail.Sent.Where(m => m.Template == TemplateIds.UnusualReading).Select(m => m.To).ToList();
        Assert.Equal((75, 75), (mails.Count, mails.Distinct().Count()));
    }

    [Fact]
    public async Task A_reading_is_entered_once_however_often_its_message_comes_and_a_synthetic_alert_never()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenOrdinaryAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.Read(m));
        var read = (await world.CaseAsync(id)).Head.Seq;
        var hidden = await world.OpenOrdinaryAsync("o-2");
        await world.MoveAsync(hidden, Asha, (c, m) => new Moved(c with { Synthetic = true }, [m.Say(EventKinds.Read)]));

        for (var i = 0; i < 3; i++)
        {
            await world.Pump.RunDueAsync();
            await world.Reads.IndexAsync(new Errand(id, N: read).As(Errands.IndexReading, Lane.Bulk, world.Clock.Now), default);
        }

        var entry = Assert.Single(await world.Reads.ListAsync(new DateOnly(2026, 3, 2), default));
        Assert.Equal(new ReadEntry(Asha.Id, ReadKind.Opened, id, entry.At), entry);
    }

    [Fact]
    public async Task Reading_at_night_is_marked_for_whoever_is_not_on_duty()
    {
        using var world = await new World().WithPeopleAsync(Asha, Ravi with { OnDuty = false }, Chief);
        var id = await world.OpenOrdinaryAsync();
        await world.Pump.RunAsync(TimeSpan.FromHours(5));
        foreach (var by in new[] { Asha, Ravi })
        {
            await world.MoveAsync(id, by, (c, m) => c.Read(m));
        }

        await world.Pump.RunDueAsync();

        Assert.Equal([(Asha.Id, false), (Ravi.Id, true)], (await world.Reads.ListAsync(new DateOnly(2026, 3, 2), default)).Select(e => (e.Officer, e.OffDutyAtNight)));
    }

    [Fact]
    public void A_case_of_another_district_opens_for_a_shift_once_a_reason_was_given_and_one_without_a_district_always()
    {
        var c = Given.Case() with { Route = Given.Route("lucknow") };
        var now = Given.At(0, Ballia).Now;

        Assert.Equal(OutsideReading.Needs, OutsideReading.Refused(Ballia, c, now)?.Needs);
        Assert.Null(OutsideReading.Refused(Asha, c, now));
        Assert.Null(OutsideReading.Refused(Ballia, c with { Route = null }, now));
        var said = c.GiveReason("the family lives with us", Given.At(0, Ballia)).Value.Case;
        Assert.Null(OutsideReading.Refused(Ballia, said, now + OutsideReading.Lasts - TimeSpan.FromSeconds(1)));
        Assert.NotNull(OutsideReading.Refused(Ballia, said, now + OutsideReading.Lasts));
        Assert.NotNull(OutsideReading.Refused(Ballia with { Id = "other" }, said, now));
    }
}

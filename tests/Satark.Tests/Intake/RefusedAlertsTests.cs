using System.Text;
using Satark.Cases;
using Satark.Intake;
using Satark.Support;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Intake;

public sealed class RefusedAlertsTests
{
    private const string Body = """{"type":"threat","severity":"low","text":"help her","url":"https://posts.test/1"}""";

    [Fact]
    public async Task A_refused_request_stands_on_the_desk_at_once_and_sealed()
    {
        using var world = new World();
        await Keep(world);
        await world.Pump.RunDueAsync();

        var row = Assert.Single(await world.Refused.ListAsync(default));
        Assert.Equal(("Meta", "meta.one", "no id", true, 1), (row.Partner, row.KeyId, row.Reason, row.CanOpen, row.Count));
        Assert.Equal(row, Assert.Single(world.Desk.RefusedShown));
        Assert.All(await world.Store.ListAsync("refused", "", null, 10, default), r => Assert.DoesNotContain("help her", Encoding.UTF8.GetString(r.Body.Span), StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_key_opens_it_as_a_critical_case_with_its_full_ladder()
    {
        using var world = await new World().WithPeopleAsync();
        await Keep(world);
        var row = Assert.Single(await world.Refused.ListAsync(default));

        var opened = (await world.Refused.OpenAsync(row.Id, Asha, default)).Value;

        Assert.Equal((Severity.Critical, true, CaseMode.Actual, "Meta"), (opened.Severity, opened.LifeRisk, opened.Mode, opened.Source));
        Assert.Equal(("Opened from a refused request: no id", "no id"), (Assert.Single(opened.Marks).Text, opened.Marks[0].Name));
        Assert.Equal("help her", (await world.Book.ReportAsync(opened, default))!.Text);
        Assert.Empty(await world.Refused.ListAsync(default));
        await world.Pump.RunDueAsync();
        Assert.Contains(Asha.Phone, world.Sms.To);
        Assert.Contains("+915220000001", world.Sms.To);
    }

    [Fact]
    public async Task Two_operators_who_press_it_get_one_case()
    {
        using var world = await new World().WithPeopleAsync();
        await Keep(world);
        var row = Assert.Single(await world.Refused.ListAsync(default));

        var opened = await Task.WhenAll(Task.Run(() => world.Refused.OpenAsync(row.Id, Asha, default)), Task.Run(() => world.Refused.OpenAsync(row.Id, Ravi, default)));

        Assert.Single(opened.Select(o => o.Value.Id).Distinct());
        Assert.Equal(opened[0].Value.Id, (await world.Refused.OpenAsync(row.Id, Lead, default)).Value.Id);
    }

    [Fact]
    public async Task A_process_that_dies_between_case_and_row_leaves_a_row_that_the_next_press_takes_away()
    {
        using var world = await new World().WithPeopleAsync();
        await Keep(world);
        var row = Assert.Single(await world.Refused.ListAsync(default));
        world.Store.At = p => p is { Kind: PointKind.BeforeSave, Change.Partition: "refused" } ? throw new InvalidOperationException("died") : default;
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Refused.OpenAsync(row.Id, Asha, default));
        world.Store.At = null;
        Assert.Single(await world.Refused.ListAsync(default));

        Assert.True((await world.Refused.OpenAsync(row.Id, Asha, default)).IsOk);

        Assert.Empty(await world.Refused.ListAsync(default));
    }

    [Fact]
    public async Task What_cannot_be_read_at_all_is_opened_with_its_raw_words()
    {
        using var world = new World();
        await Keep(world, body: "help! {not json");
        var row = Assert.Single(await world.Refused.ListAsync(default));

        var opened = (await world.Refused.OpenAsync(row.Id, Asha, default)).Value;

        Assert.Equal("help! {not json", (await world.Book.ReportAsync(opened, default))!.Text);
    }

    [Fact]
    public async Task Only_the_first_256_kibibytes_of_a_body_are_kept()
    {
        using var world = new World();
        await Keep(world, body: new string('x', 300 * 1024));
        var row = Assert.Single(await world.Refused.ListAsync(default));

        var opened = (await world.Refused.OpenAsync(row.Id, Asha, default)).Value;
        var received = Assert.Single(await world.Book.EventsAsync(opened.Id, default));

        Assert.Equal(RefusedAlerts.MostBody, History.Open(opened.Id, received, await world.Book.KeyAsync(opened, default))!.Length);
    }

    [Fact]
    public async Task Where_the_signature_did_not_fit_twenty_an_hour_are_kept_silently_and_the_rest_counted()
    {
        using var world = await new World().WithPeopleAsync();
        for (var i = 0; i < 50; i++)
        {
            await Keep(world, fits: false);
        }

        await world.Pump.RunDueAsync();
        var row = Assert.Single(await world.Refused.ListAsync(default));
        Assert.Equal((50, false), (row.Count, row.CanOpen));
        Assert.Equal(20, (await world.Store.ListAsync("refused", "unproven-", null, 100, default)).Count);
        Assert.Empty(world.Desk.RefusedShown);
        Assert.Empty(world.Sms.Sent);
        Assert.Equal(RefusalKind.NotFound, (await world.Refused.OpenAsync(row.Id, Asha, default)).Refusal!.Kind);

        world.Clock.Advance(TimeSpan.FromHours(1));
        await Keep(world, fits: false);
        Assert.Equal(2, (await world.Refused.ListAsync(default)).Count);
    }

    [Fact]
    public async Task The_fifth_refusal_within_ten_minutes_calls_the_operators_once()
    {
        using var world = await new World().WithPeopleAsync();
        for (var i = 0; i < 4; i++)
        {
            await Keep(world);
        }

        await world.Pump.RunDueAsync();
        Assert.Empty(world.Sms.Sent);
        for (var i = 0; i < 4; i++)
        {
            await Keep(world);
        }

        await world.Pump.RunDueAsync();
        Assert.Equal([Asha.Phone, Ravi.Phone], world.Sms.To);
        Assert.Equal([Asha.Mail], world.Mail.To);
        Assert.StartsWith("5 requests of Meta were refused", world.Sms.Sent[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_that_are_far_apart_are_no_run()
    {
        using var world = await new World().WithPeopleAsync();
        for (var i = 0; i < 12; i++)
        {
            await Keep(world);
            await world.Pump.RunAsync(TimeSpan.FromMinutes(4));
        }

        Assert.Empty(world.Sms.Sent);
    }

    [Fact]
    public async Task With_no_operator_on_duty_a_run_calls_the_last_resort()
    {
        using var world = new World();
        await world.Officers.PutAsync(Last, default);
        for (var i = 0; i < 5; i++)
        {
            await Keep(world);
        }

        await world.Pump.RunDueAsync();

        Assert.Equal([Last.Phone], world.Sms.To);
    }

    [Fact]
    public async Task A_run_that_reached_nobody_comes_back_and_is_dead_at_last()
    {
        using var world = await new World().WithPeopleAsync();
        world.Sms.Answer = _ => new Satark.Notifications.DeliveryResult.Failed("down");
        world.Mail.Answer = _ => new Satark.Notifications.DeliveryResult.Retry("down");
        for (var i = 0; i < 5; i++)
        {
            await Keep(world);
        }

        await world.Pump.RunAsync(TimeSpan.FromMinutes(30));

        Assert.Equal("CallAboutRefused", Assert.Single(world.Store.Dead).Message.Kind);
        Assert.Equal(20, world.Sms.Sent.Count);
    }

    [Fact]
    public async Task A_human_who_looked_at_it_takes_it_off_the_desk()
    {
        using var world = new World();
        await Keep(world);
        var row = Assert.Single(await world.Refused.ListAsync(default));

        Assert.True((await world.Refused.DismissAsync(row.Id, Asha, default)).IsOk);

        Assert.Empty(await world.Refused.ListAsync(default));
        Assert.Equal(RefusalKind.NotFound, (await world.Refused.DismissAsync(row.Id, Asha, default)).Refusal!.Kind);
    }

    private static Task Keep(World world, bool fits = true, string body = Body) =>
        world.Refused.KeepAsync(new RefusedRequest(Platform, "meta.one", fits, "no id", Encoding.UTF8.GetBytes(body)), default);
}

namespace Satark.Scenarios;

/// <summary>Where a case is, and who is asked because of it.</summary>
public abstract class RouteScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_name_in_the_text_routes_and_engages_station_and_UP112()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal(("ballia", "text"), (view.At("district.id"), view.At("routeBasis")));
        Assert.Equal(["station", "task-force", "up-112"], view.List("engagements").Select(e => e.At("agency")).Order());
        Assert.Equal([0], await host.RequestsToAsync(Cast.Up112Phone));
        Assert.Equal([0], await host.RequestsToAsync(Cast.Ballia.Phone));
    }

    [Fact]
    public async Task Coordinates_beat_a_name_in_the_text()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Life("1").With("text", "Goodbye everyone. I was born in Ballia.").With("location", new { latitude = 26.85, longitude = 80.95, accuracyMetres = 100 }));
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal(("lucknow", "location"), (view.At("district.id"), view.At("routeBasis")));
        Assert.Single(await host.SmsToAsync(Cast.Lucknow.Phone), s => s.IsRequest);
        Assert.Empty(await host.SmsToAsync(Cast.Ballia.Phone));
    }

    [Fact]
    public async Task A_case_without_any_place_waits_for_a_hand()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(15);
        Assert.Null((await desk.CaseAsync(id)).At("district"));
        Assert.Empty(await host.RequestsToAsync(Cast.Up112Phone));

        (await desk.MoveAsync(id, "route", new { district = "atlantis" })).Must(400);
        (await desk.MoveAsync(id, "route", new { district = "ballia", station = "Kotwali" })).Must(200);
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal(("ballia", "Kotwali", "by-hand"), (view.At("district.id"), view.At("station"), view.At("routeBasis")));
        Assert.Equal([15], await host.RequestsToAsync(Cast.Up112Phone));
        Assert.Equal([15], await host.RequestsToAsync(Cast.Kotwali.Phone));
    }

    [Fact]
    public async Task A_new_route_asks_the_new_place_and_the_old_one_too_until_the_new_one_answers()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(60);

        (await desk.MoveAsync(id, "route", new { district = "lucknow" })).Must(200);
        await host.FastForward(200);

        Assert.DoesNotContain((await desk.CaseAsync(id)).List("engagements"), e => e.At("state") == "ended");
        Assert.Equal([0, 120, 240], await host.RequestsToAsync(Cast.Ballia.Phone));
        Assert.Equal([60, 180], await host.RequestsToAsync(Cast.Lucknow.Phone));
        Assert.Equal([0, 120, 240], await host.RequestsToAsync(Cast.TaskForcePhone));

        (await desk.MoveAsync(id, "engagement", new { id = "station-2", state = "acknowledged" })).Must(200);
        await host.FastForward(200);
        var engagements = (await desk.CaseAsync(id)).List("engagements");
        Assert.Equal(["station-1", "up-112-1"], engagements.Where(e => e.At("state") == "ended").Select(e => e.At("id")).Order());
        Assert.Equal([0, 120, 240], await host.RequestsToAsync(Cast.Ballia.Phone));
    }

    [Fact]
    public async Task The_old_place_and_the_task_force_hear_that_the_case_went_elsewhere()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(60);

        (await desk.MoveAsync(id, "route", new { district = "lucknow" })).Must(200);
        await host.SettleAsync();

        // Somebody in Ballia is perhaps already on the way.
        Assert.Single(await host.SmsToAsync(Cast.Ballia.Phone), s => s.IsNews && s.At == 60);
        Assert.Single(await host.SmsToAsync(Cast.TaskForcePhone), s => s.IsNews && s.At == 60);
    }

    [Fact]
    public async Task A_hands_word_is_not_overruled_by_a_later_update()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var alert = Alerts.Life("1");
        var id = await partner.RaiseAsync(alert);
        (await desk.MoveAsync(id, "route", new { district = "lucknow" })).Must(200);

        await host.FastForward(1);
        Assert.Equal(id, await partner.RaiseAsync(alert.With("location", new { latitude = 25.76, longitude = 84.15 })));
        await host.SettleAsync();

        Assert.Equal(("lucknow", "by-hand"), ((await desk.CaseAsync(id)).At("district.id"), (await desk.CaseAsync(id)).At("routeBasis")));
    }

    [Fact]
    public async Task An_update_with_coordinates_moves_a_case_that_only_its_text_had_placed()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var alert = Alerts.Life("1").With("text", "Goodbye everyone. Ballia, near the river.");
        var id = await partner.RaiseAsync(alert);
        await host.FastForward(1);

        Assert.Equal(id, await partner.RaiseAsync(alert.With("location", new { latitude = 26.85, longitude = 80.95 })));
        await host.SettleAsync();

        Assert.Equal(("lucknow", "location"), ((await desk.CaseAsync(id)).At("district.id"), (await desk.CaseAsync(id)).At("routeBasis")));
    }

    [Fact]
    public async Task An_agencys_answers_go_forward_only_and_stop_its_reminders_alone()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(10);
        var link = TestHost.LinkOf((await host.SmsToAsync(Cast.Up112Phone))[0].Text);

        (await host.PressAsync(link, "on-the-way")).Must(303);
        await host.FastForward(130);
        var page = await host.Http.GetStringAsync(link);
        Assert.DoesNotContain("value=\"acknowledge\"", page, StringComparison.Ordinal);
        (await host.PressAsync(link, "at-the-door")).Must(303);

        var view = await desk.CaseAsync(id);
        Assert.Equal("at-the-door", view.List("engagements").Single(e => e.At("agency") == "up-112").At("state"));
        Assert.Equal([0], await host.RequestsToAsync(Cast.Up112Phone));
        Assert.Equal([0, 120], await host.RequestsToAsync(Cast.TaskForcePhone));
        Assert.Null(view.At("holder"));
    }

    [Fact]
    public async Task An_agency_without_any_contact_point_is_marked_for_a_call_by_phone()
    {
        var host = await StartAsync(new HostSetup { People = [Cast.Ravi, Cast.Asha] });
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();

        Assert.Contains((await desk.CaseAsync(id)).List("marks"), k => k.At("kind") == "no-contact-point");
    }
}

public sealed class RouteScenariosInOrder() : RouteScenarios(MessageOrder.AsTheyCome);

public sealed class RouteScenariosTwiceAndShuffled() : RouteScenarios(MessageOrder.TwiceAndShuffled);

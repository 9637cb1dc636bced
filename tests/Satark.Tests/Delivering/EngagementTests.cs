using Satark.Cases;
using Satark.Notifications;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Delivering;

public sealed class EngagementTests
{
    private const string Stf = "+915220000001";
    private const string Kotwali = "+915220000002";

    // Coordinates: sure enough for a machine to ask a station.
    private const string AtBallia = ""","location":{"latitude":25.7615,"longitude":84.149,"accuracyMetres":500}""";

    [Fact]
    public async Task The_task_force_is_called_at_zero_seconds_and_every_two_minutes_until_it_answers()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        Assert.Equal(1, world.Sms.To.Count(t => t == Stf));
        await world.TakeAsync(id, Asha);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(250));
        Assert.Equal(3, world.Sms.To.Count(t => t == Stf));

        await world.Book.MoveAsync(id, new Actor(ActorKind.Agency, "stf", "STF"), (c, m) => c.Answer("task-force-1", EngagementState.Acknowledged, null, m), default);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(600));

        Assert.Equal(3, world.Sms.To.Count(t => t == Stf));
    }

    [Fact]
    public async Task Station_and_112_are_called_the_moment_a_place_is_known()
    {
        using var world = await new World().WithPeopleAsync();
        await world.OpenAsync("a-1", AtBallia);
        await world.Pump.RunDueAsync();

        Assert.Contains(Kotwali, world.Sms.To);
        Assert.Equal("up112", Assert.Single(world.Webhook.To));
    }

    [Fact]
    public async Task A_place_that_is_only_likely_calls_the_task_force_and_neither_station_nor_112_until_a_human_says_so()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync("a-1", ""","location":{"text":"Ballia"}""");
        await world.Pump.RunAsync(TimeSpan.FromSeconds(130));

        Assert.Equal(("ballia", true), ((await world.CaseAsync(id)).Route?.DistrictId, (await world.CaseAsync(id)).Route?.IsTentative));
        Assert.Contains(Stf, world.Sms.To);
        Assert.DoesNotContain(Kotwali, world.Sms.To);
        Assert.Empty(world.Webhook.Sent);
        Assert.Contains(Ballia.Phone!, world.Sms.To);

        await world.MoveAsync(id, Asha, (c, m) => c.SetRoute(Given.Route(basis: RouteBasis.ByHand), m));
        await world.Pump.RunDueAsync();
        Assert.Contains(Kotwali, world.Sms.To);
        Assert.Equal("up112", Assert.Single(world.Webhook.To));
    }

    [Fact]
    public async Task Each_of_several_places_is_told_of_the_others_and_all_but_the_right_one_that_it_is_over()
    {
        using var world = await new World().WithPeopleAsync(Asha, Ravi, Lead, Ballia, Ballia with { Id = "mau.sp", Jurisdiction = Place("district/mau"), Phone = "+919000000005" });
        var id = await world.OpenAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.AskSeveral(["ballia", "mau"], m));
        await world.Pump.RunDueAsync();

        var request = Assert.Single(world.Sms.Sent, s => s.To == Kotwali);
        Assert.StartsWith("LIFE AT RISK: case ", request.Text, StringComparison.Ordinal);
        Assert.Contains("perhaps in Ballia. Also asked: Mau, nobody else. Yours?", request.Text, StringComparison.Ordinal);
        Assert.Contains("perhaps in Mau. Also asked: Ballia, nobody else.", Assert.Single(world.Sms.Sent, s => s.To == "+919000000005").Text, StringComparison.Ordinal);
        Assert.Equal(["Ballia", "Mau"], world.Webhook.Sent.Select(w => w.Facts.PlaceName).Order(StringComparer.Ordinal));
        Assert.All(world.Webhook.Sent, w => Assert.True(w.Facts.Details?.IsOneOfSeveral));

        await world.Book.MoveAsync(id, new Actor(ActorKind.Agency, "mau", "Mau"), (c, m) => c.SayTheirs(c.Asked().First(e => e.Route!.DistrictId == "mau").Id, m), default);
        world.Sms.Sent.Clear();
        world.Webhook.Sent.Clear();
        await world.Pump.RunAsync(TimeSpan.FromMinutes(10));

        // The same control room of UP-112 was asked for both: one part of it is over, and only that one is called by its place.
        Assert.Equal(["Ballia"], world.Webhook.Sent.Where(w => w.Facts.News == Satark.Notifications.Templates.NewsPhrases.Withdrawn).Select(w => w.Facts.PlaceName));
        var over = Assert.Single(world.Sms.Sent, s => s.To == Kotwali);
        Assert.Equal(("Ballia", Satark.Notifications.Templates.NewsPhrases.Withdrawn), (over.Slots[1], over.Slots[2]));
        Assert.Equal("mau", (await world.CaseAsync(id)).Route?.DistrictId);
    }

    [Fact]
    public async Task Closing_ends_the_calls_of_every_agency()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync("a-1", AtBallia);
        await world.Pump.RunDueAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Safe, null, m));
        await world.Pump.RunDueAsync();
        world.Sms.Sent.Clear();
        world.Webhook.Sent.Clear();

        await world.Pump.RunAsync(TimeSpan.FromHours(1));

        Assert.DoesNotContain(world.Sms.Sent, s => s.Template == TemplateIds.Engagement);
        Assert.Empty(world.Webhook.Sent);
    }

    [Fact]
    public async Task An_agency_that_proves_that_the_request_arrived_is_delivered_and_no_more()
    {
        using var world = await new World().WithPeopleAsync();
        world.Webhook.Answer = _ => new DeliveryResult.Sent(null, Delivered: true);
        var id = await world.OpenAsync("a-1", AtBallia);
        await world.Pump.RunDueAsync();

        var e = (await world.CaseAsync(id)).Engagements.First(x => x.Agency == AgencyKind.Emergency112);
        Assert.Equal((EngagementState.Delivered, (DateTimeOffset?)null), (e.State, e.AcknowledgedAt));
        Assert.NotNull(e.NextCallAt);
    }

    [Fact]
    public async Task Where_an_agency_has_no_contact_point_the_case_says_so_and_the_reminders_go_on()
    {
        using var world = await new World(agencies: false).WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunAsync(TimeSpan.FromSeconds(130));

        var c = await world.CaseAsync(id);
        var mark = Assert.Single(c.Marks, k => k.Kind == MarkKind.NoContactPoint);
        Assert.Equal(("Special Task Force has no contact point here: call it by phone", "Special Task Force"), (mark.Text, mark.Name));
        Assert.Equal(2, c.Engagements[0].Calls);
    }

    [Fact]
    public async Task Without_an_agency_of_its_own_a_station_is_reached_through_the_officers_on_duty_there()
    {
        using var world = await new World(agencies: false).WithPeopleAsync();
        var id = await world.OpenAsync("a-1", AtBallia);
        await world.Pump.RunDueAsync();

        Assert.Contains((await world.DeliveriesAsync(id)).Where(d => d.Engagement == "station-1"), d => d.Target == "ballia.sp");
    }

    [Fact]
    public async Task No_sms_and_no_subject_holds_anything_of_the_person()
    {
        using var world = await new World().WithPeopleAsync();
        await world.RaiseAsync("""{"id":"SECRET-1","type":"suicide-risk","text":"SECRETTEXT in Ballia","url":"https://posts.test/SECRETURL","subject":{"handle":"SECRETHANDLE","displayName":"SECRETNAME","phone":"+919777777777"}}""");
        await world.Pump.RunAsync(TimeSpan.FromMinutes(8));
        await world.RaiseAsync("""{"id":"SECRET-1","action":"cancel","reason":"SECRETREASON"}""");
        await world.Pump.RunAsync(TimeSpan.FromMinutes(1));

        var sent = world.Sms.Sent.Concat(world.Mail.Sent).Concat(world.Webhook.Sent).ToList();
        Assert.True(sent.Count > 10);
        Assert.All(sent, m =>
        {
            Assert.DoesNotContain("SECRET", m.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("9777777777", m.ToString(), StringComparison.Ordinal);
        });
        Assert.All(world.Sms.Sent.Where(m => m.Template == TemplateIds.Call), m => Assert.Matches(@"https://satark\.test/l\?[A-Za-z0-9_-]{22} ", m.Text));
    }

    [Fact]
    public async Task Each_message_carries_a_link_of_its_own_that_answers_for_its_officer_alone()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        string Token(string to) => world.Sms.Sent.First(m => m.To == to).Slots[^1];

        var target = (await world.Links.FindAsync(Token(Ravi.Phone!), default))!;
        Assert.Equal((id, "ravi", (string?)null), (target.CaseId, target.Target, target.Engagement));
        Assert.Equal("task-force-1", (await world.Links.FindAsync(Token(Stf), default))!.Engagement);
        Assert.NotEqual(Token(Ravi.Phone!), Token(Asha.Phone!));
        Assert.Null(await world.Links.FindAsync(new string('A', 22), default));
        Assert.Null(await world.Links.FindAsync("", default));

        world.Clock.Advance(Links.Lifetime);
        Assert.Null(await world.Links.FindAsync(Token(Ravi.Phone!), default));
    }

    [Fact]
    public async Task An_exercise_reaches_people_with_its_word_first_in_every_text()
    {
        using var world = await new World().WithPeopleAsync();
        await world.RaiseAsync("""{"id":"e","type":"suicide-risk","status":"exercise","text":"t"}""");
        await world.Pump.RunAsync(TimeSpan.FromMinutes(6));

        Assert.NotEmpty(world.Mail.Sent);
        Assert.All(world.Sms.Sent.Concat(world.Mail.Sent), m => Assert.StartsWith("EXERCISE", m.Text, StringComparison.Ordinal));
        Assert.All(world.Mail.Sent, m => Assert.StartsWith("EXERCISE", m.Subject, StringComparison.Ordinal));
    }
}

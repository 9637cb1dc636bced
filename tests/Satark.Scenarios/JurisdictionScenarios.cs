using Satark.Roster;

namespace Satark.Scenarios;

/// <summary>Who may see and do what, on board, case and hub.</summary>
public abstract class JurisdictionScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly Officer Range = Cast.Azamgarh;
    private static readonly Officer OtherStation = Cast.Make("phephna", "Station Officer Phephna", Role.Station, "station/ballia/Phephna", 30);

    [Fact]
    public async Task A_district_officer_sees_its_own_cases_and_no_others_on_board_case_and_hub()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, OtherStation] });
        var state = await host.SignInAsync(Cast.Ravi);
        var officers = new Dictionary<string, (DeskClient Desk, IOpenPage Page)>();
        foreach (var officer in new[] { Cast.Ballia, Cast.Lucknow, Range, Cast.Kotwali, OtherStation })
        {
            var desk = await host.SignInAsync(officer);
            officers[officer.Id] = (desk, await host.OpenPageAsync(desk));
        }

        var partner = await host.PartnerAsync();
        var nowhere = await partner.RaiseAsync(Alerts.Nowhere("0"));
        var ballia = await partner.RaiseAsync(Alerts.Life("1"));
        var lucknow = await partner.RaiseAsync(Alerts.Nowhere("2").With("text", "goodbye, Lucknow"));
        var kotwali = await partner.RaiseAsync(Alerts.Nowhere("3"));
        await host.SettleAsync();
        (await state.MoveAsync(kotwali, "route", new { district = "ballia", station = "Kotwali" })).Must(200);
        await host.SettleAsync();

        foreach (var (officer, mine) in new[]
        {
            (Cast.Ballia, new[] { ballia, kotwali }),
            (Cast.Lucknow, new[] { lucknow }),
            (Range, new[] { ballia, kotwali }),
            (Cast.Kotwali, new[] { kotwali }),
            (OtherStation, Array.Empty<string>()),
        })
        {
            var (desk, page) = officers[officer.Id];
            Assert.Equal(mine.Order(), (await desk.BoardAsync()).List("rows").Select(r => r.At("id")).Order());
            foreach (var id in new[] { nowhere, ballia, lucknow, kotwali })
            {
                var may = mine.Contains(id);
                Assert.Equal(may ? 200 : 404, (await desk.GetAsync("/api/v1/cases/" + id)).Status);
                Assert.Equal(may ? 204 : 404, (await desk.SeeAsync(id)).Status);
                Assert.Equal(may ? 200 : 404, (await desk.MoveAsync(id, "note", new { text = "seen" })).Status);
                Assert.Equal(may, page.Rows.Any(r => r.At("id") == id));
            }

            // No alarm for a case that one may not see.
            Assert.All(page.Alarms, a => Assert.Contains(a.At("caseId"), mine));
            Assert.Empty(page.Refused);
        }

        Assert.Equal(4, (await state.BoardAsync()).List("rows").Count);
    }

    [Fact]
    public async Task A_case_that_goes_elsewhere_leaves_the_board_of_its_old_place()
    {
        var host = await StartAsync();
        var state = await host.SignInAsync(Cast.Ravi);
        var ballia = await host.SignInAsync(Cast.Ballia);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        Assert.NotNull(await ballia.RowAsync(id));

        (await state.MoveAsync(id, "route", new { district = "lucknow" })).Must(200);
        await host.SettleAsync();

        Assert.Null(await ballia.RowAsync(id));
        Assert.Equal(404, (await ballia.GetAsync("/api/v1/cases/" + id)).Status);
    }

    [Fact]
    public async Task An_officer_to_whom_a_case_was_given_sees_it_wherever_it_lies()
    {
        var host = await StartAsync();
        var state = await host.SignInAsync(Cast.Asha);
        var ballia = await host.SignInAsync(Cast.Ballia);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await state.MoveAsync(id, "reassign", new { user = Cast.Ballia.Id })).Must(200);
        await host.SettleAsync();

        Assert.NotNull(await ballia.RowAsync(id));
        (await ballia.MoveAsync(id, "extend")).Must(200);
    }

    [Fact]
    public async Task Reads_are_events()
    {
        var host = await StartAsync();
        var ravi = await host.SignInAsync(Cast.Ravi);
        var asha = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));

        await ravi.CaseAsync(id);
        await asha.CaseAsync(id);
        await host.FastForward(30);
        var history = (await ravi.CaseAsync(id)).List("history").Where(e => e.At("kind") == "read").Select(e => e.At("by")).ToList();
        Assert.Equal([Cast.Ravi.Name, Cast.Asha.Name], history);

        await host.FastForward(700);
        Assert.Equal(3, (await ravi.CaseAsync(id)).List("history").Count(e => e.At("kind") == "read"));
    }

    [Theory]
    [InlineData("GET", "/api/v1/outbox")]
    [InlineData("GET", "/api/v1/dead-letters")]
    public async Task What_belongs_to_no_district_is_the_state_desks_alone(string method, string path)
    {
        var host = await StartAsync();
        var ballia = await host.SignInAsync(Cast.Ballia);
        var asha = await host.SignInAsync(Cast.Asha);

        Assert.Equal(403, (await ballia.SendAsync(new HttpMethod(method), path, null)).Status);
        Assert.Equal(200, (await asha.SendAsync(new HttpMethod(method), path, null)).Status);
    }

    [Fact]
    public async Task A_station_officer_may_not_do_what_operators_do()
    {
        var host = await StartAsync();
        var state = await host.SignInAsync(Cast.Ravi);
        var station = await host.SignInAsync(Cast.Kotwali);
        var partner = await host.PartnerAsync("meta", "Meta", Partners.Scopes.All.ToArray());
        var id = await partner.RaiseAsync(Alerts.Nowhere("1").With("status", "exercise"));
        (await state.MoveAsync(id, "route", new { district = "ballia", station = "Kotwali" })).Must(200);

        foreach (var (move, body) in new (string, object)[] { ("route", new { district = "lucknow" }), ("hand-over", new { state = "BR" }), ("reassign", new { user = "kotwali" }), ("real", new { }) })
        {
            Assert.Equal(403, (await station.MoveAsync(id, move, body)).Status);
        }

        (await station.MoveAsync(id, "acknowledge")).Must(200);
    }

    [Fact]
    public async Task An_officer_who_was_moved_to_another_place_sees_the_old_one_no_more_without_signing_in_again()
    {
        var host = await StartAsync();
        var ballia = await host.SignInAsync(Cast.Ballia);
        var page = await host.OpenPageAsync(ballia);
        var partner = await host.PartnerAsync();
        var first = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        Assert.Contains(page.Rows, r => r.At("id") == first);

        await host.PutAsync(Cast.Ballia with { Jurisdiction = Cast.Lucknow.Jurisdiction });
        await host.FastForward(6);
        var second = await partner.RaiseAsync(Alerts.Life("2"));
        await host.SettleAsync();

        Assert.DoesNotContain(page.Rows, r => r.At("id") == second);
        Assert.Empty((await ballia.BoardAsync()).List("rows"));
        Assert.Equal(404, (await ballia.GetAsync("/api/v1/cases/" + first)).Status);
    }
}

public sealed class JurisdictionScenariosInOrder() : JurisdictionScenarios(MessageOrder.AsTheyCome);

public sealed class JurisdictionScenariosTwiceAndShuffled() : JurisdictionScenarios(MessageOrder.TwiceAndShuffled);

using System.Text.Json;
using Satark.Board;
using Satark.Cases;
using Satark.Functions.Desk;
using Satark.Functions.Settings;
using Satark.Http;
using Satark.Http.Accounts;
using Satark.Http.Desk;
using Satark.Places;
using Satark.Roster;
using Satark.Support.Gateways;
using Satark.Tips;

namespace Satark.Functions.Tests.Desk;

public sealed class SignalRDeskTests
{
    private const string PageId = "abcdefghijklmnopqrst-1";

    [Fact]
    public void Groups_cover_a_route_exactly_as_jurisdictions_do()
    {
        var districts = Gazetteer.Default.Districts;
        string?[] stations = [null, "Kotwali", "KOTWALI", "Nagar / Sadar", "कोतवाली", "ſtadt", "ıstanbul"];
        var jurisdictions = districts.Select(d => "range/" + d.Range).Distinct().Append("state")
            .Concat(districts.Select(d => "district/" + d.Id))
            .Concat(districts.Where(d => d.Id is "agra" or "ballia").SelectMany(d => stations.OfType<string>().Append("kotwali").Select(s => $"station/{d.Id}/{s}")))
            .Select(Where).ToList();
        var (covered, not) = (0, 0);
        foreach (var (district, station) in districts.SelectMany(d => stations.Select(s => (District: (string?)d.Id, s))).Append((null, null)).Append((null, "Kotwali")).Append(("no-such-district", null)))
        {
            var groups = DeskGroups.Covering(district, station).ToHashSet();
            foreach (var jurisdiction in jurisdictions)
            {
                var covers = jurisdiction.Covers(district, station);
                Assert.True(covers == groups.Contains(DeskGroups.Of(jurisdiction)), $"{jurisdiction} × {district}/{station}: {covers}");
                _ = covers ? covered++ : not++;
            }
        }

        Assert.True(covered > 1500 && not > 50_000, $"met {covered} that cover and {not} that do not");
        Assert.All(jurisdictions.SelectMany(j => DeskGroups.Joined(Officer("x", j))), g => Assert.Matches("^[a-z0-9-]{1,60}$", g));
    }

    private static readonly bool[] EitherWay = [false, true];
    private static readonly string?[] PlacedOrNot = ["ballia", null];

    [Fact]
    public void A_tip_goes_to_exactly_the_groups_whose_members_may_know_of_it()
    {
        string[] places = ["state", "range/Azamgarh", "range/Agra", "district/ballia", "district/agra", "station/ballia/Kotwali", "station/agra/Kotwali"];
        var (seen, not) = (0, 0);
        foreach (var scope in from conflicted in EitherWay
                              from sensitivity in Enum.GetValues<Sensitivity>()
                              from lifeRisk in EitherWay
                              from district in PlacedOrNot
                              select new CaseScope(district, "Kotwali", null, new TipScope(conflicted, sensitivity, lifeRisk, null)))
        {
            var groups = DeskGroups.Seeing(scope).ToDictionary(g => g.Group, g => g.HoursOnly);
            foreach (var officer in from place in places from role in Enum.GetValues<Role>() from vigilance in EitherWay select Officer("x", Where(place), role) with { Vigilance = vigilance })
            {
                var hears = DeskGroups.Joined(officer).Where(groups.ContainsKey).ToList();
                Assert.True(Visibility.MaySee(officer, scope) == hears.Count > 0, $"{officer.Role} of {officer.Jurisdiction}, {scope}");
                Assert.All(hears, group => Assert.Equal(officer.Jurisdiction.District is not null, groups[group]));
                _ = hears.Count > 0 ? seen++ : not++;
            }
        }

        Assert.True(seen > 100 && not > 500, $"met {seen} that hear and {not} that do not");
    }

    [Fact]
    public async Task A_row_reaches_exactly_the_officers_who_may_see_it()
    {
        await using var cloud = CloudDesk.Start();
        string[] places = ["state", "range/Varanasi", "range/Agra", "district/varanasi", "district/agra", "station/varanasi/Kotwali", "station/varanasi/Cantt"];
        var officers = places.Select((text, i) => Officer($"officer{i}", Where(text))).ToList();
        foreach (var officer in officers)
        {
            await cloud.Negotiator.NegotiateAsync(officer, "https://desk.example", default);
        }

        (string? District, string? Station, string? Holder)[] routes =
            [(null, null, null), ("varanasi", null, null), ("varanasi", "kotwali", null), ("agra", null, "officer6"), (null, null, "officer4"), ("ballia", "Kotwali", null)];
        var version = 0;
        foreach (var (district, station, holder) in routes)
        {
            var row = Row(++version, district, station, holder);
            await cloud.Desk.ShowAsync(row, default);
            foreach (var officer in officers)
            {
                var heard = cloud.Gateway.Heard(officer.Id, "row").Any(r => r.GetProperty("version").GetInt32() == version);
                Assert.True(Visibility.MaySee(officer, new CaseScope(district, station, holder, null)) == heard, $"{officer.Jurisdiction} × {district}/{station}/{holder}: {heard}");
            }
        }
    }

    [Fact]
    public async Task Whoever_could_see_a_tip_and_may_not_now_is_told_to_forget_it_and_nobody_else()
    {
        await using var cloud = CloudDesk.Start();
        string[] places = ["state", "range/Azamgarh", "range/Agra", "district/ballia", "district/agra", "station/ballia/Kotwali", "station/ballia/Cantt"];
        var officers = (from place in places from role in Enum.GetValues<Role>() from vigilance in EitherWay select (Text: $"{place} {role} {vigilance}", Officer: Officer(Privacy.Ids.Random(), Where(place), role) with { Vigilance = vigilance })).ToList();
        foreach (var (_, officer) in officers)
        {
            await cloud.Negotiator.NegotiateAsync(officer, "https://desk.example", default);
        }

        var field = officers.Single(o => o.Text == "station/ballia/Cantt Station False").Officer.Id;
        var before = new CaseScope("ballia", "Kotwali", null, new TipScope(false, Sensitivity.Routine, false, field));
        CaseScope[] turns = [before with { Tip = before.Tip! with { Conflicted = true } }, before with { Tip = before.Tip with { Sensitivity = Sensitivity.HighlySensitive } }, before with { Tip = before.Tip with { Assigned = null } }, before with { District = "agra" }];
        var (version, told) = (0, 0);
        foreach (var now in turns)
        {
            await cloud.Desk.HideAsync(new CaseGone("aaaaaaaaaaaaaaaa-1", ++version), before, now, default);
            foreach (var (text, officer) in officers)
            {
                var hears = cloud.Gateway.Heard(officer.Id, "gone").Any(g => g.GetProperty("version").GetInt32() == version);
                var (could, may) = (Visibility.MaySee(officer, before), Visibility.MaySee(officer, now));
                Assert.True(could || !hears, $"{text} never could see it: {now}");

                // One of a group's members may see it still; their page has the row of this version.
                Assert.True(hears || !could || may, $"{text} must forget it: {now}");
                told += hears ? 1 : 0;
            }
        }

        Assert.InRange(told, 10, 60);
    }

    [Fact]
    public async Task Refused_requests_reach_those_of_the_state_desk_who_may_open_them()
    {
        await using var cloud = CloudDesk.Start();
        Officer[] officers =
        [
            Officer("operator", Where("state")), Officer("admin", Where("state"), Role.Admin), Officer("lead", Where("state"), Role.Supervisor),
            Officer("clerk", Where("state"), Role.Station), Officer("agra", Where("district/agra"), Role.Admin),
        ];
        foreach (var officer in officers)
        {
            await cloud.Negotiator.NegotiateAsync(officer, "https://desk.example", default);
        }

        await cloud.Desk.ShowRefusedAsync(new RefusedRow("r1", "META", "meta.1", "why", cloud.Clock.Now, true, 1), default);

        Assert.Equal(["operator", "admin", "lead"], officers.Where(o => cloud.Gateway.Heard(o.Id, "refused").Count == 1).Select(o => o.Id));
        Assert.Equal("META", cloud.Gateway.Heard("lead", "refused")[0].GetProperty("partner").GetString());
    }

    [Fact]
    public async Task Pushes_are_written_as_answers_are()
    {
        await using var cloud = CloudDesk.Start();
        var ravi = Officer("ravi", Where("state"));
        await cloud.Presence.ReportAsync(new OpenPage(PageId, new SignedIn("s", ravi)), true, default);
        var row = Row(7, "ballia", "Kotwali", "ravi");
        var alarm = new DeskAlarm("c~d", "c", "K7F2", Severity.Critical, CaseMode.Actual, "ballia");
        await cloud.Desk.ShowAsync(row, default);
        await cloud.Desk.AlarmAsync(alarm, default);

        Assert.Equal(JsonSerializer.Serialize(row, HttpJson.Default.BoardRow), cloud.Gateway.Heard("ravi", "row")[0].GetRawText());
        Assert.Equal(JsonSerializer.Serialize(alarm, HttpJson.Default.DeskAlarm), cloud.Gateway.Heard("ravi", "alarm")[0].GetRawText());
    }

    [Fact]
    public async Task Ended_sessions_leave_their_groups_at_once_and_whoever_comes_again_joins_anew()
    {
        await using var cloud = CloudDesk.Start();
        var ravi = Officer("ravi", Where("state"));
        await cloud.Negotiator.NegotiateAsync(ravi, "https://desk.example", default);

        await new GroupLines(cloud.Membership, cloud.Log.For<GroupLines>()).CloseAsync("ravi", default);
        await cloud.Desk.ShowAsync(Row(1, "ballia", null, null), default);
        Assert.Empty(cloud.Gateway.Heard("ravi", "row"));

        await cloud.Presence.ReportAsync(new OpenPage(PageId, new SignedIn("s", ravi)), true, default);
        await cloud.Desk.ShowAsync(Row(2, "ballia", null, null), default);
        Assert.Single(cloud.Gateway.Heard("ravi", "row"));
        Assert.Empty(cloud.Log.Lines);
    }

    [Fact]
    public async Task An_alarm_is_pushed_to_the_officers_of_listening_pages_alone()
    {
        await using var cloud = CloudDesk.Start();
        foreach (var (id, jurisdiction, armed) in new[] { ("ravi", "state", true), ("sana", "state", false), ("agra", "district/agra", true), ("ballia", "district/ballia", true) })
        {
            await cloud.Presence.ReportAsync(new OpenPage(PageId, new SignedIn("s", Officer(id, Where(jurisdiction)))), armed, default);
        }

        await cloud.Presence.ReportAsync(new OpenPage("abcdefghijklmnopqrst-2", new SignedIn("s", Officer("ravi", Where("state")))), true, default);

        Assert.Equal(3, await cloud.Desk.AlarmAsync(new DeskAlarm("c~d", "c", "K7F2", Severity.Critical, CaseMode.Actual, "agra"), default));
        Assert.Equal(["agra", "ravi"], cloud.Gateway.Pushes.Select(p => p.User).Order());
    }

    [Fact]
    public async Task A_push_that_is_lost_is_logged_and_keeps_no_other_from_arriving()
    {
        await using var cloud = CloudDesk.Start();
        await cloud.Negotiator.NegotiateAsync(Officer("ravi", Where("state")), "https://desk.example", default);
        cloud.Gateway.LosesPushes = true;
        await cloud.Desk.ShowAsync(Row(1, "ballia", null, null), default);
        Assert.Equal(3, cloud.Log.Lines.Count(l => l == "Warning: A push of kind row was lost: AzureSignalRException."));

        cloud.Gateway.LosesPushes = false;
        await cloud.Desk.ShowAsync(Row(2, "ballia", null, null), default);
        Assert.Single(cloud.Gateway.Heard("ravi", "row"));
    }

    [Fact]
    public async Task The_service_asks_for_a_token_of_its_key()
    {
        await using var gateway = new SignalRGateway(TimeProvider.System);
        var wrong = gateway.ConnectionString.Replace(SignalRGateway.AccessKey, "d3JvbmctdGVzdC1rZXktd3JvbmctdGVzdC1rZXkxMjM=", StringComparison.Ordinal);
        await using var line = new DeskLine(DeskServices.Open(new SignalROptions { ConnectionString = wrong }, null));
        var log = new TestLog();
        var desk = new SignalRDesk(line, null!, log.For<SignalRDesk>());

        await desk.ShowAsync(Row(1, null, null, null), default);

        Assert.Empty(gateway.Pushes);
        Assert.Single(log.Lines);
    }

    internal static Jurisdiction Where(string text)
    {
        Assert.True(Jurisdiction.TryParse(text, out var where, out var fault), fault);
        return where;
    }

    internal static Officer Officer(string id, Jurisdiction jurisdiction, Role role = Role.Operator) => new(id, id, role, jurisdiction, null, null, true);

    private static BoardRow Row(int version, string? district, string? station, string? holder) => new()
    {
        Id = "aaaaaaaaaaaaaaaa-1",
        Version = version,
        Code = "K7F2",
        Kind = CaseKind.Alert,
        Mode = CaseMode.Actual,
        Type = CaseType.SuicideRisk,
        Severity = Severity.Critical,
        LifeRisk = true,
        State = CaseState.New,
        OpenedAt = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
        Source = "META",
        District = district is null ? null : new BoardDistrict(district, district, district, district),
        Station = station,
        Holder = holder is null ? null : new BoardHolder(holder, holder, default, default),
        Engagements = [],
        Marks = [],
    };
}

using Satark.Cases;
using Satark.Reads;
using Satark.Roster;
using Satark.Searching;
using Satark.Tests.Tips.Desk;
using Satark.Tips;

namespace Satark.Tests.Searching;

/// <summary>Role × field × jurisdiction: by what an officer finds a case. The expectations are written out; nothing here asks the rule how it decides.</summary>
public sealed class SearchSightTests
{
    private static readonly string[] Places = ["state", "range/Azamgarh", "range/Agra", "district/ballia", "district/agra", "station/ballia/Kotwali", "station/ballia/Bansdih", "station/agra/Kotwali"];

    private static readonly DateTimeOffset Now = Given.T0;

    [Theory]
    [InlineData("ballia", "Kotwali", "state range/Azamgarh district/ballia station/ballia/Kotwali")]
    [InlineData("ballia", null, "state range/Azamgarh district/ballia")]
    [InlineData("agra", "Kotwali", "state range/Agra district/agra station/agra/Kotwali")]
    [InlineData(null, null, "state")]
    public void An_alert_is_found_by_every_field_by_every_role_of_exactly_these_places(string? district, string? station, string places)
    {
        var c = Given.Case() with { Route = district is null ? null : Given.Route(district, station: station) };
        var met = 0;
        foreach (var (officer, place) in Everybody())
        {
            foreach (var kind in Enum.GetValues<TermKind>())
            {
                var may = places.Split(' ').Contains(place);
                Assert.True(may == SearchSight.MayFind(officer, c, kind, false, Now), $"{officer.Role} of {place} by {kind}: expected {may}");
                Assert.True((may && kind == TermKind.Code) == SearchSight.MayFind(officer, c, kind, true, Now), $"locked board of {officer.Role} of {place} by {kind}");
                met++;
            }
        }

        Assert.Equal(Places.Length * 4 * 6, met);
    }

    [Fact]
    public void What_was_erased_and_what_an_informer_told_is_found_by_its_code_alone()
    {
        var erased = Given.Case() with { Route = Given.Route(), Erased = true };
        foreach (var kind in Enum.GetValues<TermKind>())
        {
            Assert.Equal(kind == TermKind.Code, SearchSight.MayFind(WorldActs.Asha, erased, kind, false, Now));
            Assert.Equal(kind == TermKind.Code, SearchSight.MayFind(GivenTip.Sp, GivenTip.Case(), kind, false, Now));
        }
    }

    [Theory]
    [InlineData(false, "state:O,S,A range/Azamgarh:O,S,A district/ballia:O,S,A")]
    [InlineData(true, "range/Azamgarh:O,S,A")]
    public void A_tips_code_finds_it_for_those_alone_whom_the_rules_of_tips_let_know(bool conflicted, string expected)
    {
        var tip = GivenTip.Case(GivenTip.Content(station: "Kotwali"));
        tip = tip with { Tip = tip.Tip! with { Conflicted = conflicted, Sensitivity = Sensitivity.Routine } };
        var met = 0;
        foreach (var (officer, place) in Everybody())
        {
            var may = expected.Split(' ').Any(line => line.Split(':') is [var at, var roles] && at == place && officer.Role != Role.Station && roles.Split(',').Contains(officer.Role.ToString()[..1]));
            Assert.True(may == SearchSight.MayFind(officer, tip, TermKind.Code, false, Now), $"{officer.Role} of {place}, conflicted {conflicted}: expected {may}");
            met += may ? 1 : 0;
        }

        Assert.InRange(met, 3, 9);
    }

    [Fact]
    public void The_holder_in_another_district_finds_a_case_by_its_code_and_by_what_is_personal_once_they_said_why_they_read_it()
    {
        var held = (Given.Case() with { Route = Given.Route("lucknow") }).Acknowledge(Given.At(0, WorldActs.Ballia)).Ok();
        Assert.True(SearchSight.MayFind(WorldActs.Ballia, held, TermKind.Code, false, Now));
        Assert.False(SearchSight.MayFind(WorldActs.Ballia, held, TermKind.Phone, false, Now));

        var said = held.GiveReason("the family lives with us", Given.At(1, WorldActs.Ballia)).Ok();
        Assert.True(SearchSight.MayFind(WorldActs.Ballia, said, TermKind.Phone, false, Now.AddSeconds(2)));
        Assert.False(SearchSight.MayFind(WorldActs.Ballia, said, TermKind.Phone, false, Now + OutsideReading.Lasts + TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void Nobody_finds_an_alert_that_Satark_sent_to_itself() =>
        Assert.All(Enum.GetValues<TermKind>(), kind => Assert.False(SearchSight.MayFind(WorldActs.Lead, Given.Case() with { Synthetic = true }, kind, false, Now)));

    private static IEnumerable<(Officer Officer, string Place)> Everybody() =>
        from place in Places from role in Enum.GetValues<Role>() select (GivenTip.Of("x", role, place), place);
}

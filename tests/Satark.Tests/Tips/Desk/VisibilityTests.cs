using Satark.Board;
using Satark.Cases;
using Satark.Roster;
using Satark.Tips;
using Satark.Tips.Line;
using Satark.Tips.Moves;

namespace Satark.Tests.Tips.Desk;

/// <summary>Role × jurisdiction × conflict × class: who may know of a tip. The expectations are written out; nothing here asks the rule how it decides.</summary>
public sealed class VisibilityTests
{
    private static readonly string[] Places = ["state", "range/Azamgarh", "range/Agra", "district/ballia", "district/agra", "station/ballia/Kotwali", "station/ballia/Bansdih", "station/agra/Kotwali"];

    [Theory]
    [InlineData(Sensitivity.Routine, false, "state:O,S,A range/Azamgarh:O,S,A district/ballia:O,S,A")]
    [InlineData(Sensitivity.Sensitive, false, "state:S,A range/Azamgarh:O,S,A district/ballia:S,A")]
    [InlineData(Sensitivity.HighlySensitive, false, "state:S,A range/Azamgarh:S,A district/ballia:S,A")]
    [InlineData(Sensitivity.Routine, true, "range/Azamgarh:O,S,A")]
    [InlineData(Sensitivity.Sensitive, true, "range/Azamgarh:O,S,A")]
    [InlineData(Sensitivity.HighlySensitive, true, "range/Azamgarh:S,A")]
    public void A_tip_is_known_to_exactly_these_offices(Sensitivity sensitivity, bool conflicted, string expected)
    {
        var met = 0;
        foreach (var (officer, place) in Everybody())
        {
            var scope = new CaseScope("ballia", "Kotwali", null, new TipScope(conflicted, sensitivity, false, null));
            var may = expected.Split(' ').Any(line => line.Split(':') is [var at, var roles] && at == place && roles.Split(',').Contains(officer.Role.ToString()[..1]) && officer.Role != Role.Station);
            Assert.True(may == Visibility.MaySee(officer, scope), $"{officer.Role} of {place}, {sensitivity}, conflicted {conflicted}: expected {may}");
            met += may ? 1 : 0;
        }

        Assert.InRange(met, 2, 20);
    }

    [Fact]
    public void Nobody_of_a_district_or_station_ever_knows_of_a_conflicted_tip_even_holding_it()
    {
        var met = 0;
        foreach (var (officer, place) in Everybody().Where(e => e.Place.StartsWith("district", StringComparison.Ordinal) || e.Place.StartsWith("station", StringComparison.Ordinal)))
        {
            foreach (var sensitivity in Enum.GetValues<Sensitivity>())
            {
                foreach (var lifeRisk in new[] { false, true })
                {
                    foreach (var district in new[] { "ballia", "agra", null })
                    {
                        var scope = new CaseScope(district, "Kotwali", officer.Id, new TipScope(true, sensitivity, lifeRisk, officer.Id));
                        Assert.False(Visibility.MaySee(officer, scope), place);
                        Assert.False(Visibility.MaySee(officer with { Vigilance = true }, scope), place);
                        Assert.False(Visibility.MayBeGiven(officer, scope), place);
                        Assert.DoesNotContain(officer.Id, Visibility.Named(scope));
                        met++;
                    }
                }
            }
        }

        Assert.True(met > 300);
    }

    [Fact]
    public void The_state_does_not_know_of_a_conflicted_tip_unless_it_is_a_vigilance_officer()
    {
        var scope = new CaseScope("ballia", null, null, new TipScope(true, Sensitivity.Sensitive, true, null));
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.False(Visibility.MaySee(GivenTip.Of("s", role, "state"), scope));
            Assert.True(Visibility.MaySee(GivenTip.Of("s", role, "state") with { Vigilance = true }, scope));
            Assert.True(Visibility.MaySee(GivenTip.Of("s", role, "range/Azamgarh") with { Vigilance = true }, scope));
            Assert.False(Visibility.MaySee(GivenTip.Of("s", role, "range/Agra") with { Vigilance = true }, scope));
        }
    }

    [Fact]
    public void A_conflicted_tip_without_a_district_is_for_the_states_command_and_vigilance_until_it_is_routed()
    {
        var nowhere = new CaseScope(null, null, null, new TipScope(true, Sensitivity.Sensitive, false, null));
        Assert.True(Visibility.MaySee(WorldActs.Lead, nowhere));
        Assert.True(Visibility.MaySee(GivenTip.Vigilant, nowhere));
        Assert.False(Visibility.MaySee(WorldActs.Asha, nowhere));
        Assert.False(Visibility.MaySee(GivenTip.Dig, nowhere));
        Assert.False(Visibility.MaySee(WorldActs.Lead, nowhere with { District = "ballia" }));
    }

    [Fact]
    public void A_station_officer_sees_what_is_assigned_to_them_and_nothing_else_of_their_station()
    {
        var tip = GivenTip.Case(GivenTip.Content(station: "Kotwali"));
        Assert.False(Visibility.MaySee(GivenTip.Field, tip));
        var assigned = tip.Assign(GivenTip.Field.Actor, Given.At(5, GivenTip.Sp)).Ok();
        Assert.True(Visibility.MaySee(GivenTip.Field, assigned));
        Assert.False(Visibility.MaySee(GivenTip.Of("other", Role.Station, "station/ballia/Kotwali"), assigned));
        Assert.False(Visibility.MaySee(GivenTip.Field, assigned.FindConflict(Given.At(6)).Case));
    }

    [Fact]
    public void Where_a_life_is_at_stake_those_who_are_sent_know_why()
    {
        var scope = new CaseScope("ballia", "Kotwali", null, new TipScope(false, Sensitivity.Sensitive, true, null));
        Assert.True(Visibility.MaySee(GivenTip.Field, scope));
        Assert.True(Visibility.MaySee(GivenTip.SpClerk, scope));
        Assert.True(Visibility.MaySee(WorldActs.Asha, scope));
        Assert.False(Visibility.MaySee(GivenTip.Field, scope with { Tip = scope.Tip! with { Sensitivity = Sensitivity.HighlySensitive } }));
    }

    [Fact]
    public void Recordings_are_heard_by_the_sp_office_alone_and_by_the_range_office_where_police_are_part_of_it()
    {
        var tip = new CaseScope("ballia", null, "field", new TipScope(false, Sensitivity.Routine, false, "field"));
        var police = tip with { Holder = null, Tip = tip.Tip! with { Conflicted = true, Assigned = null } };
        Assert.True(Visibility.MayOpen(GivenTip.Sp, tip, MediaKind.Audio));
        Assert.True(Visibility.MayOpen(GivenTip.SpClerk, tip, MediaKind.Audio));
        foreach (var officer in new[] { GivenTip.Field, GivenTip.Dig, GivenTip.Range, WorldActs.Lead, WorldActs.Asha })
        {
            Assert.False(Visibility.MayOpen(officer, tip, MediaKind.Audio));
            Assert.True(Visibility.MayOpen(officer, tip, MediaKind.Photo));
        }

        Assert.True(Visibility.MayOpen(GivenTip.Range, police, MediaKind.Audio));
        Assert.False(Visibility.MayOpen(GivenTip.Sp, police, MediaKind.Photo));
    }

    [Fact]
    public void A_row_below_the_range_tells_hours_and_nothing_that_counts_back_to_a_minute()
    {
        // 12:07 and 12:06 by UTC are 17:37 and 17:36 in India: the hour began at 11:30 by UTC.
        var tip = (GivenTip.Case() with { OpenedAt = Given.T0.AddMinutes(7), DetectedAt = Given.T0.AddMinutes(6) });
        var row = BoardRow.Of(tip);
        var hour = Given.T0.AddMinutes(-30);
        Assert.Same(row, row.For(GivenTip.Range));
        Assert.False(row.HoursOnly);
        foreach (var officer in new[] { GivenTip.Sp, GivenTip.Field })
        {
            var seen = row.For(officer);
            Assert.Equal((hour, (DateTimeOffset?)hour), (seen.OpenedAt, seen.DetectedAt));
            Assert.Null(seen.Ladder!.NextAt);
            Assert.True(seen.HoursOnly);
        }

        var alert = BoardRow.Of(Given.Case());
        Assert.Same(alert, alert.For(GivenTip.Sp));
    }

    [Theory]
    [InlineData("2026-03-02T12:29:59.999+00:00", "2026-03-02T11:30:00+00:00")]
    [InlineData("2026-03-02T12:30:00+00:00", "2026-03-02T12:30:00+00:00")]
    [InlineData("2026-03-02T23:59:00+05:30", "2026-03-02T23:00:00+05:30")]
    [InlineData("2026-03-02T18:45:00+00:00", "2026-03-03T00:00:00+05:30")]
    public void An_hour_is_one_of_Indias_clocks(string at, string hour)
    {
        Assert.Equal(DateTimeOffset.Parse(hour, System.Globalization.CultureInfo.InvariantCulture), Visibility.Hour(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(DateTimeOffset.Parse(hour, System.Globalization.CultureInfo.InvariantCulture).AddHours(1), Visibility.HourAfter(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void When_somebody_took_it_is_an_hour_too_but_for_the_one_who_did()
    {
        var row = BoardRow.Of(GivenTip.Case().Acknowledge(Given.At(75, GivenTip.Sp)).Ok());
        Assert.Equal(row.Holder, row.For(GivenTip.Sp).Holder);
        var seen = row.For(GivenTip.SpClerk).Holder!;
        Assert.Equal((Visibility.Hour(row.Holder!.Since), Visibility.HourAfter(row.Holder.LeaseUntil)), (seen.Since, seen.LeaseUntil));
        Assert.Equal(row.Holder, row.For(GivenTip.Range).Holder);
        var refused = GivenTip.Case().Acknowledge(Given.At(75, GivenTip.Sp)).Ok().Extend(Given.At(80, GivenTip.SpClerk)).Refusal!.Text;
        Assert.DoesNotMatch("\\d\\d:\\d\\d", refused);
    }

    private static IEnumerable<(Officer Officer, string Place)> Everybody() =>
        from place in Places
        from role in Enum.GetValues<Role>()
        select (GivenTip.Of("x", role, place), place);
}

using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Posts;
using static Satark.Tests.Roster.Rosters;

namespace Satark.Tests.Roster;

public sealed class DutyRosterTests
{
    [Fact]
    public void Without_posts_everybodys_own_flag_says_who_is_on_duty() =>
        Assert.Equal(["lead", "ravi"], Of(DutyPlan.Empty, Asha with { OnDuty = false }, Ravi, Lead).At(At(3)).OnDuty());

    [Fact]
    public void Whoever_stands_in_the_roster_is_on_duty_by_the_roster_alone_and_everybody_else_by_their_flag()
    {
        var roster = Of(Plan([Post("op", "mon-fri 08:00-20:00")], Fills("op", Asha)), Asha, Ravi with { OnDuty = false }, Lead);

        Assert.Equal(["asha", "lead"], roster.At(At(8)).OnDuty());
        Assert.Equal(["lead"], roster.At(At(20)).OnDuty());
    }

    [Fact]
    public void I_am_on_duty_now_stands_above_roster_and_flag_until_its_end()
    {
        var roster = Of(Plan([Post("op", "off")], Fills("op", Asha)), Asha with { OnDutyUntil = At(9) }, Ravi with { OnDuty = false, OnDutyUntil = At(9) });

        Assert.Equal(["asha", "ravi"], roster.At(At(8, 59)).OnDuty());
        Assert.Empty(roster.At(At(9)).OnDuty());
    }

    [Fact]
    public void An_admin_of_the_state_is_on_duty_by_a_post_or_by_their_own_word_and_then_as_an_operator_whom_ladders_call()
    {
        var admin = Ravi with { Id = "admin", Role = Role.Admin };

        var keeps = Of(DutyPlan.Empty, admin).At(At(8));
        Assert.Equal((false, Role.Admin), (keeps.IsOnDuty("admin"), Assert.Single(keeps.People).Role));
        Assert.Empty(keeps.Operators.Concat(keeps.ShiftLeads));

        var says = Of(DutyPlan.Empty, admin with { OnDutyUntil = At(9) });
        Assert.Equal(("admin", admin.Phone, admin.Mail), Reached(says.At(At(8, 59))));
        Assert.True(says.At(At(8, 59)).IsOnDuty("admin"));
        Assert.Contains(says.At(At(8, 59)).People, o => o is { Role: Role.Admin, OnDuty: false });
        Assert.False(says.At(At(9)).IsOnDuty("admin"));

        var post = Of(Plan([Post("op")], Fills("op", admin)), admin with { OnDutyUntil = At(9) }).At(At(8));
        Assert.Equal("admin", Assert.Single(post.Operators).Id);

        // The command of a district is called by its hours, whoever it is.
        Assert.True(Of(DutyPlan.Empty, admin with { Jurisdiction = WorldActs.Place("district/ballia") }).At(At(8)).IsOnDuty("admin"));
    }

    [Fact]
    public void A_night_belongs_to_whoever_fills_the_post_on_the_day_on_which_it_begins_also_where_the_next_day_is_off()
    {
        var plan = Plan([Post("op", "daily 20:00-08:00")], Fills("op", Asha, to: Monday), Fills("op", Ravi, Monday.AddDays(1))) with { Overrides = [new("op", Monday.AddDays(1), "off")] };
        var roster = Of(plan, Asha, Ravi);

        Assert.Equal(["asha"], roster.At(At(23)).OnDuty());
        Assert.Equal(["asha"], roster.At(At(7, 59, day: 1)).OnDuty());
        Assert.Empty(roster.At(At(8, day: 1)).OnDuty());
        Assert.Empty(roster.At(At(23, day: 1)).OnDuty());
        Assert.Equal(["ravi"], roster.At(At(20, day: 2)).OnDuty());
    }

    [Fact]
    public void The_contact_points_stay_with_the_post_when_the_people_change()
    {
        var plan = Plan([Post("op", phone: "+919000000055")], Fills("op", Asha, to: Monday), Fills("op", Ravi, Monday.AddDays(1)));
        var roster = Of(plan, Asha, Ravi);

        Assert.Equal(("asha", "+919000000055", Asha.Mail), Reached(roster.At(At(12))));
        Assert.Equal(("ravi", "+919000000055", null), Reached(roster.At(At(12, day: 1))));
    }

    [Fact]
    public void A_post_that_nobody_fills_is_called_as_itself_where_it_has_a_contact_point()
    {
        var moment = Of(Plan([Post("op", phone: "+919000000055"), Post("mute")]), Ravi with { OnDuty = false }).At(At(12));

        Assert.Equal(("post.op", "+919000000055", null), Reached(moment));
        Assert.Empty(moment.Successors(Ravi));
    }

    [Fact]
    public void Nobody_fills_a_post_that_is_more_than_their_account()
    {
        var district = Post("sp", role: Role.Supervisor, desk: "district/ballia");
        Assert.True(district.Suits(Lead));
        Assert.True(district.Suits(WorldActs.Ballia));
        Assert.True(district.Suits(Lead with { Jurisdiction = WorldActs.Place("range/Azamgarh") }));
        Assert.False(district.Suits(Lead with { Jurisdiction = WorldActs.Place("range/Varanasi") }));
        Assert.False(district.Suits(Lead with { Jurisdiction = WorldActs.Place("station/ballia/Kotwali") }));
        Assert.False(district.Suits(Asha));
        Assert.False(Post("lead", role: Role.Supervisor).Suits(WorldActs.Ballia));
        Assert.True(Post("sho", role: Role.Station, desk: "station/ballia/Kotwali").Suits(WorldActs.Ballia));

        // Somebody whose account was made smaller since fills it no more.
        var roster = Of(Plan([district], Fills("sp", Lead)), Lead with { Role = Role.Operator });
        Assert.Null(Assert.Single(roster.At(At(12)).Shifts).Officer);
        Assert.Empty(roster.At(At(12)).OnDuty());
    }

    [Fact]
    public void The_successor_is_the_next_on_the_same_post_then_in_the_same_work_then_the_shift_lead()
    {
        var plan = Plan(
            [Post("op1", "daily 08:00-20:00"), Post("op2"), Post("lead", role: Role.Supervisor)],
            Fills("op1", Asha), Fills("op1", Second), Fills("op2", Ravi), Fills("lead", Lead));
        var roster = Of(plan, Asha, Ravi, Second, Lead);

        Assert.Equal(["second", "ravi", "lead"], roster.At(At(12)).Successors(Asha).Select(o => o.Id));
        Assert.Equal(["ravi", "lead"], roster.At(At(20)).Successors(Asha, ["op1"]).Select(o => o.Id));
        Assert.Equal(["lead"], roster.At(At(20)).Successors(Ravi).Select(o => o.Id));
        Assert.Empty(Of(plan with { Fillings = [Fills("op1", Asha)] }, Asha).At(At(12)).Successors(Asha));
    }

    [Fact]
    public void Where_no_shift_lead_follows_an_operator_of_the_state_desk_is_asked() =>
        Assert.Equal(["ravi"], Of(Plan([Post("op"), Post("lead", role: Role.Supervisor)], Fills("op", Ravi), Fills("lead", Lead)), Ravi, Lead).At(At(12)).Successors(Lead).Select(o => o.Id));

    [Fact]
    public void Duty_that_goes_on_over_midnight_ends_where_somebody_else_begins_or_nobody()
    {
        var roster = Of(Plan([Post("op"), Post("day", "daily 08:00-20:00")], Fills("op", Asha, to: Monday.AddDays(1)), Fills("op", Ravi, Monday.AddDays(2)), Fills("day", Lead)));
        DateTimeOffset? Until(string post) => roster.Until(roster.At(At(12)).Shifts.Single(s => s.Post.Id == post));

        Assert.Equal(At(0, day: 2), Until("op"));
        Assert.Equal(At(20), Until("day"));
        Assert.Null(roster.Until(roster.At(At(12, day: 3)).Shifts.Single(s => s.Post.Id == "op")));
    }

    [Fact]
    public void A_gap_is_told_of_the_watches_that_the_roster_has_posts_for()
    {
        var plan = Plan([Post("day", "daily 08:00-20:00"), Post("night", "mon-sat 20:00-08:00")], Fills("day", Asha), Fills("night", Ravi, to: Monday.AddDays(1)));

        Assert.Equal([new Gap(Watch.Operator, At(20, day: 2), At(8, day: 3))], Of(plan, Asha, Ravi).Gaps(At(12), At(12, day: 3)));

        // Somebody outside the roster whose flag says "on duty" is always there; so nobody is missing.
        Assert.Empty(Of(plan, Asha, Ravi, Second).Gaps(At(12), At(12, day: 3)));
        Assert.Equal([new Gap(Watch.Operator, At(21, day: 2), At(8, day: 3))], Of(plan, Asha with { OnDutyUntil = At(21, day: 2) }, Ravi).Gaps(At(12), At(12, day: 3)));
        Assert.Equal(
            [new Gap(Watch.Operator, At(22, day: 2), At(8, day: 3))],
            Of(plan, Asha, Ravi, Lead with { Id = "admin", Role = Role.Admin, OnDutyUntil = At(22, day: 2) }).Gaps(At(12), At(12, day: 3)));
    }

    private static readonly Officer Second = Asha with { Id = "second", Phone = null, Mail = null };

    private static (string, string?, string?) Reached(DutyMoment moment)
    {
        var found = Assert.Single(moment.Operators);
        return (found.Id, found.Phone, found.Mail);
    }
}

using Satark.Roster;
using Satark.Roster.Posts;
using Satark.Roster.Sheets;
using static Satark.Tests.Roster.Rosters;

namespace Satark.Tests.Roster;

public sealed class RosterSheetTests
{
    private const string Head = "kind,post,name,role,desk,phone,whatsapp,mail,hours,officer,from,to\r\n";

    [Fact]
    public void A_written_roster_reads_back_as_the_same_and_no_cell_of_it_begins_a_formula()
    {
        var plan = new DutyPlan(
            [
                Post("op.1", "mon-fri 08:00-20:00,21:00-22:00; holidays off", phone: "+915220000001", mail: "op@satark.test") with { Name = "=HYPERLINK(\"http://x\";\"op\"), 1" },
                Post("sho", "24x7", Role.Station, "station/ballia/Kotwali, City") with { Name = "'quoted", WhatsApp = "+915220000002" },
                Post("lead", "fri-mon 20:00-08:00", Role.Supervisor) with { Name = "@लीड" },
            ],
            [Fills("op.1", Asha), Fills("op.1", Ravi, Monday, Monday.AddDays(6)), Fills("lead", Lead)],
            [new("op.1", Monday, "off"), new("lead", Monday, "10:00-14:00,16:00-24:00")],
            [new(Monday, "Holi, the second day")]);

        var csv = RosterSheet.Write(plan);
        var (read, faults) = RosterSheet.Read(csv, [Asha, Ravi, Lead]);

        Assert.Empty(faults);
        Assert.Equal(plan.Posts, read.Posts);
        Assert.Equal(plan.Fillings, read.Fillings);
        Assert.Equal(plan.Overrides, read.Overrides);
        Assert.Equal(plan.Holidays, read.Holidays);
        Assert.Equal(csv, RosterSheet.Write(read));
        Assert.All(csv.Split("\r\n").SelectMany(line => line.Split(',')), cell => Assert.DoesNotMatch("^\"?[=+@-]", cell));
    }

    [Fact]
    public void Semicolons_a_mark_of_order_empty_rows_other_column_orders_and_dates_with_the_day_first_are_read()
    {
        var (plan, faults) = RosterSheet.Read(
            "\uFEFFpost;kind;role;desk;hours;name;officer;from;to\nop;POST;Operator;state;\"mon-fri 08:00-20:00; sat off\";Operator 1;;;\n;;;;;;;;\nop;filling;;;;;asha;02-03-2026;31/03/2026\nop;override;;;off;;;2026-03-05;2026-03-07\n", [Asha]);

        Assert.Empty(faults);
        Assert.Equal("Operator 1", Assert.Single(plan.Posts).Name);
        Assert.Equal(new Filling("op", "asha", Monday, new DateOnly(2026, 3, 31)), Assert.Single(plan.Fillings));
        Assert.Equal([5, 6, 7], plan.Overrides.Select(o => o.Date.Day));
    }

    [Theory]
    [InlineData("post,op,Operator,operator,state,,,,,,,", 2, "hours", "missing")]
    [InlineData("post,op,Operator,admin,state,,,,24x7,,,", 2, "role", "station, operator, supervisor")]
    [InlineData("post,op,Operator,operator,moon,,,,24x7,,,", 2, "desk", "range/<range>")]
    [InlineData("post,OP 1,Operator,operator,state,,,,24x7,,,", 2, "post", "2 to 40")]
    [InlineData("post,op,,operator,state,,,,24x7,,,", 2, "name", "missing")]
    [InlineData("post,op,Operator,operator,state,919000000001,,,24x7,,,", 2, "phone", "country code")]
    [InlineData("post,op,Operator,operator,state,,0522-1,,24x7,,,", 2, "whatsapp", "country code")]
    [InlineData("post,op,Operator,operator,state,,,nobody,24x7,,,", 2, "mail", "no mail address")]
    [InlineData("post,op,Operator,operator,state,,,,24x7,,,,more", 2, null, "more cells")]
    [InlineData("post,op,Op\u202Eerator,operator,state,,,,24x7,,,", 2, "name", "invisible")]
    [InlineData("post,op,Operator,station,station/ballia/Kot\u0007wali,,,,24x7,,,", 2, "desk", "invisible")]
    [InlineData("person,op,,,,,,,,,,", 2, "kind", "post, filling, override, holiday")]
    [InlineData("post,op,Operator,operator,state,,,,24x7,,,\npost,op,Operator,operator,state,,,,24x7,,,", 3, "post", "line 2 says this already")]
    [InlineData("filling,op,,,,,,,,asha,2026-03-02,", 2, "post", "no post 'op'")]
    [InlineData("post,op,Operator,operator,state,,,,24x7,,,\nfilling,op,,,,,,,,nobody,2026-03-02,", 3, "officer", "'user add'")]
    [InlineData("post,op,Operator,operator,state,,,,24x7,,,\nfilling,op,,,,,,,,asha,soon,", 3, "from", "2026-03-31")]
    [InlineData("post,op,Operator,operator,state,,,,24x7,,,\nfilling,op,,,,,,,,asha,2026-03-02,2026-03-01", 3, "to", "before the first")]
    [InlineData("post,op,Operator,operator,state,,,,24x7,,,\nfilling,op,,,,,,,,asha,2026-03-02,\nfilling,op,,,,,,,,asha,2026-04-02,", 4, "from", "line 3 has the same person")]
    [InlineData("post,sp,SP,supervisor,district/ballia,,,,24x7,,,\nfilling,sp,,,,,,,,asha,2026-03-02,", 3, "officer", "needs supervisor of district/ballia")]
    [InlineData("override,op,,,,,,,off,,2026-03-02,", 2, "post", "no post 'op'")]
    [InlineData("holiday,,,,,,,,,,2026-03-02,", 2, "name", "missing")]
    [InlineData("post,op,\"Operator,operator\n", 2, null, "never closed")]
    public void A_wrong_line_is_named_with_its_cell_and_with_what_would_be_right(string rows, int line, string? column, string said)
    {
        var (_, faults) = RosterSheet.Read(Head + rows.ReplaceLineEndings("\r\n"), [Asha, Ravi, Lead]);

        Assert.Contains(faults, f => f.Line == line && f.Column == column && f.What.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("kind,post,colour", "no column 'colour'")]
    [InlineData("post,name", "'kind' is missing")]
    [InlineData("kind,post,kind", "two columns")]
    [InlineData("\0\"\"\"\u202e,,\r\r\n\n;=", "column")]
    public void A_sheet_without_its_first_row_says_which_columns_there_are(string csv, string said) =>
        Assert.Contains(RosterSheet.Read(csv, []).Faults, f => f.What.Contains(said, StringComparison.Ordinal));

    [Fact]
    public async Task With_one_wrong_line_or_in_a_dry_run_nothing_is_imported()
    {
        using var world = await new World().WithPeopleAsync();
        const string Right = Head + "post,op,Operator,operator,state,,,,24x7,,,\r\nfilling,op,,,,,,,,asha,2026-03-01,\r\n";

        Assert.False((await world.ImportAsync(Right + "post,,,,,,,,,,,\r\n")).Stored);
        Assert.False((await world.Import.HandleAsync(System.Text.Encoding.UTF8.GetBytes(Right), dryRun: true, default)).Stored);
        Assert.False((await world.Import.HandleAsync(new byte[] { 0x6B, 0xFF, 0xFE }, dryRun: false, default)).Stored);
        Assert.Empty((await world.Duty.PlanAsync(default)).Plan.Posts);

        Assert.True((await world.ImportAsync(Right)).Stored);
        var second = await world.ImportAsync(Right.Replace("op,", "op2,", StringComparison.Ordinal));
        Assert.Equal(["op2"], second.Added);
        Assert.Equal(["op"], second.Gone);
        Assert.Equal("op2", Assert.Single((await world.Duty.PlanAsync(default)).Plan.Posts).Id);
    }
}

using Satark.Reads;
using Satark.Roster;
using Satark.Searching;

namespace Satark.Tests.Reads;

/// <summary>Which reading of a week a supervisor is told of.</summary>
public sealed class UnusualReadingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 3, 6, 30, 0, TimeSpan.Zero);

    private static readonly Officer Asha = Make("asha", "state"), Ravi = Make("ravi", "state"), Sana = Make("sana", "state"), Ballia = Make("ballia.op", "district/ballia");

    [Fact]
    public void Reading_what_one_works_on_is_not_told()
    {
        var week = Enumerable.Range(0, 19).SelectMany(n => new[] { Read(Asha, $"c-{n}"), Read(Asha, $"c-{n}", ReadKind.Unmasked) });

        Assert.Empty(UnusualReading.Of([.. week], [Asha, Ravi], (_, _) => true, []));
    }

    [Fact]
    public void Ones_own_telephone_another_district_and_nights_off_duty_are_told_at_the_first_case_gravest_first()
    {
        ReadEntry[] week = [Read(Asha, "c-1") with { OffDutyAtNight = true }, Read(Asha, "c-2") with { Outside = true }, Read(Asha, "c-2") with { Outside = true }, Read(Asha, "c-3") with { Own = true }];

        var found = Assert.Single(UnusualReading.Of(week, [Asha], (_, _) => true, []));

        Assert.Equal((Asha, 3), (found.Officer, found.Cases));
        Assert.Equal([(UnusualKind.Own, "c-3"), (UnusualKind.Outside, "c-2"), (UnusualKind.AtNight, "c-1")], found.Findings.Select(f => (f.Kind, Assert.Single(f.CaseIds))));
    }

    [Theory]
    [InlineData(4, ReadKind.Unmasked, false, false)]
    [InlineData(5, ReadKind.Unmasked, false, true)]
    [InlineData(5, ReadKind.Packet, false, true)]
    [InlineData(5, ReadKind.Media, false, true)]
    [InlineData(5, ReadKind.Opened, false, false)]
    [InlineData(5, ReadKind.Unmasked, true, false)]
    public void What_is_personal_of_five_cases_on_which_one_never_worked_is_told(int cases, ReadKind kind, bool worked, bool told)
    {
        var week = Enumerable.Range(0, cases).Select(n => Read(Asha, $"c-{n}", kind)).ToList();

        var found = UnusualReading.Of(week, [Asha], (_, _) => worked, []);

        Assert.Equal(told ? [UnusualKind.Unworked] : [], found.SelectMany(f => f.Findings).Select(f => f.Kind));
    }

    [Theory]
    [InlineData(30, 10, false)]
    [InlineData(31, 10, true)]
    [InlineData(19, 1, false)]
    [InlineData(20, 1, true)]
    public void Far_more_cases_than_colleagues_of_the_same_work_are_told_as_a_number(int mine, int theirs, bool told)
    {
        var week = Cases(Asha, mine).Concat(Cases(Ravi, theirs)).Concat(Cases(Sana, theirs)).ToList();

        var found = UnusualReading.Of(week, [Asha, Ravi, Sana], (_, _) => true, []);

        Assert.Equal(told ? [("asha", UnusualKind.Many, mine, 0)] : [], found.Select(f => (f.Officer.Id, f.Findings[0].Kind, f.Findings[0].Cases, f.Findings[0].CaseIds.Count)));
    }

    [Fact]
    public void Nobody_is_compared_with_people_of_other_work_or_of_another_kind_of_office()
    {
        var week = Cases(Asha, 60).Concat(Cases(Ballia, 1)).Concat(Cases(Ravi, 1)).ToList();

        Assert.Empty(UnusualReading.Of(week, [Asha, Ballia, Ravi with { Role = Role.Supervisor }], (_, _) => true, []));
    }

    [Theory]
    [InlineData(9, 0, false)]
    [InlineData(10, 0, true)]
    [InlineData(10, 1, false)]
    public void Many_people_searched_without_finding_a_case_are_told_and_the_same_one_again_counts_once(int different, int hits, bool told)
    {
        var searches = Enumerable.Range(0, 60).Select(n => Search(Asha, n % different) with { Hits = hits }).ToList();

        Assert.Equal(told ? [(UnusualKind.SearchedInVain, different)] : [], UnusualReading.Of([], [Asha], (_, _) => true, searches).SelectMany(f => f.Findings).Select(f => (f.Kind, f.Cases)));
    }

    [Fact]
    public void Searches_for_oneself_at_night_and_far_more_than_colleagues_are_told_and_codes_and_locked_boards_are_not()
    {
        var searches = Enumerable.Range(0, 20).Select(n => Search(Asha, n) with { Own = n == 3, OffDutyAtNight = n < 2 })
            .Append(Search(Ravi, 1))
            .Concat(Enumerable.Range(0, 30).SelectMany(n => new[] { Search(Sana, n) with { Kind = TermKind.Code, Hits = 0, OffDutyAtNight = true }, Search(Ballia, n) with { Locked = true, Hits = 0 } })).ToList();

        var found = Assert.Single(UnusualReading.Of([], [Asha, Ravi, Sana, Ballia], (_, _) => true, searches));

        Assert.Equal((Asha, 0, 20), (found.Officer, found.Cases, found.Searches));
        Assert.Equal([(UnusualKind.SearchedOwn, 1), (UnusualKind.SearchedAtNight, 2), (UnusualKind.SearchedMuch, 20)], found.Findings.Select(f => (f.Kind, f.Cases)));
    }

    [Theory]
    [InlineData("2026-03-01T18:29:59Z", "2026-02-23")]
    [InlineData("2026-03-01T18:30:00Z", "2026-03-02")]
    [InlineData("2026-03-08T18:29:59Z", "2026-03-02")]
    public void A_week_begins_on_Monday_at_midnight_in_India(string at, string monday) =>
        Assert.Equal(monday, ReadBook.NameOf(ReadBook.WeekOf(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture))));

    private static IEnumerable<ReadEntry> Cases(Officer officer, int count) => Enumerable.Range(0, count).Select(n => Read(officer, $"c-{n}"));

    private static ReadEntry Read(Officer officer, string caseId, ReadKind kind = ReadKind.Opened) => new(officer.Id, kind, caseId, Noon);

    private static SearchEntry Search(Officer officer, int n) => new(officer.Id, TermKind.Phone, "mark-" + n, 1, Noon);

    private static Officer Make(string id, string where) =>
        new(id, id, Role.Operator, Jurisdiction.TryParse(where, out var found, out var fault) ? found : throw new ArgumentException(fault), null, null, OnDuty: true);
}

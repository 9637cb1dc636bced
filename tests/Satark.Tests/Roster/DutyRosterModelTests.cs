using System.Globalization;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Posts;
using Xunit.Abstractions;
using static Satark.Tests.Roster.Rosters;

namespace Satark.Tests.Roster;

/// <summary>Random weeks, overrides, holidays and people against a calendar in which every minute is painted one by one.</summary>
public sealed class DutyRosterModelTests(ITestOutputHelper output)
{
    private const int Days = 10;
    private static readonly DateOnly First = Monday.AddDays(-3);
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private readonly Dictionary<string, int> _met = [];

    [Fact]
    public void Who_is_on_duty_is_at_every_minute_what_a_calendar_painted_minute_by_minute_says()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var (plan, pattern) = Some(random);
            var roster = Of(plan, Asha, Ravi);
            var painted = Paint(plan, pattern);
            var uncovered = roster.Uncovered(plan.Posts, IndiaTime.At(First, 0), IndiaTime.At(First, Days * IndiaTime.Day)).ToList();
            for (var minute = 0; minute < Days * IndiaTime.Day; minute += random.Next(1, 4))
            {
                var at = IndiaTime.At(First, minute);
                var expected = painted[minute];
                var said = $"seed {seed}, {IndiaTime.Told(at)}: {plan.Posts[0].Hours}";
                Assert.True(expected.SetEquals(roster.At(at).OnDuty()), said);
                Assert.True(uncovered.Any(g => g.Start <= at && at < g.End) == (expected.Count == 0), said);
            }
        }

        foreach (var (what, times) in _met.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{what}: {times}");
        }

        Assert.All(["night", "override", "override off", "holiday by its own hours", "holiday as any day", "two at once", "nobody fills it"], what => Assert.True(_met.GetValueOrDefault(what) > 10, what));
    }

    [Fact]
    public void The_next_change_is_the_next_minute_at_which_somebody_comes_or_goes()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var (plan, pattern) = Some(random);
            var roster = Of(plan, Asha, Ravi);
            var painted = Paint(plan, pattern);
            for (var minute = 0; minute < (Days - 8) * IndiaTime.Day; minute += random.Next(1, 300))
            {
                var next = roster.NextChange(IndiaTime.At(First, minute));
                var last = next is null ? painted.Length - 1 : (int)Math.Min(painted.Length, (next.Value - IndiaTime.At(First, 0)).TotalMinutes) - 1;
                for (var i = minute; i < last; i++)
                {
                    // A change may be one of posts alone; but no person ever comes or goes before it.
                    Assert.True(painted[i].SetEquals(painted[i + 1]), $"seed {seed}, minute {i}");
                }
            }
        }
    }

    private (DutyPlan Plan, Dictionary<int, List<(int From, int To)>> Pattern) Some(Random random)
    {
        // The pattern is made as numbers and written as text: the reader is part of what is tested.
        var pattern = new Dictionary<int, List<(int, int)>>();
        var parts = new List<string>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (first, length) = (random.Next(7), random.Next(1, 8));
            var spans = Enumerable.Range(0, random.Next(1, 3)).Select(_ => (From: random.Next(IndiaTime.Day), To: random.Next(1, IndiaTime.Day + 1))).ToList();
            foreach (var day in Enumerable.Range(0, length).Select(d => (first + d) % 7))
            {
                pattern.TryAdd(day, []);
                pattern[day].AddRange(spans);
            }

            parts.Add($"{(length == 1 ? Names[first] : length == 7 ? "daily" : $"{Names[first]}-{Names[(first + length - 1) % 7]}")} {string.Join(',', spans.Select(Text))}");
            Met("night", spans.Count(s => s.To <= s.From));
        }

        if (random.Next(2) == 0)
        {
            pattern[7] = random.Next(2) == 0 ? [] : [(600, 840)];
            parts.Add(pattern[7].Count == 0 ? "holidays off" : "holidays 10:00-14:00");
        }

        var fillings = new List<Filling>();
        foreach (var officer in (Officer[])[Asha, Ravi])
        {
            var from = First.AddDays(random.Next(-2, Days));
            fillings.Add(new Filling("p", officer.Id, from, random.Next(3) == 0 ? null : from.AddDays(random.Next(Days))));
        }

        var dates = Enumerable.Range(-1, Days + 1).Select(d => First.AddDays(d)).ToArray();
        random.Shuffle(dates);
        var overrides = dates.Take(random.Next(3)).Select(d => new DutyOverride("p", d, random.Next(3) == 0 ? "off" : Text((random.Next(IndiaTime.Day), random.Next(1, IndiaTime.Day))))).ToList();
        return (new DutyPlan([Post("p", string.Join("; ", parts))], fillings, overrides, [.. dates.TakeLast(2).Select(d => new Holiday(d, "Holi"))]), pattern);
    }

    private HashSet<string>[] Paint(DutyPlan plan, Dictionary<int, List<(int From, int To)>> pattern)
    {
        var painted = Enumerable.Range(0, Days * IndiaTime.Day).Select(_ => new HashSet<string>()).ToArray();
        for (var day = -1; day < Days; day++)
        {
            var date = First.AddDays(day);
            var isHoliday = plan.Holidays.Any(h => h.Date == date);
            var other = plan.Overrides.FirstOrDefault(o => o.Date == date);
            Met(other is null ? isHoliday ? pattern.ContainsKey(7) ? "holiday by its own hours" : "holiday as any day" : "usual" : other.Hours == "off" ? "override off" : "override", 1);
            var spans = other is not null ? Read(other.Hours) : isHoliday && pattern.TryGetValue(7, out var own) ? own : pattern.GetValueOrDefault((int)date.DayOfWeek) ?? [];
            var people = plan.Fillings.Where(f => f.From <= date && (f.To is null || date <= f.To)).Select(f => f.Officer).ToList();
            foreach (var (from, to) in spans)
            {
                Met(people.Count == 0 ? "nobody fills it" : people.Count == 1 ? "one" : "two at once", 1);
                for (var minute = from; minute < (to > from ? to : to + IndiaTime.Day); minute++)
                {
                    if ((day * IndiaTime.Day) + minute is >= 0 and var i && i < painted.Length)
                    {
                        painted[i].UnionWith(people);
                    }
                }
            }
        }

        return painted;
    }

    private void Met(string what, int times) => _met[what] = _met.GetValueOrDefault(what) + times;

    private static string Text((int From, int To) span) => string.Create(CultureInfo.InvariantCulture, $"{span.From / 60:00}:{span.From % 60:00}-{span.To / 60:00}:{span.To % 60:00}");

    private static List<(int From, int To)> Read(string hours) => hours == "off" ? [] : [.. hours.Split(',').Select(part =>
    {
        var numbers = part.Split('-', ':').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        return ((numbers[0] * 60) + numbers[1], (numbers[2] * 60) + numbers[3]);
    })];
}

using Satark.Roster.Duty;
using static Satark.Tests.Roster.Rosters;

namespace Satark.Tests.Roster;

public sealed class DutyHoursTests
{
    [Theory]
    [InlineData("mon-fri 08:00-20:00", DayOfWeek.Friday, false, "08:00-20:00")]
    [InlineData("mon-fri 08:00-20:00", DayOfWeek.Saturday, false, "off")]
    [InlineData("fri-mon 20:00-08:00", DayOfWeek.Sunday, false, "20:00-08:00")]
    [InlineData("fri-mon 20:00-08:00", DayOfWeek.Tuesday, false, "off")]
    [InlineData("mon,wed 06:00-10:00,18:00-22:00; wed 12:00-13:00", DayOfWeek.Wednesday, false, "06:00-10:00,18:00-22:00,12:00-13:00")]
    [InlineData("Daily 08:00-08:00", DayOfWeek.Monday, true, "08:00-08:00")]
    [InlineData("daily 08:00-20:00; holidays off", DayOfWeek.Monday, true, "off")]
    [InlineData("daily 08:00-20:00; holidays 10:00-14:00", DayOfWeek.Monday, true, "10:00-14:00")]
    [InlineData("24x7", DayOfWeek.Sunday, true, "00:00-24:00")]
    [InlineData("off", DayOfWeek.Monday, false, "off")]
    public void Hours_say_what_begins_on_a_day(string text, DayOfWeek day, bool holiday, string expected) =>
        Assert.Equal(expected, DutySpan.Text(Hours(text).On(day, holiday)));

    [Theory]
    [InlineData(null, "missing")]
    [InlineData(" ", "missing")]
    [InlineData("mon-fri", "days and times")]
    [InlineData("mon-fri 08:00-20:00;", "days and times")]
    [InlineData("mon-fri 8-20", "08:00-20:00, or off")]
    [InlineData("mon-fri 08:00-24:30", "08:00-20:00, or off")]
    [InlineData("mon-fri 24:00-08:00", "08:00-20:00, or off")]
    [InlineData("mon-fri 08:60-09:00", "08:00-20:00, or off")]
    [InlineData("monday 08:00-20:00", "is no day")]
    [InlineData("mon-holidays 08:00-20:00", "is no day")]
    [InlineData("mon-tue-wed 08:00-20:00", "is no day")]
    [InlineData("रोज़ 08:00-20:00", "is no day")]
    public void Hours_that_cannot_be_read_say_what_would_be_right(string? text, string said)
    {
        Assert.False(DutyHours.TryParse(text, out _, out var fault));
        Assert.Contains(said, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Midnight_of_India_is_half_past_six_in_the_evening_of_UTC()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 18, 30, 0, TimeSpan.Zero), IndiaTime.At(Monday, 0));
        Assert.Equal(Monday, IndiaTime.DateOf(new DateTimeOffset(2026, 3, 1, 18, 30, 0, TimeSpan.Zero)));
        Assert.Equal(Monday.AddDays(-1), IndiaTime.DateOf(new DateTimeOffset(2026, 3, 1, 18, 29, 59, TimeSpan.Zero)));
        Assert.Equal("2 Mar 20:15", IndiaTime.Told(At(20, 15)));
    }
}

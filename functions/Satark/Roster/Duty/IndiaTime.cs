namespace Satark.Roster.Duty;

/// <summary>
/// Dates and minutes on India's clocks. Indian Standard Time is five and a half hours beside UTC all year round and was never moved since 1945, so that no table of zones
/// is needed; duty is written, read and told in it.
/// </summary>
public static class IndiaTime
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>Beside UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromMinutes(330);

    /// <summary>The date on India's calendar.</summary>
    public static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>So many minutes after a day's midnight, as UTC.</summary>
    public static DateTimeOffset At(DateOnly date, int minutes) =>
        new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Offset).AddMinutes(minutes).ToUniversalTime();

    /// <summary>As people are told: <c>22 Nov 20:00</c>.</summary>
    public static string Told(DateTimeOffset at) => at.ToOffset(Offset).ToString("d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Satark.Roster.Duty;

/// <summary>A stretch of duty that begins on a day.</summary>
/// <param name="From">The minute of the day (IST) at which it begins, 0 to 1439.</param>
/// <param name="To">The minute at which it is over, counted from the same midnight: more than 1440 where it ends on the next day; at most 24 hours after <paramref name="From"/>.</param>
public readonly record struct DutySpan(int From, int To)
{
    /// <summary>
    /// Reads <c>08:00-20:00</c>, several with commas between, or <c>off</c>. An end that is not after its beginning lies on the next day: <c>20:00-08:00</c> is a night,
    /// <c>08:00-08:00</c> a whole day. <c>24:00</c> is the midnight that ends the day.
    /// </summary>
    /// <param name="text">The times.</param>
    /// <param name="spans">What they say; none for <c>off</c>.</param>
    /// <param name="fault">Where they cannot be read: a sentence that says what would be right.</param>
    public static bool TryParse(string text, out IReadOnlyList<DutySpan> spans, out string fault)
    {
        (spans, fault) = ([], "");
        if (text.Trim() is "off")
        {
            return true;
        }

        var read = new List<DutySpan>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Trim().Split('-');
            if (ends is not [var begin, var end] || MinuteOf(begin) is not { } from || MinuteOf(end) is not { } to || from == IndiaTime.Day)
            {
                fault = $"'{part.Trim()}' is no time of duty: write 08:00-20:00, or off.";
                return false;
            }

            read.Add(new DutySpan(from, to > from ? to : to + IndiaTime.Day));
        }

        spans = read;
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Text(From)}-{Text(To > IndiaTime.Day ? To - IndiaTime.Day : To)}";

    /// <summary>As <see cref="TryParse"/> reads them.</summary>
    public static string Text(IReadOnlyList<DutySpan> spans) => spans.Count == 0 ? "off" : string.Join(',', spans);

    private static string Text(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static int? MinuteOf(string text) =>
        text.Trim() is [>= '0' and <= '9' and var h1, >= '0' and <= '9' and var h2, ':', >= '0' and <= '5' and var m1, >= '0' and <= '9' and var m2]
        && ((((h1 - '0') * 10) + h2 - '0') * 60) + ((m1 - '0') * 10) + m2 - '0' is var minute and <= IndiaTime.Day ? minute : null;
}

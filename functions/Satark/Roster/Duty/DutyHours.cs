using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark.Roster.Duty;

/// <summary>
/// The hours of a post, a week at a time, in IST: <c>24x7</c>, <c>off</c>, or <c>mon-fri 08:00-20:00; sat 08:00-14:00; holidays off</c>. What begins on a day belongs to that day,
/// also where it ends on the next one. Days that no part names are free; <c>holidays</c> stands for the roster's holidays, which without it are days like any other.
/// </summary>
[JsonConverter(typeof(DutyHoursConverter))]
public sealed record DutyHours
{
    private const int Holidays = 7;

    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat", "holidays"];
    private static readonly IReadOnlyList<DutySpan> WholeDay = [new(0, IndiaTime.Day)];

    private IReadOnlyList<DutySpan>?[] _days = new IReadOnlyList<DutySpan>?[8];

    private DutyHours(string text) => Text = text;

    /// <summary>The text form, as it was written.</summary>
    public string Text { get; }

    /// <summary>The stretches that begin on a day of the week; on a holiday those of <c>holidays</c>, where the hours name them.</summary>
    public IReadOnlyList<DutySpan> On(DayOfWeek day, bool holiday) => (holiday ? _days[Holidays] : null) ?? _days[(int)day] ?? [];

    /// <summary>Reads the text form; false with a sentence that says what would be right.</summary>
    public static bool TryParse(string? text, out DutyHours hours, out string fault)
    {
        hours = new DutyHours((text ?? "").Trim().ToLowerInvariant());
        fault = "";
        switch (hours.Text)
        {
            case "":
                fault = "Hours are missing: write 24x7, off, or days with times as in mon-fri 08:00-20:00; sat 08:00-14:00; holidays off.";
                return false;
            case "24x7":
                hours._days = [.. Enumerable.Repeat(WholeDay, 7), null];
                return true;
            case "off":
                return true;
        }

        foreach (var part in hours.Text.Split(';', StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (words is not [var days, var times])
            {
                fault = $"'{part}' needs days and times, as in mon-fri 08:00-20:00.";
                return false;
            }

            if (!DutySpan.TryParse(times, out var spans, out fault) || !hours.Add(days, spans, out fault))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same text is the same hours.</summary>
    public bool Equals(DutyHours? other) => other is not null && other.Text == Text;

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;

    private bool Add(string days, IReadOnlyList<DutySpan> spans, out string fault)
    {
        fault = "";
        foreach (var word in days.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Days(word) is not { } named)
            {
                fault = $"'{word}' is no day: write mon, tue, wed, thu, fri, sat, sun, mon-fri, daily or holidays.";
                return false;
            }

            foreach (var day in named)
            {
                _days[day] = [.. _days[day] ?? [], .. spans];
            }
        }

        return true;
    }

    // fri-mon goes over the week's end.
    private static IReadOnlyList<int>? Days(string word)
    {
        if (word == "daily")
        {
            return [0, 1, 2, 3, 4, 5, 6];
        }

        var ends = word.Split('-');
        var first = Array.IndexOf(Names, ends[0].Trim());
        var last = Array.IndexOf(Names, ends[^1].Trim());
        return ends.Length > 2 || first < 0 || last < 0 || (ends.Length == 2 && (first == Holidays || last == Holidays)) ? null
            : ends.Length == 1 ? [first]
            : [.. Enumerable.Range(0, ((last - first + 7) % 7) + 1).Select(i => (first + i) % 7)];
    }
}

/// <summary>Writes hours as their text.</summary>
public sealed class DutyHoursConverter : JsonConverter<DutyHours>
{
    /// <inheritdoc />
    public override DutyHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DutyHours.TryParse(reader.GetString(), out var hours, out var fault) ? hours : throw new JsonException(fault);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DutyHours value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

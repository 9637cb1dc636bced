using System.Globalization;

namespace Satark.Places.Evidence;

/// <summary>The position inside a picture (EXIF), as it is kept in a case's history: a value in words that can be read back.</summary>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="TakenAt">When the position was taken (UTC), or null where the picture does not say.</param>
public sealed record PicturePosition(double Latitude, double Longitude, DateTimeOffset? TakenAt)
{
    /// <summary>The kind under which a case keeps it.</summary>
    public const string Kind = "picture-position";

    private const string Taken = " taken ";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The value: <c>26.84670, 80.94620 taken 2026-03-01T12:00:00Z</c>. Five decimals are a metre.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:F5}, {Longitude:F5}")
        + (TakenAt is { } at ? Taken + at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) : "");

    /// <summary>Reads a value back; null for any other text. What stands behind it, such as a note, is not read.</summary>
    public static PicturePosition? Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var note = value.IndexOf(" (", StringComparison.Ordinal);
        var own = note < 0 ? value : value[..note];
        var taken = own.IndexOf(Taken, StringComparison.Ordinal);
        var pair = (taken < 0 ? own : own[..taken]).Split(", ");
        DateTimeOffset? at = taken >= 0 && DateTimeOffset.TryParseExact(own[(taken + Taken.Length)..], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed
            : null;
        return pair is [var north, var east] && Degrees(north, 90) is { } latitude && Degrees(east, 180) is { } longitude ? new PicturePosition(latitude, longitude, at) : null;
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Satark.Places.Import;

/// <summary>Latitudes and longitudes as lists write them: 25.7623, 25.7623° N, 25°45'44"N.</summary>
internal static partial class Degrees
{
    /// <summary>Decimal degrees, or null for what is no such number.</summary>
    public static double? Read(string text)
    {
        if (text.Length > 40 || Form().Match(text) is not { Success: true } found)
        {
            return null;
        }

        var (degrees, minutes, seconds) = (Part(found, "d"), Part(found, "m"), Part(found, "s"));
        var isWhole = !found.Groups["d"].Value.Contains('.', StringComparison.Ordinal);
        return minutes >= 60 || seconds >= 60 || (found.Groups["m"].Success && !isWhole) ? null
            : (degrees + (minutes / 60) + (seconds / 3600)) * (found.Groups["minus"].Success || found.Groups["side"].Value is "S" or "s" or "W" or "w" ? -1 : 1);
    }

    /// <summary>The two numbers of a column that holds both, latitude first; null for anything else.</summary>
    public static (string Latitude, string Longitude)? Split(string both) =>
        both.Split([',', ';', '|'], StringSplitOptions.TrimEntries) is [var latitude, var longitude] ? (latitude, longitude)
        : both.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, var second] ? (first, second)
        : null;

    private static double Part(Match found, string name) =>
        found.Groups[name] is { Success: true, Value: var value } ? double.Parse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("""^\s*(?<minus>-)?\+?(?<d>[0-9]{1,12}(?:\.[0-9]{0,15})?)\s*(?:°|deg)?\s*(?:(?<m>[0-9]{1,2}(?:\.[0-9]{1,10})?)\s*['′’]\s*(?:(?<s>[0-9]{1,2}(?:\.[0-9]{1,10})?)\s*(?:"|″|”|''|’’))?)?\s*(?<side>[NSEWnsew])?\s*$""", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

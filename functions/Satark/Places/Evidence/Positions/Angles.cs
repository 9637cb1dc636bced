using System.Globalization;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Positions;

/// <summary>One coordinate as it is written.</summary>
/// <param name="Degrees">Decimal degrees; negative for south and west.</param>
/// <param name="Hemisphere"><c>n</c>, <c>s</c>, <c>e</c>, <c>w</c>, or <c>\0</c> where none is written.</param>
/// <param name="FinestDegrees">What one step of its last digit is, in degrees: how exactly it is given.</param>
/// <param name="Decimals">How many digits stand behind the decimal point of plain degrees.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends (exclusive).</param>
internal readonly record struct Angle(double Degrees, char Hemisphere, double FinestDegrees, int Decimals, int Start, int End)
{
    /// <summary>Says itself that it is one: by its hemisphere, or by a sign of degrees and minutes.</summary>
    public bool IsMarked => Hemisphere != '\0' || Decimals < 0;
}

/// <summary>Reads single coordinates: <c>26.8467</c>, <c>26.8467° N</c>, <c>N 26°50'48.5"</c>, <c>26°50.81' N</c>, <c>26 deg 50 min N</c>.</summary>
internal static class Angles
{
    private const int MostDecimals = 16;

    /// <summary>The coordinate that starts at <paramref name="start"/>, or null.</summary>
    public static Angle? Read(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        var hemisphere = '\0';
        if (at < text.Length && IsHemisphere(text[at]))
        {
            hemisphere = text[at++];
            at = SkipSpaces(text, at, 2);
        }

        var sign = 1;
        if (at < text.Length && text[at] is '-' or '+')
        {
            sign = text[at++] == '-' ? -1 : 1;
        }

        if (Number(text, ref at, mostDigits: 3) is not var (degrees, decimals))
        {
            return null;
        }

        var finest = Math.Pow(10, -decimals);
        var marked = Unit(text, ref at, "°", "deg", "degree", "degrees", "d");
        if (decimals == 0 && marked)
        {
            ReadMinutes(text, ref at, ref degrees, ref finest);
            decimals = -1;
        }
        else if (marked)
        {
            decimals = Math.Max(decimals, 2);
        }

        if (hemisphere == '\0')
        {
            var after = SkipSpaces(text, at, 1);
            if (after < text.Length && IsHemisphere(text[after]) && (after + 1 == text.Length || !WordsBeside.IsLetter(text[after + 1])))
            {
                hemisphere = text[after];
                at = after + 1;
            }
        }

        return degrees > 180 ? null : new Angle((hemisphere is 's' or 'w' ? -1 : sign) * degrees, hemisphere, finest, decimals, start, at);
    }

    /// <summary>True for the letter of a hemisphere.</summary>
    public static bool IsHemisphere(char c) => c is 'n' or 's' or 'e' or 'w';

    private static void ReadMinutes(ReadOnlySpan<char> text, ref int at, ref double degrees, ref double finest)
    {
        var next = SkipSpaces(text, at, 2);
        if (Number(text, ref next, mostDigits: 2) is not var (minutes, decimals) || minutes >= 60 || !Unit(text, ref next, "'", "min", "minutes", "m"))
        {
            return;
        }

        degrees += minutes / 60;
        finest = Math.Pow(10, -decimals) / 60;
        at = next;
        next = SkipSpaces(text, at, 2);
        if (decimals == 0 && Number(text, ref next, mostDigits: 2) is var (seconds, secondDecimals) && seconds < 60
            && (Unit(text, ref next, "\"", "''", "sec", "seconds", "s") || next == text.Length || text[next] is ' ' or ',' || IsHemisphere(text[next])))
        {
            degrees += seconds / 3600;
            finest = Math.Pow(10, -secondDecimals) / 3600;
            at = next;
        }
    }

    private static (double Value, int Decimals)? Number(ReadOnlySpan<char> text, ref int at, int mostDigits)
    {
        var end = at;
        while (end < text.Length && end - at <= mostDigits && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end == at || end - at > mostDigits)
        {
            return null;
        }

        var decimals = 0;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            var from = ++end;
            while (end < text.Length && end - from <= MostDecimals && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            decimals = end - from;
            if (decimals > MostDecimals)
            {
                return null;
            }
        }

        var value = double.Parse(text[at..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        at = end;
        return (value, decimals);
    }

    private static bool Unit(ReadOnlySpan<char> text, ref int at, params ReadOnlySpan<string> units)
    {
        var from = SkipSpaces(text, at, 1);
        foreach (var unit in units)
        {
            if (text[from..].StartsWith(unit, StringComparison.Ordinal)
                && (!char.IsAsciiLetter(unit[0]) || from + unit.Length == text.Length || !WordsBeside.IsLetter(text[from + unit.Length])))
            {
                at = from + unit.Length;
                return true;
            }
        }

        return false;
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at, int most)
    {
        var end = Math.Min(text.Length, at + most);
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}

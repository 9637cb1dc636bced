using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Positions;

/// <summary>
/// Reads plus codes, Google's open grid of places (Open Location Code specification, github.com/google/open-location-code): <c>7MV7W8XX+XX</c>, and
/// short ones such as <c>W8XX+XX</c> that a town's name completes.
/// </summary>
internal static class PlusCode
{
    private const string Alphabet = "23456789cfghjmpqrvwx";
    private const int PairDigits = 10;
    private const int FullBeforePlus = 8;

    /// <summary>Where the code that starts at <paramref name="start"/> ends (exclusive), or <paramref name="start"/> where none does; and how many digits it has before the plus.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start, out int beforePlus)
    {
        var plus = start;
        var letters = 0;
        while (plus < text.Length && plus - start <= FullBeforePlus && Alphabet.Contains(text[plus], StringComparison.Ordinal))
        {
            letters += char.IsAsciiDigit(text[plus++]) ? 0 : 1;
        }

        beforePlus = plus - start;
        if (beforePlus is not (4 or 6 or FullBeforePlus) || plus == text.Length || text[plus] != '+')
        {
            return start;
        }

        var end = plus + 1;
        while (end < text.Length && end - plus <= 7 && Alphabet.Contains(text[end], StringComparison.Ordinal))
        {
            letters += char.IsAsciiDigit(text[end++]) ? 0 : 1;
        }

        // 2222+22 is arithmetic; and a code is no part of a longer word.
        return end - plus >= 3 && letters > 0 && (end == text.Length || (!WordsBeside.IsLetter(text[end]) && !char.IsAsciiDigit(text[end]))) ? end : start;
    }

    /// <summary>The middle of a full code's field, and the half of its diagonal in kilometres.</summary>
    public static Spot? Decode(ReadOnlySpan<char> code)
    {
        var (latitude, longitude, step) = (-90.0, -180.0, 400.0);
        var (height, width) = (step, step);
        var digits = 0;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '+')
            {
                continue;
            }

            var value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            if (digits >= PairDigits)
            {
                // Beyond ten digits the field is cut into four columns and five rows.
                (height, width) = (height / 5, width / 4);
                latitude += value / 4 * height;
                longitude += value % 4 * width;
            }
            else if (digits % 2 == 0)
            {
                step /= 20;
                (height, width) = (step, step);
                latitude += value * step;
            }
            else
            {
                longitude += value * step;
            }

            digits++;
        }

        return digits < PairDigits ? null : new Spot(latitude + (height / 2), longitude + (width / 2), Math.Max(0.05, height * 78));
    }

    /// <summary>The point of a short code: of all that it may mean the nearest to a place.</summary>
    public static Spot? Recover(ReadOnlySpan<char> shortCode, Spot near)
    {
        var plus = shortCode.IndexOf('+');
        var missing = FullBeforePlus - plus;
        if (plus is not (4 or 6))
        {
            return null;
        }

        Span<char> full = stackalloc char[missing + shortCode.Length];
        Prefix(near, full[..missing]);
        shortCode.CopyTo(full[missing..]);
        if (Decode(full) is not { } spot)
        {
            return null;
        }

        // The missing digits span a field; the code's own may lie in the one beside it.
        var field = missing == 4 ? 1.0 : 0.05;
        return spot with
        {
            Latitude = spot.Latitude + (Math.Round((near.Latitude - spot.Latitude) / field) * field),
            Longitude = spot.Longitude + (Math.Round((near.Longitude - spot.Longitude) / field) * field),
        };
    }

    private static void Prefix(Spot near, Span<char> digits)
    {
        var (latitude, longitude, step) = (near.Latitude + 90, near.Longitude + 180, 20.0);
        for (var i = 0; i < digits.Length; i += 2)
        {
            var (row, column) = ((int)(latitude / step), (int)(longitude / step));
            (digits[i], digits[i + 1]) = (Alphabet[Math.Clamp(row, 0, 19)], Alphabet[Math.Clamp(column, 0, 19)]);
            latitude -= row * step;
            longitude -= column * step;
            step /= 20;
        }
    }
}

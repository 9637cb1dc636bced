namespace Satark.Enrichment;

/// <summary>The check digits of card numbers and Aadhaar numbers.</summary>
internal static class CheckDigits
{
    // Verhoeff, Error Detecting Decimal Codes (1969): the group D5 and the permutation of each place.
    private static readonly byte[] Product =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
        1, 2, 3, 4, 0, 6, 7, 8, 9, 5,
        2, 3, 4, 0, 1, 7, 8, 9, 5, 6,
        3, 4, 0, 1, 2, 8, 9, 5, 6, 7,
        4, 0, 1, 2, 3, 9, 5, 6, 7, 8,
        5, 9, 8, 7, 6, 0, 4, 3, 2, 1,
        6, 5, 9, 8, 7, 1, 0, 4, 3, 2,
        7, 6, 5, 9, 8, 2, 1, 0, 4, 3,
        8, 7, 6, 5, 9, 3, 2, 1, 0, 4,
        9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
    ];

    private static readonly byte[] Turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    /// <summary>True when the last digit is right by Verhoeff's rule, which UIDAI uses for Aadhaar numbers.</summary>
    public static bool IsVerhoeff(ReadOnlySpan<byte> digits)
    {
        var check = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            int digit = digits[^(place + 1)];
            for (var turns = place % 8; turns > 0; turns--)
            {
                digit = Turn[digit];
            }

            check = Product[(check * 10) + digit];
        }

        return check == 0;
    }

    /// <summary>True when the last digit is right by the Luhn formula (ISO/IEC 7812-1, annex B).</summary>
    public static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            int digit = digits[^(place + 1)];
            digit = place % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}

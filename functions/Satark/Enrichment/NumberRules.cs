namespace Satark.Enrichment;

/// <summary>Says which personal number some groups of digits are.</summary>
internal static class NumberRules
{
    /// <summary>How people part the ten digits of a mobile number. Not every sum of ten: a date and an amount have ten digits together too.</summary>
    private static readonly string[] MobileGroups =
        ["10", "5.5", "3.3.4", "4.3.3", "3.4.3", "4.6", "3.7", "2.8", "2.4.4", "4.4.2", "5.2.3", "5.3.2", "3.2.5", "2.3.5", "6.4", "7.3", "2.2.2.2.2", "1.1.1.1.1.1.1.1.1.1"];

    /// <summary>The kind of the number in the groups from <paramref name="first"/> to <paramref name="last"/>, or null.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">The first group.</param>
    /// <param name="last">The last group.</param>
    /// <param name="hasPlus">True when a plus sign stands before the first group.</param>
    public static PersonalDataKind? KindOf(in DigitRun run, int first, int last, bool hasPlus)
    {
        var digits = run.Digits(first, last);
        var groups = last - first + 1;
        if (hasPlus)
        {
            return IsMobile(run, first, last, digits) || IsForeign(run, first, groups, digits) ? PersonalDataKind.Phone : null;
        }

        if (digits.Length == 12 && digits[0] >= 2 && (groups == 1 || (groups == 3 && run[first].Digits == 4 && run[first + 1].Digits == 4)) && CheckDigits.IsVerhoeff(digits))
        {
            return PersonalDataKind.Aadhaar; // UIDAI: no number begins with 0 or 1
        }

        if (IsMobile(run, first, last, digits) || IsLandLine(run, first, last, digits))
        {
            return PersonalDataKind.Phone;
        }

        // Cards issued in India: Visa 4, Mastercard 2 and 5, American Express 3, RuPay 5, 6 and 8 (ISO/IEC 7812-1).
        return digits.Length is >= 14 and <= 19 && digits[0] is >= 2 and <= 8 && (groups == 1 || (run[first].Digits == 4 && groups <= 5 && run[first + 1].Digits is 4 or 6))
            && CheckDigits.IsLuhn(digits)
            ? PersonalDataKind.BankCard
            : null;
    }

    /// <summary>True when a text calls these groups an Aadhaar number and they may be one: a wrong digit makes it no less somebody's.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">The first group.</param>
    /// <param name="last">The last group.</param>
    public static bool MayBeAadhaar(in DigitRun run, int first, int last) => run.Digits(first, last) is [>= 2, _, _, _, _, _, _, _, _, _, _, _];

    /// <summary>True when a text calls these groups an account and they may be one: nine to eighteen digits, at once or in short groups.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">The first group.</param>
    /// <param name="last">The last group.</param>
    public static bool MayBeAccount(in DigitRun run, int first, int last)
    {
        for (var i = first; i <= last && last > first; i++)
        {
            if (run[i].Digits is < 2 or > 6)
            {
                return false;
            }
        }

        return run.Digits(first, last).Length is >= 9 and <= 18;
    }

    // National Numbering Plan of the Department of Telecommunications: ten digits that begin with 6 to 9; 0, 91 or 0091 may stand before.
    private static bool IsMobile(in DigitRun run, int first, int last, ReadOnlySpan<byte> digits)
    {
        var prefix = digits.Length - 10;
        if (prefix is < 0 or > 4 || digits[prefix] < 6 || !IsPrefix(digits[..prefix]))
        {
            return false;
        }

        Span<int> sizes = stackalloc int[14];
        var count = 0;
        var left = prefix;
        for (var i = first; i <= last; i++)
        {
            var size = run[i].Digits;
            var taken = Math.Min(left, size);
            left -= taken;
            if (size > taken)
            {
                if (count == sizes.Length)
                {
                    return false;
                }

                sizes[count++] = size - taken;
            }
        }

        foreach (var groups in MobileGroups)
        {
            if (Fits(groups, sizes[..count]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPrefix(ReadOnlySpan<byte> digits) => digits switch
    {
        [] or [0] or [9, 1] or [0, 9, 1] or [9, 1, 0] or [0, 0, 9, 1] => true,
        _ => false,
    };

    private static bool Fits(string groups, ReadOnlySpan<int> sizes)
    {
        var at = 0;
        foreach (var part in groups.AsSpan().Split('.'))
        {
            if (at == sizes.Length || sizes[at++] != int.Parse(groups.AsSpan()[part], provider: null))
            {
                return false;
            }
        }

        return at == sizes.Length;
    }

    // +977 9841234567: ITU-T E.164, at most fifteen digits with the country's one to three.
    private static bool IsForeign(in DigitRun run, int first, int groups, ReadOnlySpan<byte> digits) =>
        digits.Length is >= 8 and <= 15 && digits[0] != 0 && !(digits[0] == 9 && digits[1] == 1) && groups <= 5 && (groups == 1 || run[first].Digits <= 3);

    // 0522-2612345: area code with its 0 (three to five digits) and subscriber, eleven digits together.
    private static bool IsLandLine(in DigitRun run, int first, int last, ReadOnlySpan<byte> digits) =>
        digits.Length == 11 && digits[0] == 0 && digits[1] != 0
        && (last == first || (last == first + 1 && run[first].Digits is >= 3 and <= 5)
            || (last == first + 2 && run[first].Digits is >= 3 and <= 5 && run[last].Digits is >= 3 and <= 4));
}

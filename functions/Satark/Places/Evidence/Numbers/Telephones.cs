using System.Collections.Frozen;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Numbers;

/// <summary>Reads telephone numbers: the area code of a landline, the series of a mobile.</summary>
internal sealed class Telephones(Gazetteer gazetteer, NumberingPlan plan)
{
    private const int MostDigits = 15;
    private const int NationalDigits = 10;

    // A landline stands in a house or shop, but a message may name anybody's: an office's, a helpline's.
    private const double Landline = 0.3;

    // Numbers in a message are as often a friend's as the writer's own.
    private const double MobileInText = 0.1;
    private const double OwnMobile = 0.25;
    private const double UnverifiedFactor = 0.6;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NotPhones = WordsBeside.Words(
        "otp rs inr account acc acct khata pnr order ref reference txn utr aadhaar aadhar adhar fir case invoice bill consumer crn खाता आधार केस रुपये रु");

    /// <summary>The number that starts at <paramref name="start"/>: where it ends, and what it says where that is known. Its end is <paramref name="start"/> where none starts.</summary>
    public int Read(ReadOnlySpan<char> text, int start, out Reading? reading)
    {
        reading = null;
        if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || char.IsAsciiLetter(text[start - 1]) || text[start - 1] is '₹' or '#' or '_' or '/'))
        {
            return start;
        }

        Span<char> digits = stackalloc char[MostDigits + 1];
        var (end, count) = Digits(text, start, digits);
        if (National(digits[..count]) is not { Length: NationalDigits } national)
        {
            return start;
        }

        if (national[0] < '6' && count == NationalDigits)
        {
            // Ten digits without the 0 of an area code: a landline only where someone says so; nobody does reliably.
            return start;
        }

        if (!WordsBeside.AnyBefore(text, start, 3, NotPhones))
        {
            var first = start > 0 && text[start - 1] is '+' or '(' ? start - 1 : start;
            reading = national[0] >= '6' ? Mobile(national, first, end, MobileInText) ?? Landlines(national, first, end) : Landlines(national, first, end);
        }

        return end;
    }

    /// <summary>What the account's own number says: evidence with a place where its series is known; with none for a number from abroad or of an unknown series.</summary>
    public Reading Own(ReadOnlySpan<char> plain)
    {
        Span<char> digits = stackalloc char[MostDigits + 1];
        var start = plain.IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return new Reading(EvidenceKind.MobileSeries, 0, plain.Length, [], 0);
        }

        var (_, count) = Digits(plain, start, digits);
        var hasCountry = plain.Contains('+') || plain[start..].StartsWith("00", StringComparison.Ordinal);
        var number = digits[..count];
        if (National(number) is not { Length: NationalDigits } national || (hasCountry && !number.TrimStart('0').StartsWith("91", StringComparison.Ordinal)))
        {
            return new Reading(EvidenceKind.MobileSeries, 0, plain.Length, [], 0);
        }

        return (national[0] >= '6' ? Mobile(national, 0, plain.Length, OwnMobile) : Landlines(national, 0, plain.Length))
            ?? new Reading(EvidenceKind.MobileSeries, 0, plain.Length, [], 0);
    }

    /// <summary>True for a number with the code of another country.</summary>
    public static bool IsForeign(ReadOnlySpan<char> plain)
    {
        var trimmed = plain.TrimStart(" (");
        var country = trimmed.StartsWith("+", StringComparison.Ordinal) ? trimmed[1..] : trimmed.StartsWith("00", StringComparison.Ordinal) ? trimmed[2..] : default;
        country = country.TrimStart(" (");
        return country.Length > 2 && char.IsAsciiDigit(country[0]) && !country.StartsWith("91", StringComparison.Ordinal);
    }

    private Reading? Mobile(ReadOnlySpan<char> national, int start, int end, double confidence)
    {
        if (plan.CircleOf(national) is not var (circle, isUnverified))
        {
            return null;
        }

        return new Reading(
            EvidenceKind.MobileSeries, start, end, [.. circle.States.Select(state => EvidencePlaces.Of(state) with { Name = circle.States.Length == 1 ? circle.English : $"{state.English}, {circle.English}" })],
            confidence * (isUnverified ? UnverifiedFactor : 1) * (circle.States.Length > 1 ? 0.8 : 1))
        {
            IsUnverified = isUnverified,
        };
    }

    // The longest code that is known: 05498 before 0549. What is left is the subscriber's number and begins with 2 to 7.
    private Reading? Landlines(ReadOnlySpan<char> national, int start, int end)
    {
        for (var length = 4; length >= 2; length--)
        {
            if (national[length] is < '2' or > '7')
            {
                continue;
            }

            var code = $"0{national[..length]}";
            if (gazetteer.FindStdCode(code) is { } home)
            {
                return new Reading(EvidenceKind.AreaCode, start, end, [.. home.Districts.Select(EvidencePlaces.Of)], Landline / home.Districts.Length)
                {
                    IsUnverified = home.IsUnverified,
                };
            }

            if (plan.AreaOf(code) is var (state, exchange, isUnverified))
            {
                return new Reading(EvidenceKind.AreaCode, start, end, [EvidencePlaces.Of(state) with { Name = $"{exchange}, {state.English}" }], Landline)
                {
                    IsUnverified = isUnverified,
                };
            }
        }

        return null;
    }

    // The ten digits that India dials within itself (National Numbering Plan), without 0, 91, +91 or 0091.
    private static ReadOnlySpan<char> National(Span<char> digits) => digits.Length switch
    {
        10 when digits[0] is not '0' => digits,
        11 when digits[0] == '0' && digits[1] != '0' => digits[1..],
        12 when digits.StartsWith("91") => digits[2..],
        13 when digits.StartsWith("091") || digits.StartsWith("910") => digits[3..],
        14 when digits.StartsWith("0091") => digits[4..],
        _ => [],
    };

    private static (int End, int Count) Digits(ReadOnlySpan<char> text, int start, Span<char> digits)
    {
        var (at, end, count) = (start, start, 0);
        while (at < text.Length && count < digits.Length)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits[count++] = text[at++];
                end = at;
            }
            else if (at - end < 3 && text[at] is ' ' or '-' or ')' or '(' or '.')
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return (end, count);
    }
}

using System.Collections.Frozen;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Numbers;

/// <summary>
/// Reads PIN codes of the post: six digits that stand alone and that a state uses. Words beside them decide: a code by which one pays or signs in, an
/// amount and the number of an order have six digits too.
/// </summary>
internal sealed class PinCodes(Gazetteer gazetteer)
{
    private const int Digits = 6;

    // An address says where somebody lives; a bare number of six digits may be anything.
    private const double AfterWord = 0.6;
    private const double AfterAddress = 0.6;
    private const double InAddress = 0.5;
    private const double AfterComma = 0.5;
    private const double Bare = 0.25;
    private const double UnverifiedFactor = 0.6;

    // An address in one line seldom has more before its code.
    private const int FarthestInAddress = 60;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PinWords = WordsBeside.Words(
        "pin pincode pinno zip zipcode postal postcode पिन पिनकोड पीन پن پنکوڈ");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SecretWords = WordsBeside.Words("upi atm mpin card otp यूपीआई एटीएम ओटीपी");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AddressWords = WordsBeside.Words(
        "address addr pata house hno flat plot lane street gali colony mohalla muhalla ward sector block apartment apartments society enclave floor tower makan "
        + "पता मकान फ्लैट प्लॉट गली कॉलोनी मोहल्ला मुहल्ला वार्ड सेक्टर ब्लॉक अपार्टमेंट सोसायटी मंजिल پتہ مکان فلیٹ گلی کالونی محلہ وارڈ سیکٹر بلاک");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWords = WordsBeside.Words(
        "otp code password passcode rs inr rupees rupaye rupay amount total bill price order id ref reference pnr no number num nmbr roll case fir ticket txn utr token invoice "
        + "registration reg employee emp job token lottery followers followed rent kiraya emi fee fees fine cost deposit prize won flight train gaadi model version account acc khata kharch loan karz karza udhaar balance salary paise paisa "
        + "ओटीपी कोड पासवर्ड रु रुपये रुपए रूपये राशि कुल बिल नंबर नम्बर संख्या क्रमांक रोल केस खाता कर्ज लोन ट्रेन टोकन किराया फीस जमा گاڑی نمبر روپے");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CountedWords = WordsBeside.Words(
        "rs inr rupees rupaye rupay rupaiya rupee only followers follower views likes log people votes vote km kms meter kg mg sqft paise paisa crore cr lakh lac lakhs hazar "
        + "रु रुपये रुपए रूपये लोग लोगों वोट लाख हजार करोड़ किमी روپے لوگ ka loan karz udhaar kharch otp");

    /// <summary>The code that starts at <paramref name="start"/>, or null.</summary>
    /// <param name="text">The plain text.</param>
    /// <param name="start">Where a number starts.</param>
    /// <param name="followsPlace">True where a place's name stands right before.</param>
    public Reading? Read(ReadOnlySpan<char> text, int start, bool followsPlace)
    {
        if (!Begins(text, start) || EndOfCode(text, start, out var code) is not (> 0 and var end))
        {
            return null;
        }

        var hasWord = WordsBeside.AnyBefore(text, start, 3, PinWords);
        if (hasWord ? WordsBeside.AnyBefore(text, start, 5, SecretWords) : !followsPlace && (end - start > Digits || IsSomethingElse(text, start, end)))
        {
            return null;
        }

        // Round numbers are counted or paid.
        if (!hasWord && code % 1000 == 0 && (!followsPlace || code % 10_000 == 0))
        {
            return null;
        }

        return gazetteer.FindPin(code) is { } finding ? Of(finding, start, end, hasWord ? AfterWord : Math.Max(followsPlace ? InAddress : 0, Unsaid(text, start, end))) : null;
    }

    private static Reading Of(PinFinding finding, int start, int end, double confidence)
    {
        if (finding.District is { } district)
        {
            return new Reading(EvidenceKind.PinCode, start, end, [EvidencePlaces.Of(district)], confidence * (finding.IsUnverified ? UnverifiedFactor : 1))
            {
                IsUnverified = finding.IsUnverified,
            };
        }

        // Nobody knows the code's district: along a border its first digits belong to several states.
        return new Reading(EvidenceKind.PinCode, start, end, [.. finding.States.Select(EvidencePlaces.Of)], confidence / finding.States.Length)
        {
            IsUnverified = finding.States.Length > 1,
        };
    }

    private static bool Begins(ReadOnlySpan<char> text, int start) => start == 0
        || (text[start - 1] is not ('.' or '/' or '+' or '₹' or '$' or '#' or '_' or '@' or '*') && !char.IsAsciiDigit(text[start - 1]) && !char.IsAsciiLetter(text[start - 1])
            && (text[start - 1] is not ('-' or ',') || start == 1 || !char.IsAsciiDigit(text[start - 2])));

    // 277001, 277 001, 277-001.
    private static int EndOfCode(ReadOnlySpan<char> text, int start, out int code)
    {
        code = 0;
        var end = start;
        for (var digits = 0; digits < Digits; digits++)
        {
            if (digits == 3 && end + 1 < text.Length && text[end] is ' ' or '-')
            {
                end++;
            }

            if (end == text.Length || !char.IsAsciiDigit(text[end]))
            {
                return 0;
            }

            code = (code * 10) + text[end++] - '0';
        }

        return end == text.Length || (!char.IsAsciiDigit(text[end]) && !char.IsAsciiLetter(text[end]) && text[end] is not ('%' or '/' or '_' or '@' or '*')
            && (text[end] is not ('.' or ',' or '-' or ':') || end + 1 == text.Length || !char.IsAsciiDigit(text[end + 1])))
            ? end
            : 0;
    }

    // What a code is worth that nothing calls one.
    private static double Unsaid(ReadOnlySpan<char> text, int start, int end) =>
        IsInAddress(text, start) ? AfterAddress : IsLast(text, end) && FollowsComma(text, start) ? AfterComma : Bare;

    // "House 7, 302001": numbers stand between an address's words, and its abbreviations have full stops.
    private static bool IsInAddress(ReadOnlySpan<char> text, int start)
    {
        var first = Math.Max(0, start - FarthestInAddress);
        for (var at = start; at > first;)
        {
            var to = at--;
            if (!WordsBeside.IsLetter(text[at]))
            {
                if (text[at] is '\n' or '।' or '!' or '?' or '\u06D4')
                {
                    return false;
                }

                continue;
            }

            while (at > first && WordsBeside.IsLetter(text[at - 1]))
            {
                at--;
            }

            if (AddressWords.Contains(text[at..to]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool FollowsComma(ReadOnlySpan<char> text, int start)
    {
        var before = text[..start].TrimEnd(' ');
        return before.Length > 1 && before[^1] == ',' && WordsBeside.IsLetter(before[^2]);
    }

    private static bool IsLast(ReadOnlySpan<char> text, int end) => text[end..].TrimStart(' ') is var rest && (rest.IsEmpty || rest[0] is '.' or ',' or '\n' or '।' or '!' or '\u06D4');

    private static bool IsSomethingElse(ReadOnlySpan<char> text, int start, int end) =>
        (end + 1 < text.Length && text[end] == ' ' && char.IsAsciiDigit(text[end + 1])) || WordsBeside.AnyBefore(text, start, 3, OtherWords) || WordsBeside.AnyAfter(text, end, 2, CountedWords);
}

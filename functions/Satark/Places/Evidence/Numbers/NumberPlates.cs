using System.Collections.Frozen;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Numbers;

/// <summary>
/// Reads number plates (Central Motor Vehicles Rules 1989, rules 50 and 51: state, district's number, letters, four digits), and the code alone, by which
/// people call their district: <c>UP60 AB 1234</c>, <c>up-60-ab-1234</c>, <c>DL 3C AB 1234</c>, <c>22 BH 1234 AA</c>, <c>UP65</c>, यूपी 60 एबी 1234.
/// </summary>
internal sealed class NumberPlates(Gazetteer gazetteer)
{
    // Where a vehicle was registered, perhaps years and owners ago; and it may be anybody's.
    private const double WholePlate = 0.2;

    // "UP65 wale": said of oneself, but as often of one's home as of where one is.
    private const double CodeAlone = 0.25;

    private static readonly (string Written, string Code)[] Letters =
    [
        .. new[]
        {
            ("यूपी", "UP"), ("यू.पी.", "UP"), ("यू पी", "UP"), ("u.p.", "UP"), ("u. p.", "UP"), ("یوپی", "UP"), ("یو پی", "UP"), ("बीआर", "BR"), ("डीएल", "DL"), ("एमएच", "MH"), ("एचआर", "HR"),
            ("एमपी", "MP"), ("यूके", "UK"), ("आरजे", "RJ"), ("जेएच", "JH"), ("सीजी", "CG"), ("पीबी", "PB"), ("जीजे", "GJ"), ("सीएच", "CH"), ("डब्ल्यूबी", "WB"),
        }.Select(pair => (PlainText.Word(pair.Item1), pair.Item2)),
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> VehicleWords = WordsBeside.Words(
        "gaadi gadi gari bike car truck bus auto scooty scooter motorcycle vehicle plate registration reg number no नंबर नम्बर गाड़ी बाइक कार ट्रक बस ऑटो वाहन मोटरसाइकिल گاڑی نمبر");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OwnerWords = WordsBeside.Words(
        "wale wala wali waale waala vale vala se number gaadi gadi rto boy boys girl वाले वाला वाली से नंबर नम्बर गाड़ी والے والا");

    // "as 10 am 2024" is a sentence.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoSeries = WordsBeside.Words("am pm to in by or se ko ka ki ke me na hr hrs jan feb mar apr may jun jul aug sep oct nov dec");

    /// <summary>The plate that starts at <paramref name="start"/>, or null.</summary>
    /// <param name="text">The plain text.</param>
    /// <param name="start">Where a word or number starts.</param>
    /// <param name="isCapital">True where the text writes it in capitals.</param>
    public Reading? Read(ReadOnlySpan<char> text, int start, bool isCapital)
    {
        if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || WordsBeside.IsLetter(text[start - 1]) || text[start - 1] is '_' or '@' or '/'))
        {
            return null;
        }

        if (char.IsAsciiDigit(text[start]))
        {
            return Bharat(text, start);
        }

        var afterLetters = StateLetters(text, start, out var letters, out var isWord);
        if (afterLetters == start)
        {
            return null;
        }

        var at = SkipSeparators(text, afterLetters);
        var isSpaced = text[afterLetters..at].Contains(' ');
        var digits = CountDigits(text, at, 3);
        if (digits is 0 or > 2)
        {
            return null;
        }

        var number = text.Slice(at, digits);
        at += digits;
        if (EndOfRest(text, at, out var restIsSpaced) is > 0 and var end)
        {
            var isSure = isCapital || isWord || !(isSpaced || restIsSpaced) || WordsBeside.AnyBefore(text, start, 3, VehicleWords);
            return isSure ? Of(letters, number, start, end, WholePlate) : null;
        }

        // The code alone: "UP 75" may count districts or seats, so only written as one, or with a word that says so.
        var codeIsSure = digits == 2 && letters is "UP" && (isCapital || isWord) && IsCodeEnd(text, at)
            && (!isSpaced || WordsBeside.AnyAfter(text, at, 1, OwnerWords) || WordsBeside.AnyBefore(text, start, 2, VehicleWords));
        return codeIsSure && gazetteer.FindVehicleCode($"UP{number}") is not null ? Of(letters, number, start, at, CodeAlone) : null;
    }

    private Reading? Of(string letters, ReadOnlySpan<char> number, int start, int end, double confidence)
    {
        var code = letters is "UP" ? gazetteer.FindVehicleCode($"UP{number}") ?? gazetteer.FindVehicleCode("UP") : gazetteer.FindVehicleCode(letters);
        return code is null ? null : new Reading(
            EvidenceKind.NumberPlate, start, end, [code.District is { } district ? EvidencePlaces.Of(district) : EvidencePlaces.Of(code.State)], confidence)
        {
            IsUnverified = code.IsUnverified,
        };
    }

    // 22 BH 1234 AA: the series for people who are moved from state to state says nothing of place (G.S.R. 594(E), 2021).
    private static Reading? Bharat(ReadOnlySpan<char> text, int start)
    {
        if (CountDigits(text, start, 3) != 2)
        {
            return null;
        }

        var at = SkipSeparators(text, start + 2);
        if (!text[at..].StartsWith("bh", StringComparison.Ordinal))
        {
            return null;
        }

        at = SkipSeparators(text, at + 2);
        if (CountDigits(text, at, 5) != 4)
        {
            return null;
        }

        at = SkipSeparators(text, at + 4);
        var end = at;
        while (end < text.Length && end - at < 3 && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end - at is 1 or 2 && IsEnd(text, end) ? new Reading(EvidenceKind.NumberPlate, start, end, [], 0) : null;
    }

    private int StateLetters(ReadOnlySpan<char> text, int start, out string letters, out bool isWord)
    {
        (letters, isWord) = ("", true);
        if (text[start] == 'u' || text[start] > '\u007F')
        {
            foreach (var (written, code) in Letters)
            {
                if (text[start..].StartsWith(written, StringComparison.Ordinal))
                {
                    letters = code;
                    return start + written.Length;
                }
            }
        }

        if (start + 2 >= text.Length || !char.IsAsciiLetter(text[start]) || !char.IsAsciiLetter(text[start + 1]) || WordsBeside.IsLetter(text[start + 2]))
        {
            return start;
        }

        isWord = false;
        letters = text.Slice(start, 2).ToString().ToUpperInvariant();
        return letters is "UP" || gazetteer.FindVehicleCode(letters) is not null ? start + 2 : start;
    }

    // Letters of the series and four digits, or, on the oldest plates, digits alone.
    private static int EndOfRest(ReadOnlySpan<char> text, int start, out bool isSpaced)
    {
        var at = SkipSeparators(text, start);
        var first = at;
        while (at < text.Length && at - first < 8 && WordsBeside.IsLetter(text[at]))
        {
            at++;
        }

        var series = text[first..at];
        var last = SkipSeparators(text, at);

        // Delhi writes a letter for the kind of vehicle apart from the series: DL 3C AB 1234.
        if (series.Length == 1 && last < text.Length && char.IsAsciiLetter(text[last]))
        {
            at = last;
            while (at < text.Length && at - last < 3 && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            last = SkipSeparators(text, at);
        }

        isSpaced = text[start..last].Contains(' ');
        var digits = CountDigits(text, last, 5);
        return digits == 4 && (series.IsEmpty ? last > start : IsSeries(series)) && IsEnd(text, last + digits) ? last + digits : 0;
    }

    private static bool IsSeries(ReadOnlySpan<char> series) => char.IsAsciiLetter(series[0])
        ? series.Length <= 3 && !series.ContainsAnyExceptInRange('a', 'z') && !NoSeries.Contains(series)
        : series[0] >= '\u0900';

    private static bool IsCodeEnd(ReadOnlySpan<char> text, int end) => end == text.Length
        || (!char.IsAsciiDigit(text[end]) && !char.IsAsciiLetter(text[end]) && text[end] is not ('%' or '_' or '@') && (text[end] is not ('.' or ',' or '-') || end + 1 == text.Length || !char.IsAsciiDigit(text[end + 1])));

    private static bool IsEnd(ReadOnlySpan<char> text, int end) => end == text.Length || (!char.IsAsciiDigit(text[end]) && !char.IsAsciiLetter(text[end]) && text[end] is not ('_' or '@'));

    private static int CountDigits(ReadOnlySpan<char> text, int start, int most)
    {
        var end = start;
        while (end < text.Length && end - start < most && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - start;
    }

    private static int SkipSeparators(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 3 && text[end] is ' ' or '-' or '.')
        {
            end++;
        }

        return end;
    }
}

using System.Collections.Immutable;

namespace Satark.Enrichment;

/// <summary>
/// Finds personal data in a text, to be masked where the text is shown: telephone, card, Aadhaar and account numbers, PAN, e-mail and payment addresses,
/// house and street. Vehicle plates and PIN codes are left alone: they say where somebody is.
/// </summary>
/// <remarks>Never throws, whatever the text; one pass, time linear in its length. In doubt between a number to mask and none, the rules of spacing and the word before decide.</remarks>
public static class PersonalDataFinder
{
    /// <summary>All marks, in the order of the text; no two overlap. Null counts as empty.</summary>
    public static ImmutableArray<PersonalData> Find(ReadOnlySpan<char> text)
    {
        var found = new List<PersonalData>();
        var address = new AddressMarks(found);
        var run = new DigitRun(stackalloc byte[DigitRun.MostDigits], stackalloc DigitRun.Group[DigitRun.MostDigits]);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c == '@')
            {
                if (AtSigns.Read(text, i) is { } mark)
                {
                    found.Add(mark);
                    i = Math.Max(i + 1, mark.End);
                }
                else
                {
                    i++;
                }
            }
            else if (DigitRun.ValueOf(c) >= 0)
            {
                var end = run.Read(text, i);
                address.Take(text, i, run[0].End);
                AddNumbers(text, run, found);
                i = end;
            }
            else if (NumberCues.IsLetter(c))
            {
                i = TakeWord(text, i, found, address);
            }
            else
            {
                if (c is '।' or '!' or '?' or '\n' or '\u06D4' or ';')
                {
                    address.Break();
                }

                i++;
            }
        }

        address.Break();
        return WithoutOverlap(found);
    }

    // A word of letters, or letters and digits such as a PAN; answers where it ends.
    private static int TakeWord(ReadOnlySpan<char> text, int start, List<PersonalData> found, AddressMarks address)
    {
        var letters = start;
        while (letters < text.Length && NumberCues.IsLetter(text[letters]))
        {
            letters++;
        }

        var end = letters;
        while (end < text.Length && end < start + 32 && (char.IsAsciiLetterOrDigit(text[end]) || NumberCues.IsLetter(text[end])))
        {
            end++;
        }

        if (end < text.Length && text[end] is '/' or ':' && IsLink(text, start, end))
        {
            while (end < text.Length && text[end] > ' ' && text[end] < '\u007F')
            {
                end++;
            }

            return end;
        }

        if (PanNumbers.IsPan(text[start..end]))
        {
            found.Add(new PersonalData(start, end - start, PersonalDataKind.Pan));
            return end;
        }

        if (PanNumbers.SpacedEnd(text, start, letters) is > 0 and var panEnd)
        {
            found.Add(new PersonalData(start, panEnd - start, PersonalDataKind.Pan));
            return panEnd;
        }

        // mob9876543210, and any other word of a script without capitals against a number
        if (end > letters && (text[letters - 1] > '\u02FF' || NumberCues.IsPhoneWord(text[start..letters])))
        {
            end = letters;
        }

        address.Take(text, start, end);
        return end;
    }

    // WebAddresses have long numbers of their own; only those of messengers hold a telephone number.
    private static bool IsLink(ReadOnlySpan<char> text, int start, int end) => text[start..end] is "http" or "https" or "HTTP" or "HTTPS" or "Http" or "Https"
        && text[end] == ':' && !text.Slice(end, Math.Min(40, text.Length - end)).Contains("wa.me/", StringComparison.Ordinal)
        && !text.Slice(end, Math.Min(40, text.Length - end)).Contains("whatsapp.com/", StringComparison.Ordinal);

    private static void AddNumbers(ReadOnlySpan<char> text, in DigitRun run, List<PersonalData> found)
    {
        for (var first = 0; first < run.Count; first++)
        {
            for (var last = Math.Min(run.Count, first + 14) - 1; last >= first; last--)
            {
                if (KindOf(text, run, first, last) is { } kind)
                {
                    var start = run[first].Start - (first == 0 && HasPlus(text, run[first].Start) ? 1 : 0);
                    found.Add(new PersonalData(start, run[last].End - start, kind));
                    first = last;
                    break;
                }
            }
        }
    }

    private static PersonalDataKind? KindOf(ReadOnlySpan<char> text, in DigitRun run, int first, int last)
    {
        var (start, end) = (run[first].Start, run[last].End);
        var kind = NumberRules.KindOf(run, first, last, first == 0 && HasPlus(text, start));
        var mayBeAccount = (kind is null or PersonalDataKind.Phone) && NumberRules.MayBeAccount(run, first, last);
        var mayBeAadhaar = (kind is null or PersonalDataKind.Phone) && NumberRules.MayBeAadhaar(run, first, last);
        if ((kind is null && !mayBeAccount && !mayBeAadhaar) || (end < text.Length && text[end] == '@'))
        {
            return null;
        }

        var cue = NumberCues.Before(text, start);
        return cue is NumberCue.Amount or NumberCue.Reference || NumberCues.IsAmountAfter(text, end) || (cue != NumberCue.Phone && IsCode(text[..start]))
            ? null
            : cue == NumberCue.Account && mayBeAccount ? PersonalDataKind.BankAccount
            : cue == NumberCue.Aadhaar && mayBeAadhaar ? PersonalDataKind.Aadhaar
            : kind;
    }

    // CR-9876543210 is no telephone number; mob-9876543210 and wa.me/9876543210 are.
    private static bool IsCode(ReadOnlySpan<char> before) =>
        before.Length > 1 && before[^1] is '-' or '/' or '_'
        && char.IsAsciiLetter(before[^2]) && !before.EndsWith("wa.me/", StringComparison.OrdinalIgnoreCase);

    private static bool HasPlus(ReadOnlySpan<char> text, int start) => start > 0 && text[start - 1] == '+';

    private static ImmutableArray<PersonalData> WithoutOverlap(List<PersonalData> found)
    {
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        var kept = ImmutableArray.CreateBuilder<PersonalData>(found.Count);
        foreach (var mark in found)
        {
            if (kept.Count == 0 || mark.Start >= kept[^1].End)
            {
                kept.Add(mark);
            }
        }

        return kept.DrainToImmutable();
    }
}

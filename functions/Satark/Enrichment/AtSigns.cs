using System.Collections.Frozen;

namespace Satark.Enrichment;

/// <summary>Reads what stands around an @: an e-mail address, a payment address, or neither (a handle).</summary>
internal static class AtSigns
{
    // RFC 5321, section 4.5.3.1: a local part has at most 64 characters, a domain 255; more is looked at by nobody.
    private const int MostBefore = 64;
    private const int MostAfter = 255;

    // Handles of payment apps and banks (NPCI's public list of UPI third-party apps and members, the common ones).
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Handles = (
        "ybl ibl axl paytm ptaxis ptyes ptsbi pthdfc okaxis oksbi okhdfcbank okicici upi apl yapl rapl sbi icici hdfcbank axisbank axisb pnb barodampay "
        + "cnrb unionbank indus kotak idfcbank idfc federal yesbank yespay jio jupiteraxis freecharge ikwik mobikwik airtel fbl fam waaxis wahdfcbank "
        + "waicici wasbi naviaxis slice superyes abfspay timecosmos tapicici sliceaxis goaxb amazonpay postbank boi mahb uco cboi iob aubank rbl dbs hsbc citi")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Handles that are no bank's name: "Rahul @ paytm" is an address, "milo @ sbi" is not.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PureHandles = (
        "ybl ibl axl paytm ptaxis ptyes ptsbi pthdfc okaxis oksbi okhdfcbank okicici upi apl yapl rapl ikwik waaxis wahdfcbank waicici wasbi naviaxis")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The address around the @ at <paramref name="at"/>, or null.</summary>
    public static PersonalData? Read(ReadOnlySpan<char> text, int at)
    {
        if (at > 1 && at + 2 < text.Length && text[at - 1] == ' ' && text[at + 1] == ' ')
        {
            return ReadSpaced(text, at);
        }

        var start = at;
        while (start > 0 && start > at - MostBefore && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
        {
            start--;
        }

        while (start < at && text[start] is '.' or '-' or '+')
        {
            start++;
        }

        var end = at + 1;
        var lastDot = -1;
        while (end < text.Length && end < at + MostAfter && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            lastDot = text[end] == '.' ? end : lastDot;
            end++;
        }

        while (end > at + 1 && text[end - 1] is '.' or '-')
        {
            end--;
            lastDot = lastDot == end ? text[at..end].LastIndexOf('.') + at : lastDot;
        }

        if (start == at || end < at + 3)
        {
            return null;
        }

        if (lastDot > at + 1 && end - lastDot >= 3 && char.IsAsciiLetter(text[lastDot + 1]))
        {
            return new PersonalData(start, end - start, PersonalDataKind.Email);
        }

        var bank = text[(at + 1)..(lastDot > at ? lastDot : end)];
        return Handles.Contains(bank) || (at - start >= 10 && !text[start..at].ContainsAnyExceptInRange('0', '9') && char.IsAsciiLetter(bank[0]))
            ? new PersonalData(start, at + 1 + bank.Length - start, PersonalDataKind.UpiId)
            : null;
    }

    private static PersonalData? ReadSpaced(ReadOnlySpan<char> text, int at)
    {
        var start = at - 1;
        while (start > 0 && start > at - MostBefore && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-'))
        {
            start--;
        }

        var end = at + 2;
        while (end < text.Length && end < at + 16 && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return start < at - 1 && PureHandles.Contains(text[(at + 2)..end]) ? new PersonalData(start, end - start, PersonalDataKind.UpiId) : null;
    }
}

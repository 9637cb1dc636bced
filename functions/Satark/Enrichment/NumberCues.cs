using System.Collections.Frozen;

namespace Satark.Enrichment;

/// <summary>Words beside a number that say what it is.</summary>
internal static class NumberCues
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PhoneWords = Words(
        "mo mob mobile ph phone fon no num number nmbr nambar call contact whatsapp wa tel sim मो मोब मोबाइल मोबाईल फोन फ़ोन नंबर नम्बर नं कॉल व्हाट्सएप موبائل فون نمبر");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ReferenceWords = Words(
        "case fir order ticket ref reference pnr invoice consumer gst utr txn transaction crime awb केस मुकदमा अपराध वाद आदेश बिल مقدمہ");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AccountWords = Words("account acc acct khata khate खाता खाते अकाउंट اکاؤنٹ کھاتہ کھاتے");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AadhaarWords = Words("aadhaar aadhar adhaar adhar uid uidai आधार आधारकार्ड آدھار");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AmountWords = Words("rs inr rupees rupaye rupay रु रुपये रुपए रूपये روپے");

    /// <summary>What the words before a number say of it.</summary>
    public static NumberCue Before(ReadOnlySpan<char> text, int start)
    {
        var found = NumberCue.None;
        var end = start;
        for (var word = 0; word < 3; word++)
        {
            while (end > 0 && end > start - 40 && !IsLetter(text[end - 1]))
            {
                if (text[end - 1] == '₹')
                {
                    return NumberCue.Amount;
                }

                if (text[end - 1] is '.' or '\n' or '।' && word > 0 && found != NumberCue.Phone)
                {
                    return found;
                }

                end--;
            }

            var from = end;
            while (from > 0 && from > end - 24 && IsLetter(text[from - 1]))
            {
                from--;
            }

            if (from == end)
            {
                return found;
            }

            var name = text[from..end];
            if (word == 0 && AmountWords.Contains(name))
            {
                return NumberCue.Amount;
            }

            // "case no. 98…" is a reference although "no" alone speaks for a telephone.
            if (ReferenceWords.Contains(name) || AccountWords.Contains(name) || (name is "c" or "C" && from > 1 && text[from - 1] == '/'))
            {
                return ReferenceWords.Contains(name) ? NumberCue.Reference : NumberCue.Account;
            }

            if (AadhaarWords.Contains(name))
            {
                return NumberCue.Aadhaar;
            }

            if (PhoneWords.Contains(name))
            {
                found = NumberCue.Phone;
            }

            end = from;
        }

        return found;
    }

    /// <summary>True when the word after a number says that it is an amount.</summary>
    public static bool IsAmountAfter(ReadOnlySpan<char> text, int end)
    {
        var from = end;
        while (from < text.Length && from < end + 2 && text[from] == ' ')
        {
            from++;
        }

        var to = from;
        while (to < text.Length && to < from + 12 && IsLetter(text[to]))
        {
            to++;
        }

        return AmountWords.Contains(text[from..to]);
    }

    /// <summary>True when these letters, written against a number without a space, announce a telephone number.</summary>
    public static bool IsPhoneWord(ReadOnlySpan<char> word) => PhoneWords.Contains(word);

    /// <summary>A letter, or a mark inside a word.</summary>
    public static bool IsLetter(char c) => char.IsLetter(c) || (c >= '\u0300' && char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}

/// <summary>What stands before a number.</summary>
internal enum NumberCue
{
    /// <summary>Nothing that says what it is.</summary>
    None,

    /// <summary>A word for a telephone.</summary>
    Phone,

    /// <summary>A word for a file, an order or a receipt.</summary>
    Reference,

    /// <summary>A word for a bank account.</summary>
    Account,

    /// <summary>A word for an Aadhaar number.</summary>
    Aadhaar,

    /// <summary>A sign or word for money.</summary>
    Amount,
}

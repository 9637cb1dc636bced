using System.Collections.Frozen;

namespace Satark.Places;

/// <summary>The words beside a name that say a place is meant, and the names that need one. All in folded form (see <see cref="NameFolding"/>).</summary>
internal static class Cues
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DistrictWords = Words(
        "district", "dist", "distt", "zila", "zilla", "zile", "jila", "jilla", "jile", "janpad", "janapad", "जिला", "जिले", "जनपद", "ضلع");

    // A script's postpositions count only after a name in that script: "se" and "me" mean other things in other languages. का, की and के are left out:
    // "संभल के" is "carefully" far more often than "of Sambhal".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LatinAfter = Words(
        "me", "mein", "se", "par", "pe", "ke paas", "ke pas", "ke pass", "ke nikat", "ke kareeb", "ke karib", "ke nazdeek", "ke najdik");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LatinBefore = Words("in", "from", "near", "at");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DevanagariAfter = Words(
        "में", "मे", "से", "पर", "के पास", "के निकट", "के करीब", "के नजदीक");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ArabicAfter = Words(
        "میں", "سے", "پر", "کے پاس", "کے قریب", "کے نزدیک");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Ambiguous = WordsWithoutSpaces(
        // Words of the language: settlement; careful; fellow; rogue (as often misspelt); hamlet; Kashi is a first name and, in Urdu, a tile.
        "basti", "बस्ती", "بستی", "sambhal", "संभल", "سنبھل", "banda", "gonda", "kheri", "kashi", "काशी", "کاشی",
        // Short, and a part of many villages' names, or of other confluences' (Rudra Prayag).
        "mau", "मऊ", "مئو", "etah", "prayag", "प्रयाग", "پریاگ",
        // Every city has a quarter of this name.
        "ambedkar nagar", "अंबेडकर नगर", "आंबेडकर नगर", "امبیڈکر نگر", "mahamaya nagar", "महामाया नगर", "kanshiram nagar", "kanshi ram nagar",
        "कांशीराम नगर", "sant ravidas nagar", "संत रविदास नगर", "bhim nagar", "bheem nagar", "भीम नगर", "panchsheel nagar", "पंचशील नगर",
        "jp nagar", "जेपी नगर", "prabuddh nagar", "prabuddha nagar", "प्रबुद्ध नगर", "jyotiba phule nagar", "ज्योतिबा फुले नगर", "ramabai nagar", "रमाबाई नगर");

    /// <summary>True for "district" in any of the languages.</summary>
    public static bool IsDistrictWord(ReadOnlySpan<char> word) => DistrictWords.Contains(word);

    /// <summary>True for a name that alone says nothing, given without the spaces between its words.</summary>
    public static bool IsAmbiguous(ReadOnlySpan<char> nameWithoutSpaces) => Ambiguous.Contains(nameWithoutSpaces);

    /// <summary>True when these words, right before a name in Latin script, say that a place is meant.</summary>
    public static bool IsPlaceBefore(ReadOnlySpan<char> name, ReadOnlySpan<char> word) => name[0] < '\u0250' && LatinBefore.Contains(word);

    /// <summary>True when these one or two words, right after a name in the same script, say that a place is meant.</summary>
    public static bool IsPlaceAfter(ReadOnlySpan<char> name, ReadOnlySpan<char> words) => name[0] switch
    {
        < '\u0250' => LatinAfter.Contains(words),
        >= '\u0900' and <= '\u097F' => DevanagariAfter.Contains(words),
        >= '\u0600' and <= '\u06FF' => ArabicAfter.Contains(words),
        _ => false,
    };

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params ReadOnlySpan<string> words) => Set(words, " ");

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsWithoutSpaces(params ReadOnlySpan<string> words) => Set(words, "");

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(ReadOnlySpan<string> words, string space)
    {
        var folded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            folded.Add(FoldedText.KeyOf(word).Replace(" ", space, StringComparison.Ordinal));
        }

        return folded.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}

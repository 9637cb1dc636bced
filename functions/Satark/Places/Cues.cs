using System.Collections.Frozen;

namespace Satark.Places;

/// <summary>The words for district, and the names of districts that alone say nothing. All in folded form (see <see cref="NameFolding"/>).</summary>
internal static class Cues
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DistrictWords = Words(
        "district", "dist", "distt", "zila", "zilla", "zile", "jila", "jilla", "jile", "janpad", "janapad", "जिला", "जिले", "जनपद", "ضلع");

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

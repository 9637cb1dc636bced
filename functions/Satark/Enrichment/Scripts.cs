namespace Satark.Enrichment;

/// <summary>Says which script a letter belongs to. Source: Scripts.txt and Blocks.txt of the Unicode character database.</summary>
internal static class Scripts
{
    /// <summary>How many scripts <see cref="Script"/> names.</summary>
    public const int Count = (int)Script.Other + 1;

    /// <summary>The script of a letter or of a mark that stands in a word.</summary>
    public static Script Of(char c) => c switch
    {
        < '\u0250' => Script.Latn,
        >= '\u0900' and < '\u0980' => Script.Deva,
        (>= '\u0600' and < '\u0780') or (>= '\u08A0' and < '\u0900') or (>= '\uFB50' and < '\uFE00') or (>= '\uFE70' and < '\uFEFF') => Script.Arab,
        >= '\u0980' and < '\u0A00' => Script.Beng,
        >= '\u0A00' and < '\u0A80' => Script.Guru,
        >= '\u0A80' and < '\u0B00' => Script.Gujr,
        >= '\u0B80' and < '\u0C00' => Script.Taml,
        >= '\u0C00' and < '\u0C80' => Script.Telu,
        (>= '\u1E00' and < '\u1F00') or '\u212A' or '\u212B' or (>= '\uFF21' and <= '\uFF5A') => Script.Latn,
        _ => Script.Other,
    };

    /// <summary>
    /// The plain letter of a "font" letter such as 𝐇 or 𝓱 (Mathematical Alphanumeric Symbols, U+1D400 to U+1D6A3), in which people decorate their posts;
    /// '\0' for any other pair.
    /// </summary>
    public static char PlainLetter(char high, char low)
    {
        if (!char.IsSurrogatePair(high, low))
        {
            return '\0';
        }

        var place = char.ConvertToUtf32(high, low) - 0x1D400;
        return place is >= 0 and < 13 * 52 ? (char)('a' + (place % 26)) : '\0';
    }
}

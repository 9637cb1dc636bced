using System.Globalization;

namespace Satark.Enrichment;

/// <summary>Folds a letter so that composed and decomposed spelling, case, accents, nukta, chandrabindu and the letters of Arabic keyboards make no difference.</summary>
/// <remarks>
/// Done letter by letter from tables: <see cref="string.Normalize()"/> changes nothing in invariant globalization mode, which both hosts run in. Source
/// of the tables: UnicodeData.txt, fields "Decomposition" and "Simple lowercase" (Unicode 15).
/// </remarks>
internal static class LetterFolding
{
    /// <summary>What <see cref="Fold"/> answers for a character that leaves no trace.</summary>
    public const char Nothing = '\0';

    /// <summary>The letters U+0958 to U+095F without their nukta.</summary>
    private const string WithoutNukta = "\u0915\u0916\u0917\u091C\u0921\u0922\u092B\u092F";

    /// <summary>U+00C0 to U+024F, in lower case and without accent.</summary>
    private const string LatinOne =
        "aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaaccccccccddđđeeeeeeeeeegggggggg"
        + "hhħħiiiiiiiiiıĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſƀɓƃƃƅƅɔƈ"
        + "ƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaææǥǥggkkoo"
        + "ooʒʒjǳǳǳggƕƿnnaaææøøaaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ";

    /// <summary>U+1E00 to U+1EFF, in lower case and without accent.</summary>
    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
        + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyẚſẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
        + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ";

    /// <summary>The folded form of one character inside a word, or <see cref="Nothing"/>.</summary>
    public static char Fold(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | ' '),
        <= '\u007F' => c,
        >= '\u00C0' and < '\u0250' => LatinOne[c - '\u00C0'],
        >= '\u1E00' and < '\u1F00' => LatinAdditional[c - '\u1E00'],
        '\u212A' => 'k', // Kelvin sign
        '\u212B' => 'a', // Angstrom sign
        >= '\u0300' and <= '\u036F' => Nothing, // accents
        >= '\u0900' and < '\u0980' => FoldDevanagari(c),
        >= '\u0600' and < '\u0700' => FoldArabic(c),
        >= '\uFF21' and <= '\uFF3A' => (char)(c - '\uFF21' + 'a'), // full width
        >= '\uFF41' and <= '\uFF5A' => (char)(c - '\uFF41' + 'a'),
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? Nothing : c,
    };

    private static char FoldDevanagari(char c) => c switch
    {
        '\u0901' => '\u0902', // chandrabindu is written as anusvara by most people
        '\u0929' => '\u0928',
        '\u0931' => '\u0930',
        '\u0934' => '\u0933',
        '\u093C' => Nothing, // nukta
        >= '\u0951' and <= '\u0954' => Nothing, // Vedic accents
        >= '\u0958' and <= '\u095F' => WithoutNukta[c - '\u0958'],
        _ => c,
    };

    private static char FoldArabic(char c) => c switch
    {
        '\u0640' => Nothing, // tatweel
        (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u06D6' and <= '\u06ED') => Nothing, // vowel signs, hamza above and below
        '\u0622' or '\u0623' or '\u0625' or '\u0671' => '\u0627',
        '\u0624' => '\u0648',
        '\u0626' or '\u0649' or '\u064A' => '\u06CC', // Arabic keyboards' ye is Urdu's
        '\u0643' => '\u06A9',
        '\u0629' or '\u0647' or '\u06C0' or '\u06C2' or '\u06D5' => '\u06C1',
        '\u06D3' => '\u06D2',
        _ => c,
    };
}

using System.Collections.Frozen;
using System.Globalization;

namespace Satark.Places;

/// <summary>
/// Folds away the differences of spelling that do not tell one name from another: case, accents, composed or decomposed form, nukta, chandrabindu or
/// anusvara, vowel signs of Arabic script.
/// </summary>
/// <remarks>
/// Done character by character: <see cref="string.Normalize()"/> changes nothing in invariant globalization mode, which both hosts run in, and elsewhere
/// throws on a lone surrogate.
/// </remarks>
internal static class NameFolding
{
    /// <summary>What <see cref="Fold"/> answers for a character that leaves no trace.</summary>
    public const char Nothing = '\0';

    private const char Virama = '\u094D';
    private const char Anusvara = '\u0902';

    /// <summary>Consonants U+0958 to U+095F without their nukta: क ख ग ज ड ढ फ य.</summary>
    private const string WithoutNukta = "\u0915\u0916\u0917\u091C\u0921\u0922\u092B\u092F";

    /// <summary>Each letter with the accented letters written for it: European keyboards, and the scholars' spelling of Indian names (Vārāṇasī).</summary>
    private static readonly FrozenDictionary<char, char> WithoutAccent = Accents(
        "aàáâãäåāăą", "cçćĉċč", "dďđḍḏ", "eèéêëēĕėęěẽ", "gĝğġģ", "hĥḥḫ", "iìíîïĩīĭį", "kķḵ", "lĺļľḷḹḻ", "mṁṃ", "nñńņňṅṇṉ", "oòóôõöøōŏő",
        "rŕŗřṛṝṟ", "sśŝşšṣ", "tţťṭṯ", "uùúûüũūŭůűų", "yýÿŷẏ", "zźżžẓẕ");

    /// <summary>The folded form of one character of a word, or <see cref="Nothing"/>.</summary>
    public static char Fold(char c) => c switch
    {
        <= '\u007F' => char.ToLowerInvariant(c),
        (>= '\u00C0' and < '\u0250') or (>= '\u1E00' and < '\u1F00') => WithoutAccents(char.ToLowerInvariant(c)),
        >= '\u0300' and <= '\u036F' => Nothing, // accents
        '\u0901' => Anusvara, // झाँसी is झांसी
        '\u0929' => '\u0928',
        '\u0931' => '\u0930',
        '\u0934' => '\u0933',
        '\u093C' => Nothing, // nukta: ग़ाज़ीपुर is गाजीपुर
        >= '\u0958' and <= '\u095F' => WithoutNukta[c - '\u0958'],
        '\u0640' => Nothing, // tatweel
        (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u06D6' and <= '\u06ED') => Nothing, // vowel signs, hamza above
        '\u0622' or '\u0623' or '\u0625' or '\u0671' => '\u0627', // alef
        '\u0624' => '\u0648', // waw
        '\u0626' or '\u0649' or '\u064A' => '\u06CC', // Arabic keyboards' ye is Urdu's
        '\u0643' => '\u06A9', // kaf
        '\u0629' or '\u0647' or '\u06C0' or '\u06C2' or '\u06D5' => '\u06C1', // he
        '\u06D3' => '\u06D2',
        >= '\uFE00' and <= '\uFE0F' => Nothing, // variation selectors
        _ => char.GetUnicodeCategory(c) == UnicodeCategory.Format ? Nothing : char.ToLowerInvariant(c),
    };

    /// <summary>
    /// Appends a folded character to the word that ends at <paramref name="length"/> and returns the new length. A nasal consonant before a
    /// consonant becomes the anusvara that most people write: सम्भल is संभल, चन्दौली is चंदौली.
    /// </summary>
    public static int Append(Span<char> buffer, int wordStart, int length, char folded)
    {
        if (folded is >= '\u0915' and <= '\u092E' && length - wordStart >= 2 && buffer[length - 1] == Virama
            && buffer[length - 2] is '\u0919' or '\u091E' or '\u0923' or '\u0928' or '\u092E')
        {
            buffer[length - 2] = Anusvara;
            length--;
        }

        buffer[length] = folded;
        return length + 1;
    }

    private static char WithoutAccents(char lower) => WithoutAccent.GetValueOrDefault(lower, lower);

    private static FrozenDictionary<char, char> Accents(params ReadOnlySpan<string> letters)
    {
        var plain = new Dictionary<char, char>();
        foreach (var letter in letters)
        {
            foreach (var accented in letter)
            {
                plain.Add(accented, letter[0]);
            }
        }

        return plain.ToFrozenDictionary();
    }
}

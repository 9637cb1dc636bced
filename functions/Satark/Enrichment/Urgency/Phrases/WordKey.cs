namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>
/// Writes a folded word without the differences of spelling that do not tell the words of the cue table apart: zindagi, jindgi and zindagee; नहीं, नही and
/// नहि; کہ and که. Unlike <see cref="Skeletons"/> it keeps the vowels that do: jeena (to live) is not jana (to go).
/// </summary>
internal static class WordKey
{
    /// <summary>Writes the key into <paramref name="key"/> (as long as the word at least) and returns its length; 0 for scripts without one.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> key) => word.IsEmpty ? 0 : Scripts.Of(word[0]) switch
    {
        Script.Latn => WriteLatin(word, key),
        Script.Deva => WriteDevanagari(word, key),
        Script.Arab => WriteArabic(word, key),
        _ => 0,
    };

    // The short a is written or not (marna, mrna), so it counts only at the ends; e and i are one vowel, o and u another.
    private static int WriteLatin(ReadOnlySpan<char> word, Span<char> key)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i] switch { 'z' => 'j', 'w' => 'v', 'q' or 'x' => 'k', 'e' or 'y' => 'i', 'o' => 'u', _ => word[i] };
            var last = i == word.Length - 1;
            if (c == 'p' && !last && word[i + 1] == 'h')
            {
                c = 'f';
                i++;
                last = i == word.Length - 1;
            }
            else if (c == 'h' && i > 0 && (word[i - 1] is 'k' or 'g' or 'c' or 'j' or 't' or 'd' or 'b' or 's' || (last && word[i - 1] is 'e' or 'o')))
            {
                continue; // aspiration; yeh and woh
            }
            else if (c == 'a' && i > 0 && !last)
            {
                continue;
            }
            else if (c == 'n' && last && length > 0 && i > 0 && key[length - 1] is 'i' or 'u')
            {
                continue; // a last n is mostly a nasal vowel: nahin, hoon
            }

            if (length == 0 || key[length - 1] != c)
            {
                key[length++] = c;
            }
        }

        return length;
    }

    private static int WriteDevanagari(ReadOnlySpan<char> word, Span<char> key)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = PlainDevanagari(word[i]);
            if (c is '\u0902' or '\u0903' or '\u093D')
            {
                continue; // anusvara, visarga, avagraha
            }

            if (c == '\u094D')
            {
                // A nasal consonant before another is the anusvara that most people write.
                length -= length > 1 && i + 1 < word.Length && key[length - 1] is '\u0919' or '\u091E' or '\u0928' or '\u092E' ? 1 : 0;
                continue;
            }

            if (c == '\u092F' && i > 0 && i + 1 < word.Length && word[i + 1] is > '\u093E' and <= '\u094C')
            {
                continue; // गयी and गई, गये and गए, आयेगा and आएगा; but खाया stays apart from खा
            }

            if (length == 0 || key[length - 1] != c)
            {
                key[length++] = c;
            }
        }

        return length;
    }

    // Vowels as signs; long and short i and u, the three kinds of s, n and nn are one each.
    private static char PlainDevanagari(char c) => c switch
    {
        '\u0940' or '\u0907' or '\u0908' => '\u093F',
        '\u0942' or '\u0909' or '\u090A' => '\u0941',
        '\u0948' or '\u090F' or '\u0910' => '\u0947',
        '\u094C' or '\u0913' or '\u0914' or '\u0949' or '\u0911' => '\u094B',
        '\u0906' => '\u093E',
        '\u0936' or '\u0937' => '\u0938',
        '\u0923' => '\u0928',
        '\u0935' => '\u092C',
        _ => c,
    };

    private static int WriteArabic(ReadOnlySpan<char> word, Span<char> key)
    {
        var length = 0;
        foreach (var letter in word)
        {
            key[length++] = letter switch
            {
                '\u06BE' => '\u06C1', // do-chashmi he
                '\u06BA' => '\u0646', // noon ghunna
                '\u06D2' => '\u06CC', // bari ye
                _ => letter,
            };
        }

        return length;
    }
}

namespace Satark.Enrichment;

/// <summary>
/// Writes a word without the differences that writers of one language make among themselves: zindagi, jindgi and zindagee have one skeleton, and so have
/// नहीं, नही and नहिं. The model knows words by it as well as by their letters.
/// </summary>
internal static class Skeletons
{
    /// <summary>Writes the skeleton of a folded word into <paramref name="skeleton"/> (as long as the word at least) and returns its length.</summary>
    public static int Write(ReadOnlySpan<char> word, Script script, Span<char> skeleton) => script switch
    {
        Script.Latn => WriteLatin(word, skeleton),
        Script.Deva => WriteDevanagari(word, skeleton),
        _ => 0,
    };

    // Consonants of romanised Hindi as most people vary them; of the vowels only the first and the last stay.
    private static int WriteLatin(ReadOnlySpan<char> word, Span<char> skeleton)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i] switch { 'z' => 'j', 'w' => 'v', 'q' => 'k', 'x' => 'k', _ => word[i] };
            var last = i == word.Length - 1;
            if (c == 'p' && !last && word[i + 1] == 'h')
            {
                c = 'f';
                i++;
                last = i == word.Length - 1;
            }
            else if (c == 'h' && i > 0 && word[i - 1] is 'k' or 'g' or 'c' or 'j' or 't' or 'd' or 'b' or 's')
            {
                continue;
            }

            if (IsVowel(c))
            {
                if (i > 0 && !last)
                {
                    continue;
                }

                c = c switch { 'e' or 'y' => 'i', 'o' => 'u', _ => c };
            }
            else if (length > 0 && skeleton[length - 1] == c)
            {
                continue;
            }
            else if (last && c == 'n' && i > 1 && IsVowel(word[i - 1]))
            {
                c = 'i' == word[i - 1] || word[i - 1] == 'e' ? 'i' : 'u'; // a last n is mostly a nasal vowel: nahin, hoon
            }

            skeleton[length++] = c;
        }

        return length;
    }

    private static int WriteDevanagari(ReadOnlySpan<char> word, Span<char> skeleton)
    {
        var length = 0;
        foreach (var letter in word)
        {
            var c = letter switch
            {
                '\u0940' => '\u093F', // long and short i
                '\u0942' => '\u0941', // long and short u
                '\u0908' => '\u0907',
                '\u090A' => '\u0909',
                '\u0936' or '\u0937' => '\u0938', // sha, ssa, sa
                '\u0923' => '\u0928', // nna, na
                '\u0935' => '\u092C', // va, ba
                '\u092F' => '\u0907', // गयी and गई
                _ => letter,
            };
            if (c is '\u0902' or '\u094D' or '\u0903')
            {
                continue; // anusvara, virama, visarga
            }

            skeleton[length++] = c;
        }

        return length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}

using System.Text;

namespace Satark.LanguageModelMaking;

/// <summary>
/// Writes Devanagari in Latin letters as people type it, a different spelling each time. Rules: each letter with the ways it is typed, the silent a of
/// Hindi dropped at the end and between two syllables, and a list of words that nobody spells by rule (<c>texts/romanised.txt</c>).
/// </summary>
internal sealed class Romanizer
{
    private const string Signs = "ािीुूृेैोौॉॅंँ्ः़";

    private static readonly Dictionary<char, string[]> Consonants = new()
    {
        ['क'] = ["k"],
        ['ख'] = ["kh"],
        ['ग'] = ["g"],
        ['घ'] = ["gh"],
        ['ङ'] = ["n"],
        ['च'] = ["ch"],
        ['छ'] = ["ch", "chh"],
        ['ज'] = ["j", "j", "j", "z"],
        ['झ'] = ["jh", "jh", "j"],
        ['ञ'] = ["n"],
        ['ट'] = ["t"],
        ['ठ'] = ["th"],
        ['ड'] = ["d"],
        ['ढ'] = ["dh"],
        ['ण'] = ["n"],
        ['त'] = ["t"],
        ['थ'] = ["th"],
        ['द'] = ["d"],
        ['ध'] = ["dh"],
        ['न'] = ["n"],
        ['प'] = ["p"],
        ['फ'] = ["f", "ph"],
        ['ब'] = ["b"],
        ['भ'] = ["bh"],
        ['म'] = ["m"],
        ['य'] = ["y"],
        ['र'] = ["r"],
        ['ल'] = ["l"],
        ['व'] = ["v", "w"],
        ['श'] = ["sh", "sh", "s"],
        ['ष'] = ["sh"],
        ['स'] = ["s"],
        ['ह'] = ["h"],
    };

    private static readonly Dictionary<char, string[]> Vowels = new()
    {
        ['अ'] = ["a"],
        ['आ'] = ["aa", "a"],
        ['इ'] = ["i"],
        ['ई'] = ["i", "i", "ee"],
        ['उ'] = ["u"],
        ['ऊ'] = ["u", "oo"],
        ['ऋ'] = ["ri"],
        ['ए'] = ["e", "e", "ye"],
        ['ऐ'] = ["ai", "ae"],
        ['ओ'] = ["o"],
        ['औ'] = ["au", "o"],
        ['ऑ'] = ["o"],
        ['ा'] = ["a", "a", "a", "aa"],
        ['ि'] = ["i"],
        ['ी'] = ["i", "i", "i", "ee"],
        ['ु'] = ["u"],
        ['ू'] = ["u", "u", "oo"],
        ['ृ'] = ["ri"],
        ['े'] = ["e"],
        ['ै'] = ["ai", "ai", "e"],
        ['ो'] = ["o"],
        ['ौ'] = ["au", "o"],
        ['ॉ'] = ["o"],
        ['ॅ'] = ["e"],
    };

    private readonly Dictionary<string, string[]> _irregular = new(StringComparer.Ordinal);

    public Romanizer()
    {
        foreach (var line in new WordLists("romanised")["irregular"])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            _irregular[words[0]] = words[1..];
        }
    }

    /// <summary>A text in Latin letters; what is no Devanagari stays.</summary>
    public string Write(string text, Dice dice)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => WriteWord(word, dice)));
    }

    private string WriteWord(string word, Dice dice)
    {
        var bare = word.Trim('।', ',', '?', '!', '.', '"');
        if (_irregular.TryGetValue(bare, out var spellings) && dice.Percent(85))
        {
            return dice.Of(spellings);
        }

        var latin = new StringBuilder();
        var vowelSeen = false;
        for (var i = 0; i < bare.Length; i++)
        {
            var c = bare[i];
            if (Consonants.TryGetValue(c, out var ways))
            {
                var hasNukta = i + 1 < bare.Length && bare[i + 1] == '़';
                latin.Append(hasNukta && c == 'ज' ? dice.Of(["z", "j"]) : hasNukta && c is 'ड' or 'ढ' ? dice.Of(["d", "r", "rh"]) : dice.Of(ways));
                i += hasNukta ? 1 : 0;
                if (i + 1 == bare.Length || !Signs.Contains(bare[i + 1], StringComparison.Ordinal) || bare[i + 1] is 'ं' or 'ँ')
                {
                    if (SaysA(bare, i, vowelSeen))
                    {
                        latin.Append('a');
                        vowelSeen = true;
                    }
                }
                else
                {
                    vowelSeen |= bare[i + 1] != '्';
                }
            }
            else if (Vowels.TryGetValue(c, out var vowel))
            {
                latin.Append(dice.Of(vowel));
                vowelSeen = true;
            }
            else if (c is 'ं' or 'ँ')
            {
                latin.Append(i == bare.Length - 1 && dice.Percent(30) ? "" : "n");
            }
            else if (c is not ('्' or '़' or 'ः'))
            {
                latin.Append(c);
            }
        }

        return latin.ToString();
    }

    // The a that a consonant has by itself: silent at the end of a word, and between two syllables (लड़का is ladka).
    private static bool SaysA(string word, int at, bool vowelSeen)
    {
        if (at + 1 == word.Length)
        {
            return !vowelSeen;
        }

        if (!vowelSeen || word[at + 1] is 'ं' or 'ँ')
        {
            return true;
        }

        var nextSpeaks = at + 2 < word.Length && Consonants.ContainsKey(word[at + 1]) && Signs.Contains(word[at + 2], StringComparison.Ordinal) && word[at + 2] is not ('्' or 'ं' or 'ँ');
        var afterCluster = at > 0 && word[at - 1] == '्';
        return !nextSpeaks || afterCluster;
    }
}

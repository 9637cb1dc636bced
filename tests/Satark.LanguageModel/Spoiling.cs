using System.Text;

namespace Satark.LanguageModelMaking;

/// <summary>Spoils a text as hurried people do: letters left out, doubled or swapped, vowels left out, dots left out.</summary>
internal static class Spoiling
{
    private const string LatinVowels = "aeiou";
    private const string DevanagariSigns = "ािीुूेैोौंँ";

    /// <summary>A text with some words spoilt, or as it was.</summary>
    public static string Spoil(string text, Dice dice)
    {
        var kind = dice.Below(10);
        if (kind < 6)
        {
            return text;
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = kind switch
            {
                6 when dice.Percent(40) => Slip(words[i], dice),
                7 when dice.Percent(50) => Without(words[i], LatinVowels, keepFirst: true),
                7 when dice.Percent(10) => Without(words[i], DevanagariSigns, keepFirst: false),
                8 => words[i].Replace("ँ", dice.Percent(50) ? "ं" : "", StringComparison.Ordinal).Replace("ं", dice.Percent(40) ? "" : "ं", StringComparison.Ordinal).Replace("़", "", StringComparison.Ordinal),
                9 when dice.Percent(15) => Slip(words[i], dice),
                _ => words[i],
            };
        }

        return string.Join(' ', words);
    }

    private static string Slip(string word, Dice dice)
    {
        if (word.Length < 4)
        {
            return word;
        }

        var at = 1 + dice.Below(word.Length - 2);
        return dice.Below(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    private static string Without(string word, string letters, bool keepFirst)
    {
        var kept = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            if ((i == 0 && keepFirst) || !letters.Contains(word[i], StringComparison.Ordinal))
            {
                kept.Append(word[i]);
            }
        }

        return kept.ToString();
    }
}

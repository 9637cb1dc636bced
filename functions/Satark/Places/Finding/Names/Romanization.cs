namespace Satark.Places.Finding.Names;

/// <summary>
/// Writes a Hindi name in Latin letters as it is spoken, by rule: लखनऊ gives lakhnau. It is one more spelling to compare with, close to what people type who
/// do not think of the official English name.
/// </summary>
internal static class Romanization
{
    private const string Consonants = "कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह";

    private static readonly string[] Sounds =
    [
        "k", "kh", "g", "gh", "n", "ch", "chh", "j", "jh", "n", "t", "th", "d", "dh", "n", "t", "th", "d", "dh", "n", "n", "p", "ph", "b", "bh", "m", "y", "r",
        "r", "l", "l", "l", "v", "sh", "sh", "s", "h",
    ];

    private const string Vowels = "अआइईउऊऋएऐओऔऑ";
    private const string Signs = "\0\u093E\u093F\u0940\u0941\u0942\u0943\u0947\u0948\u094B\u094C\u0949";
    private static readonly string[] VowelSounds = ["a", "a", "i", "i", "u", "u", "ri", "e", "ai", "o", "au", "o"];

    /// <summary>The name in Latin letters, or null for one that has other letters than Devanagari's.</summary>
    public static string? Of(string devanagari)
    {
        var units = new List<(string Consonant, string Vowel)>();
        foreach (var c in devanagari)
        {
            if (Consonants.IndexOf(c) is >= 0 and var consonant)
            {
                units.Add((Sounds[consonant], "*"));
            }
            else if (Vowels.IndexOf(c) is >= 0 and var vowel)
            {
                units.Add(("", VowelSounds[vowel]));
            }
            else if (c != '\0' && Signs.IndexOf(c) is > 0 and var sign && units.Count > 0)
            {
                units[^1] = (units[^1].Consonant, VowelSounds[sign]);
            }
            else if (c == '\u094D' && units.Count > 0)
            {
                units[^1] = (units[^1].Consonant, "");
            }
            else if (c is '\u0902' or '\u0901')
            {
                units.Add(("n", ""));
            }
            else if (c == '\u093C' && units.Count > 0)
            {
                units[^1] = units[^1].Consonant is "d" or "dh" ? (units[^1].Consonant.Replace('d', 'r'), units[^1].Vowel) : units[^1];
            }
            else
            {
                return null;
            }
        }

        return Spoken(units);
    }

    // A consonant's own a falls silent at the end, and between a vowel and a consonant that has one: kanpur, not kanapura.
    private static string Spoken(List<(string Consonant, string Vowel)> units)
    {
        var spoken = new System.Text.StringBuilder();
        var silentBefore = false;
        for (var i = 0; i < units.Count; i++)
        {
            var (consonant, vowel) = units[i];
            var isSilent = vowel == "*" && i > 0 && (i == units.Count - 1
                || (!silentBefore && units[i - 1].Vowel.Length > 0 && units[i + 1].Vowel is not ("" or "*") && units[i + 1].Consonant.Length > 0));
            silentBefore = isSilent;
            spoken.Append(consonant).Append(vowel == "*" ? (isSilent ? "" : "a") : vowel);
        }

        return spoken.ToString();
    }
}

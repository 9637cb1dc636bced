namespace Satark.Places.Finding.Names;

/// <summary>How far the sounds of a word are from those of a name: an edit distance in which what people confuse costs little.</summary>
internal static class SoundDistance
{
    private const int MaxLength = 40;

    /// <summary>What a different letter costs: enough that one is a typing error, two are another word.</summary>
    public const double Typo = 1;

    /// <summary>The distance, or a number greater than <paramref name="most"/> where it is greater. Words longer than 40 sounds are far from everything.</summary>
    public static double Between(ReadOnlySpan<char> word, ReadOnlySpan<char> name, double most)
    {
        if (word.Length > MaxLength || name.Length > MaxLength || Math.Abs(word.Length - name.Length) > 4)
        {
            return double.MaxValue;
        }

        Span<double> rows = stackalloc double[3 * (MaxLength + 1)];
        var beforeLast = rows[..(MaxLength + 1)];
        var last = rows.Slice(MaxLength + 1, MaxLength + 1);
        var current = rows[(2 * (MaxLength + 1))..];
        for (var j = 0; j <= name.Length; j++)
        {
            last[j] = j == 0 ? 0 : last[j - 1] + Gap(name, j - 1);
        }

        for (var i = 1; i <= word.Length; i++)
        {
            current[0] = last[0] + Gap(word, i - 1);
            var least = current[0];
            for (var j = 1; j <= name.Length; j++)
            {
                var cost = Math.Min(
                    last[j - 1] + Change(word[i - 1], name[j - 1]),
                    Math.Min(last[j] + Gap(word, i - 1), current[j - 1] + Gap(name, j - 1)));
                if (i > 1 && j > 1 && word[i - 1] == name[j - 2] && word[i - 2] == name[j - 1])
                {
                    cost = Math.Min(cost, beforeLast[j - 2] + 0.8);
                }

                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return double.MaxValue;
            }

            var spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return last[name.Length];
    }

    // One that stands in one of the two alone.
    private static double Gap(ReadOnlySpan<char> sounds, int at)
    {
        var isEdge = at == 0 || at == sounds.Length - 1;
        return sounds[at] switch
        {
            'a' => isEdge ? 0.45 : 0.25,
            'e' or 'i' or 'o' or 'u' => isEdge ? 0.6 : 0.45,
            'h' => at == 0 ? Typo : 0.3,
            'n' or 'm' => at == 0 ? Typo : 0.6,
            '\u093E' or '\u0905' => 0.35, // ा
            >= '\u093F' and <= '\u094C' => 0.4,
            '\u0902' or '\u0939' or '\u092F' => at == 0 ? Typo : 0.35,
            '\u06CC' or '\u0648' or '\u0627' or '\u06C1' => at == 0 ? Typo : 0.35,
            _ => Typo,
        };
    }

    private static double Change(char one, char other)
    {
        if (one == other)
        {
            return 0;
        }

        if (char.ToLowerInvariant(one) == char.ToLowerInvariant(other))
        {
            return 0.2; // aspirated or not
        }

        if (LatinSounds.IsVowel(one) && LatinSounds.IsVowel(other))
        {
            return (one, other) switch
            {
                ('e', 'i') or ('i', 'e') or ('o', 'u') or ('u', 'o') => 0.2,
                ('a', 'e') or ('e', 'a') or ('a', 'o') or ('o', 'a') or ('a', 'u') or ('u', 'a') => 0.35,
                _ => 0.55,
            };
        }

        return (one, other) switch
        {
            ('v', 'b') or ('b', 'v') or ('v', 'B') or ('B', 'v') => 0.25,
            ('D', 'R') or ('R', 'D') or ('d', 'R') or ('R', 'd') or ('d', 'r') or ('r', 'd') => 0.3,
            ('v', 'o') or ('o', 'v') or ('v', 'u') or ('u', 'v') => 0.35,
            ('n', 'm') or ('m', 'n') => 0.6,
            ('f', 'p') or ('p', 'f') => 0.5,
            ( >= '\u093E' and <= '\u094C', >= '\u093E' and <= '\u094C') => 0.35,
            _ => Typo,
        };
    }
}

namespace Satark.Places.Finding.Names;

/// <summary>
/// Writes a name in Latin letters as it sounds, so that spellings which people use for one name come close to each other. Capitals in the result are the
/// aspirates: K is kh, G gh, C chh, J jh, T th, D dh, B bh, S sh, R the rh that others write dh (Azamgarh, Azamgadh).
/// </summary>
internal static class LatinSounds
{
    /// <summary>Writes the sounds of a folded word into <paramref name="sounds"/> (as long as the word and one more, at least) and returns how many there are.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> sounds)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var (sound, taken) = Next(word, i, length > 0 ? sounds[length - 1] : '\0');
            i += taken;
            if (sound == 'x')
            {
                length = Add(sounds, length, 'k');
                sound = 's';
            }

            length = Add(sounds, length, sound);
        }

        return length;
    }

    /// <summary>Writes the consonants of sounds: aspirates plain, v as b, every h but a first one and every vowel but a first one left out.</summary>
    public static int WriteFrame(ReadOnlySpan<char> sounds, Span<char> frame)
    {
        var length = 0;
        for (var i = 0; i < sounds.Length; i++)
        {
            var c = sounds[i];
            if (IsVowel(c))
            {
                if (i == 0)
                {
                    frame[length++] = 'a';
                }

                continue;
            }

            if ((c == 'h' && i > 0) || (c == 'v' && i == sounds.Length - 1))
            {
                continue; // Lucknow, Unnav: the last v is half a vowel
            }

            c = c == 'v' ? 'b' : char.ToLowerInvariant(c);
            if (length == 0 || frame[length - 1] != c)
            {
                frame[length++] = c;
            }
        }

        return length;
    }

    /// <summary>True for a, e, i, o, u.</summary>
    public static bool IsVowel(char sound) => sound is 'a' or 'e' or 'i' or 'o' or 'u';

    private static int Add(Span<char> sounds, int length, char sound)
    {
        if (length > 0 && sounds[length - 1] == sound)
        {
            return length;
        }

        sounds[length] = sound;
        return length + 1;
    }

    private static (char Sound, int Taken) Next(ReadOnlySpan<char> word, int i, char before)
    {
        var c = word[i];
        var next = i + 1 < word.Length ? word[i + 1] : '\0';
        var third = i + 2 < word.Length ? word[i + 2] : '\0';
        switch (c)
        {
            case 'c' when next == 'h':
                return third == 'h' ? ('C', 3) : third == 'c' && i + 3 < word.Length && word[i + 3] == 'h' ? ('C', 4) : ('c', 2);
            case 'c' when next == 'k':
                return third == 'h' ? ('K', 3) : ('k', 2);
            case 'c' or 'q':
                return next == 'h' ? ('K', 2) : ('k', 1);
            case 'k' when next == 'k' && third == 'h':
                return ('K', 3);
            case 'k' when next == 'h':
                return ('K', 2);
            case 'g' when next == 'h':
                return ('G', 2);
            case 'z' or 'j':
                return next == 'h' ? ('J', 2) : ('j', 1);
            case 't' when next == 't' && third == 'h':
                return ('T', 3);
            case 't' when next == 'h':
                return ('T', 2);
            case 'd' when next == 'h' && i > 1 && word[i - 1] == 'a' && word[i - 2] == 'g':
                return ('R', 2); // -gadh is -garh
            case 'd' when next == 'd' && third == 'h':
                return ('D', 3);
            case 'd' when next == 'h':
                return ('D', 2);
            case 'r' when next == 'h':
                return ('R', 2);
            case 'b' when next == 'h':
                return ('B', 2);
            case 'p' when next == 'h':
                return ('f', 2);
            case 's' when next == 'h':
                return ('S', 2);
            case 'w':
                return WithoutGlide(before, next);
            case 'a' when next == 'w' && !IsVowelLetter(third):
                return ('o', 2);
            case 'a' when next is 'u' or 'o':
                return ('o', 2);
            case 'a' when next is 'i' or 'e' || (next == 'y' && !IsVowelLetter(third)):
                return ('e', 2);
            case 'a':
                return ('a', next == 'a' ? 2 : 1);
            case 'e' when next is 'i' || (next == 'y' && !IsVowelLetter(third)):
                return ('e', 2);
            case 'e' when next == 'e':
                return ('i', 2);
            case 'o' when next == 'o':
                return ('u', 2);
            case 'o' when next == 'u':
                return ('o', 2);
            case 'o' when next == 'w' && !IsVowelLetter(third):
                return ('o', 2);
            case 'i' when next is 'i' or 'e' && third == '\0':
                return ('i', 2);
            case 'i' when next == 'y' && IsVowelLetter(third):
                return ('i', 2); // Baliya is Balia
            case 'y':
                return ('i', 1);
            default:
                return (c, 1);
        }
    }

    private static (char Sound, int Taken) WithoutGlide(char before, char next) => (next == '\0' && IsVowel(before) ? 'o' : 'v', 1);

    private static bool IsVowelLetter(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}

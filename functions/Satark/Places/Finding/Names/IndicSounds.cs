namespace Satark.Places.Finding.Names;

/// <summary>Writes a word in Devanagari or Arabic script without the differences that writers of one name make among themselves.</summary>
internal static class IndicSounds
{
    /// <summary>Writes the sounds of a folded word into <paramref name="sounds"/> (as long as the word, at least) and returns how many there are.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> sounds)
    {
        var length = 0;
        foreach (var letter in word)
        {
            var c = Plain(letter);
            if (c != '\0' && (length == 0 || sounds[length - 1] != c))
            {
                sounds[length++] = c;
            }
        }

        return length;
    }

    /// <summary>Writes the letters without vowel signs.</summary>
    public static int WriteFrame(ReadOnlySpan<char> sounds, Span<char> frame)
    {
        var length = 0;
        for (var i = 0; i < sounds.Length; i++)
        {
            var c = sounds[i] switch
            {
                >= '\u093E' and <= '\u094C' => '\0',
                '\u0902' or '\u0928' => '\0', // a nasal is left out as often as not
                >= '\u0905' and <= '\u0914' => i == 0 ? '\u0905' : '\0',
                '\u0939' or '\u092F' => i == 0 ? sounds[i] : '\0',
                '\u06CC' or '\u0648' or '\u0627' or '\u06C1' => i == 0 ? sounds[i] : '\0',
                '\u06BE' => '\0', // the h of Urdu's aspirates
                _ => sounds[i],
            };
            if (c != '\0' && (length == 0 || frame[length - 1] != c))
            {
                frame[length++] = c;
            }
        }

        return length;
    }

    private static char Plain(char c) => c switch
    {
        '\u0908' => '\u0907', // ई, इ
        '\u090A' => '\u0909', // ऊ, उ
        '\u0940' => '\u093F',
        '\u0942' => '\u0941',
        '\u0948' or '\u0945' => '\u0947', // ै, े
        '\u094C' or '\u0949' => '\u094B', // ौ, ो
        '\u0910' => '\u090F',
        '\u0914' or '\u0911' => '\u0913',
        '\u0906' => '\u0905',
        '\u0936' or '\u0937' => '\u0938', // श, ष, स
        '\u0923' => '\u0928', // ण, न
        '\u0935' => '\u092C', // व, ब
        '\u0922' => '\u0921', // ढ, ड
        '\u0901' => '\u0902',
        '\u094D' or '\u0903' or '\u093C' => '\0', // virama, visarga, nukta
        '\u06BA' => '\u0646', // ں, ن
        '\u0635' or '\u062B' => '\u0633', // ص, ث, س
        '\u0630' or '\u0636' or '\u0638' => '\u0632', // ذ, ض, ظ, ز
        '\u0637' => '\u062A', // ط, ت
        '\u062D' or '\u06BE' => '\u06C1', // ح, ھ, ہ
        '\u0642' => '\u06A9', // ق, ک
        '\u0639' => '\u0627', // ع, ا
        '\u06D2' => '\u06CC', // ے, ی
        '\u0679' => '\u062A', // ٹ, ت
        '\u0691' => '\u0631', // ڑ, ر
        '\u0688' => '\u062F', // ڈ, د
        _ => c,
    };
}

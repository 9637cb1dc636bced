using System.Buffers;
using System.Text;

namespace Satark.Enrichment;

/// <summary>The scripts that people in India write, by their blocks of Unicode.</summary>
internal static class Scripts
{
    public const int Latin = 0;
    public const int Devanagari = 1;
    public const int Arabic = 2;

    /// <summary>Letters that Urdu has and Arabic and Persian have not: ٹ ڈ ڑ ں ہ ھ ے.</summary>
    public static readonly SearchValues<char> UrduLetters = SearchValues.Create("\u0679\u0688\u0691\u06BA\u06C1\u06BE\u06D2");

    // First and last code point, and the language where the script has only one that is likely here.
    private static readonly (int First, int Last, int Script)[] Blocks =
    [
        ('A', 'z', Latin), (0xC0, 0x24F, Latin), (0x1E00, 0x1EFF, Latin),
        (0x900, 0x97F, Devanagari), (0xA8E0, 0xA8FF, Devanagari),
        (0x600, 0x6FF, Arabic), (0x750, 0x77F, Arabic), (0x8A0, 0x8FF, Arabic), (0xFB50, 0xFDFF, Arabic), (0xFE70, 0xFEFF, Arabic),
        (0x980, 0x9FF, 3), (0xA00, 0xA7F, 4), (0xA80, 0xAFF, 5), (0xB00, 0xB7F, 6), (0xB80, 0xBFF, 7), (0xC00, 0xC7F, 8), (0xC80, 0xCFF, 9), (0xD00, 0xD7F, 10),
    ];

    private static readonly string?[] Codes = [null, null, null, "bn", "pa", "gu", "or", "ta", "te", "kn", "ml"];

    /// <summary>How many there are.</summary>
    public static int Count => Codes.Length;

    /// <summary>The language of a script that has one; null where several share it.</summary>
    public static string? CodeOf(int script) => Codes[script];

    /// <summary>The script of a letter, or of the mark on one (a vowel in most of them), or null.</summary>
    public static int? Of(Rune rune)
    {
        foreach (var (first, last, script) in Blocks)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return script;
            }
        }

        return null;
    }
}

namespace Satark.Places.Finding.Names;

/// <summary>What a folded word of any script sounds like.</summary>
internal static class Sounds
{
    /// <summary>Writes the sounds of a word (as long as the word and one more, at least) and returns how many there are.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> sounds) =>
        IsLatin(word) ? LatinSounds.Write(word, sounds) : IndicSounds.Write(word, sounds);

    /// <summary>Writes the frame of consonants that different spellings share, and returns its length.</summary>
    public static int WriteFrame(ReadOnlySpan<char> sounds, Span<char> frame) =>
        IsLatin(sounds) ? LatinSounds.WriteFrame(sounds, frame) : IndicSounds.WriteFrame(sounds, frame);

    private static bool IsLatin(ReadOnlySpan<char> word) => word.Length == 0 || word[0] < '\u0250';
}

namespace Satark.Enrichment;

/// <summary>The features by which the model knows a word: its letters in groups of two to four, the whole word, its skeleton, and the word before with it.</summary>
/// <remarks>A feature is a 32-bit hash (FNV-1a); the model's table is addressed by its remainder. The training script uses this very code.</remarks>
internal static class WordFeatures
{
    /// <summary>No word has more features than this.</summary>
    public const int Max = 3 + (3 * (MessageWords.MaxLength + 2));

    /// <summary>How many of the first features are about whole words; all others are about groups of letters.</summary>
    public const int WholeWord = 3;

    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Writes the features of a word and returns their number.</summary>
    /// <param name="word">Its folded letters.</param>
    /// <param name="script">Their script.</param>
    /// <param name="previous">The hash of the word before (0 at the beginning); becomes that of this word.</param>
    /// <param name="features">Room for <see cref="Max"/> features.</param>
    public static int Write(ReadOnlySpan<char> word, Script script, ref uint previous, Span<uint> features)
    {
        Span<char> skeleton = stackalloc char[MessageWords.MaxLength];
        var skeletonLength = Skeletons.Write(word, script, skeleton);

        var whole = Hash(Offset ^ 1, word);
        features[0] = Finish(whole);
        features[1] = Finish(Hash(Offset ^ 2, skeleton[..skeletonLength]));
        features[2] = Finish((previous * 31) ^ whole ^ 3);
        previous = whole;

        var count = WholeWord;
        for (var start = -1; start < word.Length; start++)
        {
            var hash = Offset ^ 4;
            for (var length = 1; length <= 4 && start + length <= word.Length + 1; length++)
            {
                var at = start + length - 1;
                hash = (hash ^ (at < 0 || at == word.Length ? ' ' : word[at])) * Prime;
                if (length >= 2)
                {
                    features[count++] = Finish(hash);
                }
            }
        }

        return count;
    }

    private static uint Hash(uint start, ReadOnlySpan<char> letters)
    {
        var hash = start;
        foreach (var letter in letters)
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash;
    }

    // FNV's low bits are poor; the last step of MurmurHash3 spreads them over the table.
    private static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        return hash;
    }
}

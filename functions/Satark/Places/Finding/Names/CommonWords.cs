namespace Satark.Places.Finding.Names;

/// <summary>Words of the languages and names of people, from the table <c>common-words.csv</c> and from the cues; also the forms of common verbs.</summary>
internal sealed class CommonWords
{
    private const int LongestEnding = 6;

    private readonly WordSet _words = WordSet.Read("common-words.csv").WithPhrases("place-cues.csv");
    private readonly WordSet _stems = WordSet.Read("common-words.csv", "stems");
    private readonly WordSet _endings = WordSet.Read("common-words.csv", "endings");

    /// <summary>True for a folded word that is one of them.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        if (_words.Contains(word))
        {
            return true;
        }

        for (var ending = 1; ending <= LongestEnding && word.Length - ending >= 2 && word[0] < '\u0250'; ending++)
        {
            if (_endings.Contains(word[^ending..]) && _stems.Contains(word[..^ending]))
            {
                return true;
            }
        }

        return false;
    }
}

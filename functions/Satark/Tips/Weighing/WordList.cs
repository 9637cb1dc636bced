using Satark.Enrichment;

namespace Satark.Tips.Weighing;

/// <summary>Words and phrases that are looked for in a message, in any script and spelling that letter folding makes one. A star at a word's end stands for any ending.</summary>
/// <param name="phrases">As they stand in the file.</param>
internal sealed class WordList(IEnumerable<string> phrases)
{
    private readonly (string[] Words, bool[] Open)[] _phrases = [.. phrases.Select(Read)];

    /// <summary>The words of a text, folded.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        var found = new List<string>();
        var words = new MessageWords(text, stackalloc char[MessageWords.MaxLength]);
        while (words.MoveNext())
        {
            found.Add(words.Word.ToString());
        }

        return found;
    }

    /// <summary>Whether one of the phrases stands in these words.</summary>
    public bool IsIn(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (phrase, open) in _phrases)
            {
                if (StandsAt(words, i, phrase, open))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool StandsAt(IReadOnlyList<string> words, int at, string[] phrase, bool[] open)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (open[i] ? !words[at + i].StartsWith(phrase[i], StringComparison.Ordinal) : words[at + i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    private static (string[] Words, bool[] Open) Read(string phrase)
    {
        var parts = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = parts.Select(part => WordsOf(part.TrimEnd('*'))).ToList();
        return words.All(w => w.Count == 1)
            ? ([.. words.Select(w => w[0])], [.. parts.Select(part => part.EndsWith('*'))])
            : throw new InvalidDataException($"'{phrase}' of the tips' words is not made of words.");
    }
}

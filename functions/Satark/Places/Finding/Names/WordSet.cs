using Satark.Places.Finding.Reading;
using Satark.Places.Tables;

namespace Satark.Places.Finding.Names;

/// <summary>A set of folded words from a table with the columns <c>group</c> and <c>words</c> (parted by spaces).</summary>
internal sealed class WordSet
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    private WordSet(HashSet<string> words) => _words = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the rows of a group; all rows where it is null.</summary>
    public static WordSet Read(string fileName, string? group = null)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in TableRows.Read(fileName, "group", "words"))
        {
            if (group is null || row.Text(0).StartsWith(group, StringComparison.Ordinal))
            {
                var read = TextWords.Of(row.Text(1));
                for (var i = 0; i < read.Count; i++)
                {
                    words.Add(read.Folded(i).ToString());
                }
            }
        }

        return new WordSet(words);
    }

    /// <summary>Adds the words of the phrases of a table with the columns <c>cue</c> and <c>forms</c>.</summary>
    public WordSet WithPhrases(string fileName)
    {
        foreach (var row in TableRows.Read(fileName, "cue", "forms"))
        {
            foreach (var form in row.SomeValues(1))
            {
                var read = TextWords.Of(form);
                for (var i = 0; i < read.Count; i++)
                {
                    _words.Add(read.Folded(i));
                }
            }
        }

        return this;
    }

    /// <summary>True when the folded word is one of them.</summary>
    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);
}

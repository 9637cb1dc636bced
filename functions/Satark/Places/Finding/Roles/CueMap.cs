using Satark.Places.Finding.Meaning;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Roles;

/// <summary>The cues of a text: for each word what the phrase that begins there says. Words inside a phrase or a place's name say nothing themselves.</summary>
internal sealed class CueMap
{
    private readonly TextWords _words;
    private readonly Cue[] _cues;
    private readonly byte[] _counts;
    private readonly bool[] _isInName;

    /// <summary>Reads the cues of a text in which these names were found.</summary>
    public CueMap(TextWords words, List<Hit> hits)
    {
        _words = words;
        _cues = new Cue[words.Count];
        _counts = new byte[words.Count];
        _isInName = new bool[words.Count];
        foreach (var hit in hits)
        {
            _isInName.AsSpan(hit.First, hit.Count).Fill(true);
        }

        for (var i = 0; i < words.Count;)
        {
            var (cue, count) = _isInName[i] ? (Cue.None, 1) : CueTable.Default.At(words, i);
            _cues[i] = cue;
            _counts[i] = (byte)count;
            i += count;
        }
    }

    /// <summary>How many words there are.</summary>
    public int Count => _cues.Length;

    /// <summary>What the phrase that begins at a word says; nothing outside the text.</summary>
    public Cue this[int word] => word >= 0 && word < _cues.Length ? _cues[word] : Cue.None;

    /// <summary>True when the phrase that begins at a word says one of these.</summary>
    public bool Has(int word, Cue cue) => (this[word] & cue) != 0;

    /// <summary>How many words the phrase that begins at a word has.</summary>
    public int CountAt(int word) => word >= 0 && word < _counts.Length ? Math.Max((int)_counts[word], 1) : 1;

    /// <summary>The word at which the phrase before a word begins.</summary>
    public int Before(int word)
    {
        var at = word - 1;
        while (at > 0 && _counts[at] == 0 && !_isInName[at])
        {
            at--;
        }

        return at;
    }

    /// <summary>True for a word of a place's name.</summary>
    public bool IsInName(int word) => word >= 0 && word < _isInName.Length && _isInName[word];

    /// <summary>What parts a word from the one before; a sentence's end at the end of the text.</summary>
    public Gap GapBefore(int word) => word > 0 && word < _words.Count ? _words[word].Before : Gap.Sentence;

    /// <summary>True when one of the phrases from <paramref name="first"/> up to <paramref name="end"/> says one of these.</summary>
    public bool Any(int first, int end, Cue cue)
    {
        for (var i = Math.Max(first, 0); i < end && i < _cues.Length; i++)
        {
            if ((_cues[i] & cue) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the sentence of a word begins, at most <paramref name="most"/> words before.</summary>
    public int SentenceStart(int word, int most)
    {
        var at = word;
        while (at > 0 && word - at < most && GapBefore(at) < Gap.Sentence)
        {
            at--;
        }

        return at;
    }

    /// <summary>Where the sentence of a word ends (exclusive), at most <paramref name="most"/> words on.</summary>
    public int SentenceEnd(int word, int most)
    {
        var at = word;
        while (at < Count && at - word < most && GapBefore(at) < Gap.Sentence)
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the clause of a word begins: after a sentence's end or a joining word, at most <paramref name="most"/> words before.</summary>
    public int ClauseStart(int word, int most)
    {
        var at = word;
        while (at > 0 && word - at < most && GapBefore(at) < Gap.Sentence && !Has(at - 1, Cue.Connector))
        {
            at--;
        }

        return at;
    }

    /// <summary>Where the clause of a word ends (exclusive), at most <paramref name="most"/> words on.</summary>
    public int ClauseEnd(int word, int most)
    {
        var at = word;
        while (at < Count && at - word < most && (at == word || (GapBefore(at) < Gap.Sentence && !Has(at, Cue.Connector))))
        {
            at++;
        }

        return at;
    }

    /// <summary>Marks a hit's words as no name: what it says as a cue counts again.</summary>
    public void Release(Hit hit)
    {
        for (var i = hit.First; i < hit.After; i++)
        {
            _isInName[i] = false;
            (_cues[i], _counts[i]) = (CueTable.Default.At(_words, i).Cue, 1);
        }
    }
}

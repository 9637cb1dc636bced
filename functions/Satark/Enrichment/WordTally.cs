namespace Satark.Enrichment;

/// <summary>What the words of one message add up to: how many of each script, and what the model of their script says about them.</summary>
internal sealed class WordTally
{
    /// <summary>The models look at so many words of a script; a longer message says nothing new about its language.</summary>
    public const int MostWords = 2_000;

    private readonly int[] _counts = new int[Scripts.Count];
    private readonly int[]?[] _sums = new int[Scripts.Count][];

    private WordTally()
    {
    }

    /// <summary>All words counted.</summary>
    public int Total { get; private set; }

    /// <summary>True when the message has hashtags, counted or not.</summary>
    public bool HasTags { get; private set; }

    /// <summary>True when a word has a letter that only Assamese writes.</summary>
    public bool HasAssamese { get; private set; }

    /// <summary>Adds up the words of a text; those of hashtags too, or all others.</summary>
    public static WordTally Of(ReadOnlySpan<char> text, bool withTags)
    {
        var tally = new WordTally();
        Span<uint> features = stackalloc uint[WordFeatures.Max];
        Span<uint> previous = stackalloc uint[Scripts.Count];
        previous.Clear();
        var words = new MessageWords(text, stackalloc char[MessageWords.MaxLength]);
        while (words.MoveNext())
        {
            tally.HasTags |= words.IsTag;
            if (words.IsTag && !withTags)
            {
                continue;
            }

            tally.Total++;
            tally.HasAssamese |= words.IsAssamese;
            var script = (int)words.Script;
            if (tally._counts[script]++ < MostWords && LanguageModel.For(words.Script) is { } model)
            {
                var count = WordFeatures.Write(words.Word, words.Script, ref previous[script], features);
                model.Add(features[..count], tally._sums[script] ??= new int[model.Languages.Length]);
            }
        }

        return tally;
    }

    /// <summary>How many words are in this script.</summary>
    public int Count(Script script) => _counts[(int)script];

    /// <summary>The sums of the model of this script, one for each of its languages.</summary>
    public ReadOnlySpan<int> Sums(Script script) => _sums[(int)script];

    /// <summary>The script of most words, leaving one out; <see cref="Script.None"/> where there is none.</summary>
    public Script Commonest(Script except)
    {
        var best = Script.None;
        for (var script = Script.Latn; script <= Script.Other; script++)
        {
            best = script != except && Count(script) > Count(best) ? script : best;
        }

        return best;
    }
}

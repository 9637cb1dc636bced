using Satark.Enrichment.Urgency.Phrases;

namespace Satark.Enrichment.Urgency.Judging;

/// <summary>A message's cues with what each of its sentences says about them.</summary>
internal sealed class Passage
{
    private readonly SentenceFacts[] _facts;

    /// <summary>Gathers the facts. Linear in tokens and cues.</summary>
    public Passage(MessageTokens tokens, IEnumerable<CueMatch> cues, CueTable table)
    {
        Tokens = tokens;
        _facts = new SentenceFacts[tokens.Sentences];
        var (self, past) = (table.SymbolOf("self"), table.SymbolOf("tha"));
        PastSymbol = past;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsFirstPersonVerb || tokens[i].Is(self))
            {
                _facts[tokens[i].Sentence] |= SentenceFacts.Self;
            }
        }

        foreach (var cue in cues)
        {
            _facts[SentenceOf(cue)] |= FactOf(cue.Phrase);
        }

        foreach (var fact in _facts)
        {
            Whole |= fact;
        }
    }

    /// <summary>The tokens.</summary>
    public MessageTokens Tokens { get; }

    /// <summary>The facts of all sentences together.</summary>
    public SentenceFacts Whole { get; }

    /// <summary>The symbol of was, tha, था.</summary>
    public int PastSymbol { get; }

    /// <summary>The sentence that a cue stands in.</summary>
    public int SentenceOf(CueMatch cue) => Tokens[cue.First].Sentence;

    /// <summary>What the cue's sentence says.</summary>
    public SentenceFacts Here(CueMatch cue) => _facts[SentenceOf(cue)];

    /// <summary>What the cue's sentence and both beside it say.</summary>
    public SentenceFacts Near(CueMatch cue)
    {
        var sentence = SentenceOf(cue);
        return _facts[Math.Max(0, sentence - 1)] | _facts[sentence] | _facts[Math.Min(_facts.Length - 1, sentence + 1)];
    }

    private static SentenceFacts FactOf(CuePhrase phrase)
    {
        var facts = phrase.Has(CueTraits.Self) ? SentenceFacts.Self : SentenceFacts.None;
        facts |= phrase.Has(CueTraits.Again) ? SentenceFacts.Again : SentenceFacts.None;
        facts |= phrase.Has(CueTraits.Leisure) ? SentenceFacts.Leisure : SentenceFacts.None;
        facts |= IsGrave(phrase) ? SentenceFacts.Grave : SentenceFacts.None;
        facts |= phrase.Has(CueTraits.Present) && phrase.Weight > 1 ? SentenceFacts.Hard : SentenceFacts.None;
        var sure = phrase.Weight > 1;
        return facts | phrase.Kind switch
        {
            UrgencyCueKind.SubjectIsOther => sure ? SentenceFacts.Known : SentenceFacts.None,
            UrgencyCueKind.Joke => sure ? SentenceFacts.Joke : SentenceFacts.Laughter,
            UrgencyCueKind.Quote => sure ? SentenceFacts.IsVerse | SentenceFacts.Verse : SentenceFacts.Verse,
            UrgencyCueKind.News => sure ? SentenceFacts.Report : SentenceFacts.Story,
            UrgencyCueKind.Awareness => SentenceFacts.Awareness,
            UrgencyCueKind.Past => phrase.Weight > 2 ? SentenceFacts.Past | SentenceFacts.Recovered : SentenceFacts.Past,
            UrgencyCueKind.Now => sure ? SentenceFacts.SureNow : SentenceFacts.None,
            UrgencyCueKind.Live or UrgencyCueKind.Plan => sure ? SentenceFacts.Hard : SentenceFacts.None,
            _ => SentenceFacts.None,
        };
    }

    private static bool IsGrave(CuePhrase phrase) => phrase.Kind switch
    {
        UrgencyCueKind.Hopelessness => true,
        UrgencyCueKind.Ideation or UrgencyCueKind.Intent or UrgencyCueKind.Plan or UrgencyCueKind.Farewell or UrgencyCueKind.AlreadyDone or UrgencyCueKind.Means =>
            phrase.Weight > 1 && !phrase.Has(CueTraits.Pastime),
        _ => false,
    };
}

namespace Satark.Enrichment;

/// <summary>
/// Says in which language a message is written: first by its script, then, for scripts of several languages, by a small linear model over its words and
/// their letters. Works without a network; safe to share.
/// </summary>
/// <remarks>
/// Never throws, whatever the text; time is linear in its length; the answer is the same for composed and decomposed spelling. The model looks at the
/// first 2,000 words of a script. How the model was made: <c>tests/Satark.LanguageModel</c>.
/// </remarks>
public static class LanguageFinder
{
    // From this share of the likeliest on, the second is shown too.
    private const double CloseShare = 0.3;
    private const double SureAmongKin = 0.85;

    /// <summary>The language of a text; null counts as empty.</summary>
    public static LanguageGuess Find(ReadOnlySpan<char> text)
    {
        // Hashtags are often English under a message in another language: they speak only where little else does.
        var plain = WordTally.Of(text, withTags: false);
        var guess = Decide(plain);
        return plain.HasTags && (plain.Total == 0 || guess.Code == LanguageGuess.Undetermined) ? Decide(WordTally.Of(text, withTags: true)) : guess;
    }

    private static LanguageGuess Decide(WordTally tally)
    {
        if (tally.Total == 0)
        {
            return new LanguageGuess(LanguageGuess.Undetermined, 1, Script.None);
        }

        var first = tally.Commonest(Script.None);
        var guess = Decide(tally, first);

        // Hindi with English words or English names in Latin letters stays Hindi, also where those are more; names alone say nothing beside a sentence.
        if (tally.Commonest(first) is var second && second != Script.None)
        {
            var share = (double)tally.Count(second) / tally.Total;
            var other = Decide(tally, second);
            if ((guess.Code == LanguageGuess.Undetermined && other.Code != LanguageGuess.Undetermined && share >= 0.2)
                || (first == Script.Latn && guess.Code == "en" && share >= 0.34 && other.Code != LanguageGuess.Undetermined)
                || (first == Script.Latn && share >= 0.45 && other.Code != LanguageGuess.Undetermined))
            {
                (guess, other) = (other, guess);
                share = 1 - share;
            }

            if (share > 0.3 && other.Code != LanguageGuess.Undetermined && !string.Equals(other.Code, guess.Code, StringComparison.Ordinal))
            {
                return guess with { Confidence = guess.Confidence * (1.1 - (share / 2)), IsCloseCall = true, RunnerUp = other.Code };
            }
        }

        return guess;
    }

    private static LanguageGuess Decide(WordTally tally, Script script)
    {
        if (LanguageModel.For(script) is { } model)
        {
            return Weigh(tally, model);
        }

        var code = script switch
        {
            Script.Beng when !tally.HasAssamese => "bn",
            Script.Guru => "pa",
            Script.Gujr => "gu",
            Script.Taml => "ta",
            Script.Telu => "te",
            _ => LanguageGuess.Undetermined,
        };
        return new LanguageGuess(code, tally.Count(script) >= 3 ? 0.98 : 0.9, script);
    }

    private static LanguageGuess Weigh(WordTally tally, LanguageModel model)
    {
        Span<double> probabilities = stackalloc double[model.Languages.Length];
        model.ToProbabilities(tally.Sums(model.Script), Math.Min(tally.Count(model.Script), WordTally.MostWords), probabilities);
        var best = 0;
        for (var i = 1; i < probabilities.Length; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        var next = best == 0 ? 1 : 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            next = i != best && probabilities[i] > probabilities[next] ? i : next;
        }

        // One or two words hardly ever tell; where not even the model prefers one language clearly, none is named.
        if (tally.Count(model.Script) <= 2 && probabilities[best] < 0.4)
        {
            return new LanguageGuess(LanguageGuess.Undetermined, 0.5, model.Script, true, model.Languages[best] == LanguageGuess.Undetermined ? model.Languages[next] : model.Languages[best]);
        }

        var confidence = probabilities[best] * (tally.Count(model.Script) switch { 1 => 0.7, 2 => 0.85, _ => 1 });
        return new LanguageGuess(
            model.Languages[best], Math.Min(confidence, 0.995), model.Script, IsClose(model, best, next, probabilities), model.Languages[next]);
    }

    // Hindi, Bhojpuri and Maithili share so many words that even a clear lead of one of them may come from its place in the lists alone.
    private static bool IsClose(LanguageModel model, int best, int next, ReadOnlySpan<double> probabilities) =>
        probabilities[next] >= CloseShare * probabilities[best]
        || (probabilities[best] < SureAmongKin && model.Languages[best] is "hi" or "bho" or "mai" && model.Languages[next] is "hi" or "bho" or "mai");
}

using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging;
using Satark.Enrichment;

namespace Satark.Functions.Language;

/// <summary>Azure AI Language, with the built-in detector behind it: for trouble, and for texts that the service is less sure of.</summary>
public sealed class LanguageTextAnalyzer : ITextAnalyzer
{
    // A score below it is a guess; a surer built-in answer is better than that.
    private const double Sure = 0.6;

    private readonly LanguageBreaker _breaker;
    private readonly LanguageBatches _batches;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;

    /// <summary>Analyzer on this service.</summary>
    /// <param name="client">The service; its client must not try again by itself.</param>
    /// <param name="limit">After how long the built-in answer is given instead.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="logger">Where failed calls are logged.</param>
    public LanguageTextAnalyzer(TextAnalyticsClient client, TimeSpan limit, TimeProvider clock, ILogger<LanguageTextAnalyzer> logger)
    {
        (_limit, _clock, _breaker) = (limit, clock, new LanguageBreaker(clock));
        _batches = new LanguageBatches(client, _breaker, limit, clock, logger);
    }

    /// <inheritdoc />
    public async Task<TextLanguage> DetectLanguageAsync(string text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ours = BuiltInTextAnalyzer.Detect(text);
        if (LanguageDocument.Of(text) is not { } document)
        {
            return ours;
        }

        var theirs = _breaker.IsOpen ? null : await AskAsync(document, cancellationToken).ConfigureAwait(false);
        return theirs is null || double.IsNaN(theirs.Score) || LanguageCodes.Of(theirs.Word, document.Text) is not { } code
            ? ours with { IsFallback = true }
            : Surer(ours, code == TextLanguage.Unknown ? 0 : Math.Clamp(theirs.Score, 0, 1), code);
    }

    private static TextLanguage Surer(TextLanguage ours, double score, string code) =>
        score < Sure && ours.Code != TextLanguage.Unknown && ours.Confidence > score ? ours : new TextLanguage(code, score, LanguageSource.AiLanguage);

    private async Task<LanguageAnswer?> AskAsync(LanguageDocument document, CancellationToken cancellationToken)
    {
        try
        {
            return await _batches.AskAsync(document).WaitAsync(_limit, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}

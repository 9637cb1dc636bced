using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging;
using Satark.Enrichment;

namespace Satark.Functions.Language;

/// <summary>Azure AI Language, with the built-in detector behind it: for trouble, and for texts that the service is less sure of.</summary>
public sealed class LanguageTextAnalyzer : ITextAnalyzer
{
    // A score below it is a guess; a surer built-in answer is better than that.
    private const double Sure = 0.6;

    // Where the writing could be of several languages, that of India is meant. Left out, the client would say "us".
    private const string Country = "in";

    private readonly LanguageBreaker _breaker;
    private readonly LanguageBatches<LanguageAnswer> _languages;
    private readonly LanguageBatches<IReadOnlyList<PlaceName>> _places;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;

    /// <summary>Analyzer on this service.</summary>
    /// <param name="client">The service; its client must not try again by itself.</param>
    /// <param name="limit">After how long an answer is waited for no more.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="logger">Where failed calls are logged.</param>
    public LanguageTextAnalyzer(TextAnalyticsClient client, TimeSpan limit, TimeProvider clock, ILogger<LanguageTextAnalyzer> logger)
    {
        (_limit, _clock, _breaker) = (limit, clock, new LanguageBreaker(clock));
        var calls = new LanguageClient(client, _breaker, limit, clock, logger);
        _languages = new LanguageBatches<LanguageAnswer>(calls.DetectAsync, LanguageClient.MostDetected, clock);
        _places = new LanguageBatches<IReadOnlyList<PlaceName>>(calls.FindPlacesAsync, LanguageClient.MostRecognised, clock);
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

        var theirs = await AskAsync(_languages, Country, document, cancellationToken).ConfigureAwait(false);
        return theirs is null || double.IsNaN(theirs.Score) || LanguageCodes.Of(theirs.Word, document.Text) is not { } code
            ? ours with { IsFallback = true }
            : Surer(ours, code == TextLanguage.Unknown ? 0 : Math.Clamp(theirs.Score, 0, 1), code);
    }

    /// <inheritdoc />
    /// <remarks>Of a long text only what one document of the service holds is looked at: its first five thousand characters.</remarks>
    public async Task<PlaceNames?> FindPlaceNamesAsync(string text, string language, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return LanguageCodes.ForNames(language) is not { } hint || LanguageDocument.Of(text) is not { } document ? null
            : await AskAsync(_places, hint, document, cancellationToken).ConfigureAwait(false) is { } said ? new PlaceNames(Proper(said, document.Text))
            : PlaceNames.Unanswered;
    }

    private static TextLanguage Surer(TextLanguage ours, double score, string code) =>
        score < Sure && ours.Code != TextLanguage.Unknown && ours.Confidence > score ? ours : new TextLanguage(code, score, LanguageSource.AiLanguage);

    // What the service says is somebody else's word: nothing of it may point outside of the text.
    private static IReadOnlyList<PlaceName> Proper(IEnumerable<PlaceName> said, string text) =>
    [
        .. said.Where(name => name is { Start: >= 0, Length: > 0 } && name.Start <= text.Length - name.Length && !double.IsNaN(name.Confidence))
            .OrderBy(name => name.Start).ThenByDescending(name => name.Length).DistinctBy(name => (name.Start, name.Length)).Take(PlaceNames.Most)
            .Select(name => name with { Confidence = Math.Clamp(name.Confidence, 0, 1) }),
    ];

    private async Task<T?> AskAsync<T>(LanguageBatches<T> batches, string hint, LanguageDocument document, CancellationToken cancellationToken)
        where T : class
    {
        if (_breaker.IsOpen)
        {
            return null;
        }

        try
        {
            return await batches.AskAsync(hint, document).WaitAsync(_limit, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}

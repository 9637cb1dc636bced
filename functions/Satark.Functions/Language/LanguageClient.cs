using System.Net.Http.Headers;
using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging;
using Satark.Enrichment;

namespace Satark.Functions.Language;

/// <summary>What the service said of a document's language.</summary>
/// <param name="Word">Its word for the language.</param>
/// <param name="Score">How sure it is.</param>
internal sealed record LanguageAnswer(string? Word, double Score);

/// <summary>What the service said of one document of a call.</summary>
/// <param name="Id">The document's number in the call, as the service writes it.</param>
/// <param name="Said">What it said.</param>
internal sealed record Answered<T>(string Id, T Said);

/// <summary>The calls to AI Language. Each ends within the limit; one that fails answers nothing, is told to the breaker and logged.</summary>
/// <param name="client">The service; its client must not try again by itself.</param>
/// <param name="breaker">Learns how calls went.</param>
/// <param name="limit">How long a call may take.</param>
/// <param name="clock">Measures it.</param>
/// <param name="logger">Where failed calls are logged; no text and no answer ever is.</param>
internal sealed partial class LanguageClient(TextAnalyticsClient client, LanguageBreaker breaker, TimeSpan limit, TimeProvider clock, ILogger logger)
{
    /// <summary>So many documents a call at most, where languages are detected (https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits).</summary>
    public const int MostDetected = 1000;

    /// <summary>So many documents a call at most, where names are recognised (the same page).</summary>
    public const int MostRecognised = 5;

    // The two categories of places (https://learn.microsoft.com/azure/ai-services/language-service/named-entity-recognition/concepts/named-entity-categories).
    private const string Location = "Location";
    private const string Address = "Address";

    /// <summary>The languages of documents.</summary>
    /// <param name="country">Where the writing could be of several languages, that of this country is meant.</param>
    /// <param name="texts">The documents.</param>
    public Task<IReadOnlyList<Answered<LanguageAnswer>>> DetectAsync(string country, IReadOnlyList<string> texts) => TryAsync<LanguageAnswer>(texts.Count, async (options, token) =>
    {
        var answer = await client.DetectLanguageBatchAsync(texts, country, options, token).ConfigureAwait(false);
        return [.. answer.Value.Where(r => !r.HasError).Select(r => new Answered<LanguageAnswer>(r.Id, new LanguageAnswer(r.PrimaryLanguage.Iso6391Name, r.PrimaryLanguage.ConfidenceScore)))];
    });

    /// <summary>The names of places in documents. Where they start and how long they are is told in UTF-16 units, for which the client asks.</summary>
    /// <param name="language">The language of all of them, one of <see cref="LanguageCodes.ForNames"/>.</param>
    /// <param name="texts">The documents.</param>
    public Task<IReadOnlyList<Answered<IReadOnlyList<PlaceName>>>> FindPlacesAsync(string language, IReadOnlyList<string> texts) => TryAsync<IReadOnlyList<PlaceName>>(texts.Count, async (options, token) =>
    {
        var answer = await client.RecognizeEntitiesBatchAsync(texts, language, options, token).ConfigureAwait(false);
        return [.. answer.Value.Where(r => !r.HasError).Select(r => new Answered<IReadOnlyList<PlaceName>>(
            r.Id, [.. r.Entities.Where(e => e.Category.ToString() is Location or Address).Select(e => new PlaceName(e.Offset, e.Length, e.ConfidenceScore))]))];
    });

    private async Task<IReadOnlyList<Answered<T>>> TryAsync<T>(int count, Func<TextAnalyticsRequestOptions, CancellationToken, Task<IReadOnlyList<Answered<T>>>> ask)
    {
        using var stop = new CancellationTokenSource(limit, clock);
        try
        {
            // What is written into the cry of a person in danger is kept by nobody.
            var answers = await ask(new TextAnalyticsRequestOptions { DisableServiceLogs = true }, stop.Token).WaitAsync(stop.Token).ConfigureAwait(false);
            breaker.Succeeded();
            return answers;
        }
#pragma warning disable CA1031 // Whatever goes wrong out there, the case goes on with what is built in, and says so.
        catch (Exception error)
#pragma warning restore CA1031
        {
            // The message may repeat what was sent: only its kind is logged.
            var after = error is RequestFailedException failed ? RetryAfter(failed) : null;
            breaker.Failed(after);
            Log.Failed(logger, count, error.GetType().Name, (error as RequestFailedException)?.Status ?? 0);
            return [];
        }
    }

    private TimeSpan? RetryAfter(RequestFailedException error) =>
        error.GetRawResponse() is not { } answer || !answer.Headers.TryGetValue("Retry-After", out var text) || !RetryConditionHeaderValue.TryParse(text, out var asked) ? null
        : asked.Delta ?? (asked.Date is { } date ? date - clock.GetUtcNow() : null);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "AI Language did not answer for {Count} texts ({Error}, status {Status}); what is built in does.")]
        public static partial void Failed(ILogger logger, int count, string error, int status);
    }
}

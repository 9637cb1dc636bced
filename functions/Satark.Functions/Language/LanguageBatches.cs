using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging;

namespace Satark.Functions.Language;

/// <summary>What the service said of a document.</summary>
/// <param name="Word">Its word for the language.</param>
/// <param name="Score">How sure it is.</param>
internal sealed record LanguageAnswer(string? Word, double Score);

/// <summary>Asks AI Language: documents that come within a few milliseconds share one call.</summary>
/// <param name="client">The service; its client must not try again by itself.</param>
/// <param name="breaker">Learns how calls went.</param>
/// <param name="limit">How long a call may take.</param>
/// <param name="clock">Measures both.</param>
/// <param name="logger">Where failed calls are logged; no text and no answer ever is.</param>
internal sealed partial class LanguageBatches(TextAnalyticsClient client, LanguageBreaker breaker, TimeSpan limit, TimeProvider clock, ILogger logger)
{
    /// <summary>How long the first document of a call waits for others.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(5);

    private const int MostDocuments = 1000;
    private const int MostBytes = 1_000_000;

    // Where the writing could be of several languages, that of India is meant. Left out, the client would say "us".
    private const string Country = "in";

    private static readonly Meter Meter = new(Telemetry.Meter);
    private static readonly Counter<long> Records = Meter.CreateCounter<long>(Telemetry.LanguageRecords, "{record}", "Text records that AI Language was paid for.");

    private readonly Lock _gate = new();
    private Gathering? _open;

    /// <summary>Asks about one document; null where the service did not say. Never throws.</summary>
    public Task<LanguageAnswer?> AskAsync(LanguageDocument document)
    {
        Gathering? begun = null;
        Task<LanguageAnswer?> answer;
        lock (_gate)
        {
            if (_open is null || !_open.HasRoomFor(document))
            {
                _open = begun = new Gathering();
            }

            answer = _open.Add(document);
        }

        if (begun is not null)
        {
            // Nobody waits for the call itself: it answers whoever asked, whatever becomes of it.
            _ = CallAsync(begun);
        }

        return answer;
    }

    private async Task CallAsync(Gathering gathering)
    {
        await Task.Delay(Window, clock).ConfigureAwait(false);
        lock (_gate)
        {
            if (ReferenceEquals(_open, gathering))
            {
                _open = null;
            }
        }

        using var stop = new CancellationTokenSource(limit, clock);
        try
        {
            // What is written into the cry of a person in danger is kept by nobody.
            var options = new TextAnalyticsRequestOptions { DisableServiceLogs = true };
            var answer = await client.DetectLanguageBatchAsync(gathering.Inputs(Country), options, stop.Token).WaitAsync(stop.Token).ConfigureAwait(false);
            breaker.Succeeded();
            Records.Add(gathering.Take(answer.Value));
        }
#pragma warning disable CA1031 // Whatever goes wrong out there, the built-in detector answers, and the case says so.
        catch (Exception error)
#pragma warning restore CA1031
        {
            // The message may repeat what was sent: only its kind is logged.
            var after = error is RequestFailedException failed ? RetryAfter(failed) : null;
            breaker.Failed(after);
            Log.Failed(logger, gathering.Count, error.GetType().Name, (error as RequestFailedException)?.Status ?? 0);
        }
        finally
        {
            gathering.Close();
        }
    }

    private TimeSpan? RetryAfter(RequestFailedException error) =>
        error.GetRawResponse() is not { } answer || !answer.Headers.TryGetValue("Retry-After", out var text) || !RetryConditionHeaderValue.TryParse(text, out var asked) ? null
        : asked.Delta ?? (asked.Date is { } date ? date - clock.GetUtcNow() : null);

    private sealed class Gathering
    {
        private readonly List<(LanguageDocument Document, TaskCompletionSource<LanguageAnswer?> Answer)> _asked = [];
        private int _bytes;

        public int Count => _asked.Count;

        public bool HasRoomFor(LanguageDocument document) => _asked.Count < MostDocuments && _bytes + document.Bytes <= MostBytes;

        public Task<LanguageAnswer?> Add(LanguageDocument document)
        {
            var answer = new TaskCompletionSource<LanguageAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _asked.Add((document, answer));
            _bytes += document.Bytes;
            return answer.Task;
        }

        public IReadOnlyList<DetectLanguageInput> Inputs(string country) =>
            [.. _asked.Select((a, i) => new DetectLanguageInput(i.ToString(CultureInfo.InvariantCulture), a.Document.Text) { CountryHint = country })];

        /// <summary>Hands the answers out; gives how many records they cost.</summary>
        public int Take(IEnumerable<DetectLanguageResult> results)
        {
            var records = 0;
            foreach (var result in results.Where(r => !r.HasError))
            {
                if (int.TryParse(result.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _asked.Count)
                {
                    records += _asked[i].Document.Records;
                    _asked[i].Answer.TrySetResult(new LanguageAnswer(result.PrimaryLanguage.Iso6391Name, result.PrimaryLanguage.ConfidenceScore));
                }
            }

            return records;
        }

        /// <summary>Who has no answer now gets none.</summary>
        public void Close() => _asked.ForEach(a => a.Answer.TrySetResult(null));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "AI Language did not answer for {Count} texts ({Error}, status {Status}); the built-in detector does.")]
        public static partial void Failed(ILogger logger, int count, string error, int status);
    }
}

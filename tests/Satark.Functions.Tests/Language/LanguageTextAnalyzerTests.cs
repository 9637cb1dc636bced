using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging;
using Satark.Contracts;
using Satark.Enrichment;
using Satark.Functions.Language;
using Satark.Functions.Tests.Channels;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Language;

public sealed class LanguageTextAnalyzerTests : TextAnalyzerContract, IDisposable
{
    private const string Hindi = "मुझे अब जीना नहीं है";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private readonly LanguageGateway _gateway = new() { Entities = text => [(text.Split(' ')[0], "Location", 0.9)] };
    private readonly FakeClock _clock = new();
    private readonly Lines _log = new();
    private readonly LanguageTextAnalyzer _turned;

    public LanguageTextAnalyzerTests()
    {
        // Real time for the contract, which knows no clock; much of it, since the machine may be busy.
        Analyzer = On(TimeProvider.System, TimeSpan.FromSeconds(30));
        _turned = On(_clock, Limit);
    }

    protected override ITextAnalyzer Analyzer { get; }

    public void Dispose() => _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task A_single_text_is_asked_about_with_India_as_its_country_and_may_not_be_kept()
    {
        Assert.Equal(new TextLanguage("hi", 0.98, LanguageSource.AiLanguage), await AskAsync(Hindi));

        Assert.Equal([new LanguageQuestion(Hindi, "in")], _gateway.Questions);
        Assert.True(_gateway.AllOptedOut);
    }

    [Fact]
    public async Task Texts_of_the_same_moment_share_a_call_and_those_of_another_do_not()
    {
        var together = Enumerable.Range(0, 20).Select(i => _turned.DetectLanguageAsync($"{Hindi} {i}", CancellationToken.None)).ToList();
        _clock.Advance(LanguageBatches.Window);
        await Task.WhenAll(together);
        Assert.Single(_gateway.Requests);

        await AskAsync("and another one");
        Assert.Equal(2, _gateway.Requests.Count);
        Assert.Equal(21, _gateway.Questions.Count);
    }

    [Fact]
    public async Task A_thousand_documents_or_a_megabyte_fill_a_call()
    {
        var many = Enumerable.Range(0, 1001).Select(i => _turned.DetectLanguageAsync($"text {i}", CancellationToken.None)).ToList();
        _clock.Advance(LanguageBatches.Window);
        Assert.All(await Task.WhenAll(many), found => Assert.Equal(LanguageSource.AiLanguage, found.By));
        Assert.Equal(2, _gateway.Requests.Count);

        var element = "क्षि";
        var large = Enumerable.Range(0, 20).Select(i => _turned.DetectLanguageAsync(string.Concat(Enumerable.Repeat(element, 6000)), CancellationToken.None)).ToList();
        _clock.Advance(LanguageBatches.Window);
        Assert.All(await Task.WhenAll(large), found => Assert.False(found.IsFallback));
        Assert.True(_gateway.Requests.Count > 3, "all in one call");
    }

    [Theory]
    [InlineData("a", 5119, 5119)]
    [InlineData("a", 5120, 5120)]
    [InlineData("a", 5121, 5120)]
    [InlineData("नि", 6000, 5120)]
    [InlineData("👨‍👩‍👧‍👦", 6000, 3636)]
    public async Task A_long_text_is_cut_between_its_elements(string element, int count, int asked)
    {
        await AskAsync(string.Concat(Enumerable.Repeat(element, count)));

        Assert.Equal(string.Concat(Enumerable.Repeat(element, asked)), Assert.Single(_gateway.Questions).Text);
    }

    [Fact]
    public async Task A_text_that_is_one_endless_element_is_not_asked_about()
    {
        var found = await AtOnceAsync("a" + new string('\u0301', 50_000));

        Assert.Equal((LanguageSource.BuiltIn, false), (found.By, found.IsFallback));
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task A_silent_service_is_awaited_for_the_limit_and_no_longer()
    {
        _gateway.Silent = true;
        var asking = _turned.DetectLanguageAsync(Hindi, CancellationToken.None);
        _clock.Advance(LanguageBatches.Window);
        await Wait.UntilAsync(() => _gateway.Requests.Count > 0);
        _clock.Advance(Limit - LanguageBatches.Window - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var found = await asking.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(("hi", LanguageSource.BuiltIn, true), (found.Code, found.By, found.IsFallback));
    }

    [Theory]
    [InlineData(400, "{}")]
    [InlineData(401, "{}")]
    [InlineData(403, "")]
    [InlineData(413, "{}")]
    [InlineData(429, "{}")]
    [InlineData(500, "<html>")]
    [InlineData(503, "")]
    [InlineData(200, "")]
    [InlineData(200, "no JSON")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"results":{}}""")]
    [InlineData(200, """{"results":{"documents":[],"errors":[],"modelVersion":"1"}}""")]
    [InlineData(200, """{"results":{"documents":[{"id":"77","detectedLanguage":{"name":"x","iso6391Name":"en","confidenceScore":1},"warnings":[]}],"errors":[],"modelVersion":"1"}}""")]
    [InlineData(200, """{"results":{"documents":[{"id":"0","detectedLanguage":{"name":"x","iso6391Name":"<script>","confidenceScore":1},"warnings":[]}],"errors":[],"modelVersion":"1"}}""")]
    [InlineData(200, """{"results":{"documents":[],"errors":[{"id":"0","error":{"code":"InvalidArgument","message":"m"}}],"modelVersion":"1"}}""")]
    [InlineData(null, "")]
    public async Task Trouble_of_any_kind_gives_the_built_in_answer_and_says_so(int? status, string body)
    {
        _gateway.Instead = new GatewayAnswer(status, body);

        Assert.Equal(BuiltInTextAnalyzer.Detect(Hindi) with { IsFallback = true }, await AskAsync(Hindi));
    }

    [Fact]
    public async Task After_three_failures_nobody_is_asked_for_half_a_minute()
    {
        _gateway.Instead = new GatewayAnswer(500);
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(Hindi);
        }

        _gateway.Instead = null;
        Assert.True((await AtOnceAsync(Hindi)).IsFallback);
        _clock.Advance(LanguageBreaker.Rest - TimeSpan.FromMilliseconds(20));
        Assert.True((await AtOnceAsync(Hindi)).IsFallback);
        Assert.Equal(3, _gateway.Requests.Count);

        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.False((await AskAsync(Hindi)).IsFallback);

        _gateway.Instead = new GatewayAnswer(500);
        await AskAsync(Hindi);
        _gateway.Instead = null;
        Assert.False((await AskAsync(Hindi)).IsFallback);
    }

    [Theory]
    [InlineData(429, "60", 60)]
    [InlineData(503, "Mon, 02 Mar 2026 12:01:00 GMT", 60)]
    [InlineData(429, "86400", 600)]
    public async Task A_service_that_says_when_to_come_back_is_left_alone_until_then(int status, string retryAfter, int seconds)
    {
        _gateway.Instead = new GatewayAnswer(status, "{}", ("Retry-After", retryAfter));
        await AskAsync(Hindi);
        _gateway.Instead = null;

        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.True((await AtOnceAsync(Hindi)).IsFallback);
        Assert.Single(_gateway.Requests);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await AskAsync(Hindi)).IsFallback);
    }

    [Theory]
    [InlineData(Hindi, "(Unknown)", 0, "hi", LanguageSource.BuiltIn)]
    [InlineData(Hindi, "unknown", 0, "hi", LanguageSource.BuiltIn)]
    [InlineData(Hindi, "ne", 0.4, "hi", LanguageSource.BuiltIn)]
    [InlineData(Hindi, "bho", 0.7, "bho", LanguageSource.AiLanguage)]
    [InlineData("mujhe jeena nahi hai", "hi", 0.8, "hi-Latn", LanguageSource.AiLanguage)]
    [InlineData("zindagi khatam", "ur", 0.7, "ur-Latn", LanguageSource.AiLanguage)]
    [InlineData("привет", "ru", 0.2, "ru", LanguageSource.AiLanguage)]
    [InlineData("привет", "unknown", 0.9, "und", LanguageSource.AiLanguage)]
    [InlineData("我不想活了", "zh_chs", 1, "zh-chs", LanguageSource.AiLanguage)]
    [InlineData("हमरा जिनगी", "bho", 1.7, "bho", LanguageSource.AiLanguage)]
    public async Task Who_is_surer_is_believed(string text, string word, double score, string code, LanguageSource by)
    {
        _gateway.Language = _ => ("name", word, score);

        var found = await AskAsync(text);

        Assert.Equal((code, by, false), (found.Code, found.By, found.IsFallback));
        Assert.InRange(found.Confidence, 0, 1);
    }

    [Fact]
    public async Task What_the_service_is_paid_for_is_counted_in_records_of_a_thousand_elements()
    {
        var records = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "Satark" && instrument.Name == "satark.language.records")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref records, value));
        listener.Start();

        await AskAsync(new string('a', 1000));
        Assert.Equal(1, records);
        await AskAsync(new string('a', 2500));
        Assert.Equal(4, records);
        await AskAsync(new string('a', 9000));
        Assert.Equal(10, records);

        var names = _turned.FindPlaceNamesAsync(new string('a', 1500), "en", CancellationToken.None);
        _clock.Advance(LanguageBatches.Window);
        Assert.NotEmpty((await names)!.Names);
        Assert.Equal(12, records);

        _gateway.Instead = new GatewayAnswer(500);
        await AskAsync("free of charge");
        Assert.Equal(12, records);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_takes_no_answer_from_the_others()
    {
        using var stop = new CancellationTokenSource();
        var first = _turned.DetectLanguageAsync(Hindi, stop.Token);
        var second = _turned.DetectLanguageAsync(Hindi, CancellationToken.None);
        await stop.CancelAsync();
        _clock.Advance(LanguageBatches.Window);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(LanguageSource.AiLanguage, (await second).By);
    }

    [Fact]
    public async Task No_word_of_a_text_is_ever_logged()
    {
        const string Secret = "unmistakable";
        foreach (var answer in (GatewayAnswer[])[new(400, $$$"""{"error":{"code":"InvalidRequest","message":"{{{Secret}}}"}}"""), new(200, Secret), new(null)])
        {
            _gateway.Instead = answer;
            await AskAsync(Secret + " words");
        }

        Assert.Equal(3, _log.All.Count);
        Assert.DoesNotContain(_log.All, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    private async Task<TextLanguage> AskAsync(string text)
    {
        var asking = _turned.DetectLanguageAsync(text, CancellationToken.None);
        _clock.Advance(LanguageBatches.Window);
        return await asking.WaitAsync(TimeSpan.FromSeconds(30));
    }

    // Without time passing, nobody can have been asked.
    private Task<TextLanguage> AtOnceAsync(string text) => _turned.DetectLanguageAsync(text, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

    private LanguageTextAnalyzer On(TimeProvider clock, TimeSpan limit)
    {
        var options = new TextAnalyticsClientOptions();
        options.Retry.MaxRetries = 0;
        return new LanguageTextAnalyzer(new TextAnalyticsClient(_gateway.Url, new AzureKeyCredential(LanguageGateway.Key), options), limit, clock, _log);
    }

    private sealed class Lines : ILogger<LanguageTextAnalyzer>
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> All => [.. _lines];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{formatter(state, exception)} {exception}"));
    }
}

using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Enrichment;
using Satark.Functions.Language;
using Satark.Functions.Tests.Channels;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Language;

public sealed class LanguagePlaceNamesTests : IDisposable
{
    private const string Hindi = "मैं बलिया में हूँ";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private readonly LanguageGateway _gateway = new() { Entities = _ => [("बलिया", "Location", 0.97)] };
    private readonly FakeClock _clock = new();
    private readonly LanguageTextAnalyzer _analyzer;

    public LanguagePlaceNamesTests()
    {
        var options = new TextAnalyticsClientOptions();
        options.Retry.MaxRetries = 0;
        var client = new TextAnalyticsClient(_gateway.Url, new AzureKeyCredential(LanguageGateway.Key), options);
        _analyzer = new LanguageTextAnalyzer(client, Limit, _clock, NullLogger<LanguageTextAnalyzer>.Instance);
    }

    public void Dispose() => _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task Names_come_with_their_place_in_the_text_which_may_not_be_kept()
    {
        var said = await AskAsync(Hindi, "hi");

        Assert.Equal([new PlaceName(4, 5, 0.97)], said!.Names);
        Assert.False(said.IsFallback);
        Assert.Equal([new NamesQuestion(Hindi, "hi")], _gateway.Names);
        Assert.Empty(_gateway.Questions);
        Assert.True(_gateway.AllOptedOut);
    }

    [Fact]
    public async Task Places_and_addresses_are_taken_and_nothing_else()
    {
        _gateway.Entities = _ =>
        [
            ("near Ballia station", "Address", 0.7), ("Ravi", "Person", 0.99), ("Ballia", "Location", 0.9), ("Tuesday", "DateTime", 0.9),
            ("police", "Organization", 0.9), ("five", "Quantity", 0.9), ("Ballia", "Location", 0.9),
        ];

        var said = await AskAsync("Ravi, five from the police, is near Ballia station on Tuesday", "en");

        Assert.Equal([new PlaceName(31, 19, 0.7), new PlaceName(36, 6, 0.9)], said!.Names);
    }

    [Fact]
    public async Task Emoji_and_marks_before_a_name_do_not_shift_it()
    {
        const string Text = "👨‍👩‍👧‍👦 e\u0301 🙏 Ballia";
        _gateway.Entities = _ => [("Ballia", "Location", 0.9)];

        var name = Assert.Single((await AskAsync(Text, "en"))!.Names);

        Assert.Equal("Ballia", Text.Substring(name.Start, name.Length));
    }

    [Fact]
    public async Task What_points_outside_of_the_text_or_is_beyond_belief_is_put_right_or_left_out()
    {
        _gateway.Entities = _ => [("not in it", "Location", 0.9), ("", "Location", 0.9), ("Ballia", "Location", 1.4), ("in", "Location", -3)];

        Assert.Equal([new PlaceName(0, 2, 0), new PlaceName(3, 6, 1)], (await AskAsync("in Ballia", "en"))!.Names);
    }

    [Fact]
    public async Task Of_very_many_names_the_first_fifty_are_told()
    {
        var words = Enumerable.Range(100, 120).Select(i => $"W{i}").ToList();
        _gateway.Entities = _ => words.Select(word => (word, "Location", 0.9));

        var said = await AskAsync(string.Join(' ', words), "en");

        Assert.Equal(Enumerable.Range(0, PlaceNames.Most).Select(i => i * 5), said!.Names.Select(name => name.Start));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("hi")]
    [InlineData("ur")]
    [InlineData("bn")]
    [InlineData("pa")]
    [InlineData("gu")]
    [InlineData("mr")]
    [InlineData("ne")]
    [InlineData("ta")]
    [InlineData("te")]
    public async Task The_service_is_asked_in_each_language_that_it_reads(string language)
    {
        Assert.False((await AskAsync("text", language))!.IsFallback);
        Assert.Equal([new NamesQuestion("text", language)], _gateway.Names);
    }

    [Theory]
    [InlineData("hi-Latn")]
    [InlineData("bho")]
    [InlineData("mai")]
    [InlineData("und")]
    public async Task In_a_language_that_it_does_not_read_it_is_not_asked_and_has_not_failed(string language)
    {
        Assert.Null(await AtOnceAsync("Ballia mein hoon", language));
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task Five_texts_of_one_language_fill_a_call_and_each_language_has_its_own()
    {
        _gateway.Entities = text => [(text.Split(' ')[1], "Location", 0.9)];
        var asked = Enumerable.Range(0, 11).Select(i => (Text: $"text {i}x", Language: i < 7 ? "en" : "hi")).ToList();

        var asking = asked.Select(a => _analyzer.FindPlaceNamesAsync(a.Text, a.Language, CancellationToken.None)).ToList();
        _clock.Advance(LanguageBatches.Window);

        Assert.Equal(asked.Select(a => a.Text.Length - 5), (await Task.WhenAll(asking)).Select(said => Assert.Single(said!.Names).Length));
        Assert.Equal(3, _gateway.Requests.Count);
        Assert.Equal(asked.Order(), _gateway.Names.Select(n => (n.Text, n.Language!)).Order());
    }

    [Fact]
    public async Task Languages_and_names_are_asked_for_apart()
    {
        var (language, names) = (_analyzer.DetectLanguageAsync(Hindi, CancellationToken.None), _analyzer.FindPlaceNamesAsync(Hindi, "hi", CancellationToken.None));
        _clock.Advance(LanguageBatches.Window);

        Assert.Equal(LanguageSource.AiLanguage, (await language).By);
        Assert.Single((await names)!.Names);
        Assert.Equal(2, _gateway.Requests.Count);
    }

    [Theory]
    [InlineData(400, "{}")]
    [InlineData(429, "{}")]
    [InlineData(503, "")]
    [InlineData(200, "no JSON")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"results":{"documents":[],"errors":[],"modelVersion":"1"}}""")]
    [InlineData(200, """{"results":{"documents":[{"id":"77","entities":[],"warnings":[]}],"errors":[],"modelVersion":"1"}}""")]
    [InlineData(200, """{"results":{"documents":[{"id":"0","warnings":[]}],"errors":[],"modelVersion":"1"}}""")]
    [InlineData(200, """{"results":{"documents":[],"errors":[{"id":"0","error":{"code":"InvalidArgument","message":"m"}}],"modelVersion":"1"}}""")]
    [InlineData(null, "")]
    public async Task Trouble_of_any_kind_gives_no_names_and_says_so(int? status, string body)
    {
        _gateway.Instead = new GatewayAnswer(status, body);

        Assert.Equal(PlaceNames.Unanswered, await AskAsync(Hindi, "hi"));
    }

    [Fact]
    public async Task A_silent_service_is_awaited_for_the_limit_and_no_longer()
    {
        _gateway.Silent = true;
        var asking = _analyzer.FindPlaceNamesAsync(Hindi, "hi", CancellationToken.None);
        _clock.Advance(LanguageBatches.Window);
        await Wait.UntilAsync(() => _gateway.Requests.Count > 0);
        _clock.Advance(Limit - LanguageBatches.Window - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(PlaceNames.Unanswered, await asking.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_service_that_fails_at_languages_is_left_alone_with_names_as_well()
    {
        _gateway.Instead = new GatewayAnswer(500);
        for (var i = 0; i < 3; i++)
        {
            var asking = _analyzer.DetectLanguageAsync(Hindi, CancellationToken.None);
            _clock.Advance(LanguageBatches.Window);
            await asking;
        }

        _gateway.Instead = null;
        Assert.Equal(PlaceNames.Unanswered, await AtOnceAsync(Hindi, "hi"));
        Assert.Equal(3, _gateway.Requests.Count);

        _clock.Advance(LanguageBreaker.Rest);
        Assert.Single((await AskAsync(Hindi, "hi"))!.Names);
    }

    private async Task<PlaceNames?> AskAsync(string text, string language)
    {
        var asking = _analyzer.FindPlaceNamesAsync(text, language, CancellationToken.None);
        _clock.Advance(LanguageBatches.Window);
        return await asking.WaitAsync(TimeSpan.FromSeconds(30));
    }

    // Without time passing, nobody can have been asked.
    private Task<PlaceNames?> AtOnceAsync(string text, string language) => _analyzer.FindPlaceNamesAsync(text, language, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
}

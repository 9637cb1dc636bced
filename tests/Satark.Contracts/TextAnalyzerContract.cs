using System.Globalization;
using Satark.Enrichment;

namespace Satark.Contracts;

/// <summary>What every <see cref="ITextAnalyzer"/> promises. An adapter's provider must know the texts of <see cref="Texts"/>.</summary>
public abstract class TextAnalyzerContract
{
    /// <summary>Texts that nobody takes for another language.</summary>
    public static TheoryData<string, string> Texts => new()
    {
        { "मुझे अब जीना नहीं है, सब खत्म हो गया", "hi" },
        { "mujhe ab jeena nahi hai, sab khatam ho gaya", "hi-Latn" },
        { "I cannot go on with this, it is too much for me", "en" },
        { "مجھے اب جینا نہیں ہے", "ur" },
        { "আমি আর বাঁচতে চাই না", "bn" },
        { "ਮੈਂ ਹੁਣ ਜੀਣਾ ਨਹੀਂ ਚਾਹੁੰਦਾ", "pa" },
        { "હવે મારે જીવવું નથી", "gu" },
        { "நான் இனி வாழ விரும்பவில்லை", "ta" },
        { "నాకు ఇక బతకాలని లేదు", "te" },
        { "मला आता जगायचे नाही आहे", "mr" },
    };

    /// <summary>What nobody can tell, and what breaks careless readers.</summary>
    public static TheoryData<string> Hostile => new()
    {
        "",
        " \r\n\t",
        "\0\0\0",
        "🙏🙏🙏",
        "12345 67890 !!!",
        "\uD83D",
        "\uDE4F\uD83D क",
        "a" + new string('\u0301', 50_000),
        new string('क', 300_000),
        string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 6_000)),
        "https://posts.example/1 @someone www.example.org",
    };

    /// <summary>The analyzer, with a provider that answers.</summary>
    protected abstract ITextAnalyzer Analyzer { get; }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_clear_text_is_told_with_a_confidence_and_who_says_so(string text, string code)
    {
        var found = await Analyzer.DetectLanguageAsync(text, CancellationToken.None);

        Assert.Equal(code, found.Code);
        Assert.InRange(found.Confidence, 0.5, 1);
        Assert.True(Enum.IsDefined(found.By));
        Assert.False(found.IsFallback);
        Assert.Equal(found, await Analyzer.DetectLanguageAsync(text, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Any_text_gets_an_answer(string text)
    {
        var found = await Analyzer.DetectLanguageAsync(text, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Matches("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", found.Code);
        Assert.InRange(found.Confidence, 0, 1);
        Assert.True(found.Code != TextLanguage.Unknown || found.Confidence < 0.5, "sure of knowing nothing");
    }

    [Fact]
    public async Task Many_at_once_each_get_their_own_answer()
    {
        var texts = Texts.Select(row => (Text: (string)row[0], Code: (string)row[1])).ToList();
        var asked = Enumerable.Range(0, 200).Select(i => texts[i % texts.Count]).ToList();

        var found = await Task.WhenAll(asked.Select((t, i) => Analyzer.DetectLanguageAsync(t.Text + " " + i.ToString(CultureInfo.InvariantCulture), CancellationToken.None)));

        Assert.Equal(asked.Select(t => t.Code), found.Select(f => f.Code));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Names_of_places_lie_inside_of_any_text_or_nobody_is_asked(string text)
    {
        foreach (var language in new[] { "en", "hi", TextLanguage.Unknown })
        {
            var said = await Analyzer.FindPlaceNamesAsync(text, language, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

            Assert.True(said is null || Proper(said, text), $"{language}: {said}");
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Names_of_places_are_told_the_same_way_again(string text, string code)
    {
        var said = await Analyzer.FindPlaceNamesAsync(text, code, CancellationToken.None);
        var again = await Analyzer.FindPlaceNamesAsync(text, code, CancellationToken.None);

        Assert.Equal(said is null, again is null);
        Assert.Equal(said?.Names, again?.Names);
        Assert.True(said is null || (Proper(said, text) && !said.IsFallback), "a provider that answers");
    }

    [Theory]
    [InlineData("hi-Latn")]
    [InlineData("bho")]
    [InlineData(TextLanguage.Unknown)]
    [InlineData("no language")]
    [InlineData("")]
    public async Task Nobody_is_asked_in_a_language_that_no_provider_reads(string language) =>
        Assert.Null(await Analyzer.FindPlaceNamesAsync("Ballia mein hoon", language, CancellationToken.None));

    [Fact]
    public async Task A_caller_who_stops_waiting_gets_no_answer()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Analyzer.DetectLanguageAsync("hello and thanks", stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Analyzer.FindPlaceNamesAsync("hello from Ballia", "en", stop.Token));
    }

    private static bool Proper(PlaceNames said, string text) => said.Names.Count <= PlaceNames.Most
        && said.Names.All(name => name is { Start: >= 0, Length: > 0, Confidence: >= 0 and <= 1 } && name.Start + name.Length <= text.Length)
        && said.Names.Select(name => name.Start).SequenceEqual(said.Names.Select(name => name.Start).Order());
}

using Satark.Contracts;
using Satark.Enrichment;

namespace Satark.Tests.Enrichment;

public sealed class BuiltInTextAnalyzerTests : TextAnalyzerContract
{
    protected override ITextAnalyzer Analyzer { get; } = new BuiltInTextAnalyzer();

    [Theory]
    [InlineData("ನನಗೆ ಬದುಕಲು ಇಷ್ಟವಿಲ್ಲ", "kn")]
    [InlineData("എനിക്ക് ജീവിക്കേണ്ട", "ml")]
    [InlineData("ମୁଁ ବଞ୍ଚିବାକୁ ଚାହେଁ ନାହିଁ", "or")]
    public void A_script_of_one_language_is_enough(string text, string code) => Assert.Equal(code, BuiltInTextAnalyzer.Detect(text).Code);

    [Theory]
    [InlineData("Je ne veux plus vivre")]
    [InlineData("zindagi khatam")]
    [InlineData("انا تعبت من الحياة")]
    [InlineData("я больше не могу")]
    [InlineData("bye")]
    public void What_it_cannot_tell_it_does_not_tell(string text) =>
        Assert.Equal(new TextLanguage(TextLanguage.Unknown, 0, LanguageSource.BuiltIn), BuiltInTextAnalyzer.Detect(text));

    [Fact]
    public void Devanagari_without_a_word_of_Hindi_is_called_Hindi_with_little_confidence()
    {
        Assert.Equal(new TextLanguage("hi", 0.5, LanguageSource.BuiltIn), BuiltInTextAnalyzer.Detect("हमरा जिनगी खतम"));
        Assert.True(BuiltInTextAnalyzer.Detect("मुझे नहीं जीना है").Confidence > 0.9);
    }

    [Fact]
    public void Addresses_and_names_of_accounts_do_not_count() =>
        Assert.Equal("hi", BuiltInTextAnalyzer.Detect("@i_am_not_the_one https://the.example/and/of/in/on मुझे मदद चाहिए").Code);

    [Fact]
    public void The_more_a_text_is_mixed_the_less_it_is_sure()
    {
        var pure = BuiltInTextAnalyzer.Detect("मुझे अब जीना नहीं है");
        var mixed = BuiltInTextAnalyzer.Detect("मुझे अब जीना नहीं है goodbye all");

        Assert.Equal(("hi", "hi"), (pure.Code, mixed.Code));
        Assert.True(mixed.Confidence < pure.Confidence);
    }

    [Fact]
    public void As_many_words_of_either_language_decide_nothing() => Assert.Equal(TextLanguage.Unknown, BuiltInTextAnalyzer.Detect("this hai").Code);
}

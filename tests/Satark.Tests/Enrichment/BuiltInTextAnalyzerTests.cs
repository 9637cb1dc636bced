using Satark.Contracts;
using Satark.Enrichment;

namespace Satark.Tests.Enrichment;

public sealed class BuiltInTextAnalyzerTests : TextAnalyzerContract
{
    protected override ITextAnalyzer Analyzer { get; } = new BuiltInTextAnalyzer();

    [Theory]
    [InlineData("हमरा जिनगी खतम बा, अब ना जीयब", "bho")]
    [InlineData("zindagi khatam", "hi-Latn")]
    [InlineData("bas ab aur nahi, goodbye sab log", "hi-Latn")]
    public void What_people_really_write_is_told(string text, string code) => Assert.Equal(code, BuiltInTextAnalyzer.Detect(text).Code);

    [Theory]
    [InlineData("انا تعبت من الحياة")]
    [InlineData("я больше не могу")]
    [InlineData("ನನಗೆ ಬದುಕಲು ಇಷ್ಟವಿಲ್ಲ")]
    [InlineData("🙏🙏 12345")]
    public void What_it_cannot_tell_it_does_not_tell(string text) =>
        Assert.Equal(new TextLanguage(TextLanguage.Unknown, 0, LanguageSource.BuiltIn), BuiltInTextAnalyzer.Detect(text));

    [Fact]
    public void Addresses_and_names_of_accounts_do_not_count() =>
        Assert.Equal("hi", BuiltInTextAnalyzer.Detect("@i_am_not_the_one https://the.example/and/of/in/on मुझे मदद चाहिए").Code);
}

using Satark.Enrichment;
using Satark.Tests.Places;

namespace Satark.Tests.Enrichment;

public sealed class LanguageFinderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("😭💔 🙏")]
    [InlineData("https://youtu.be/abc www.example.com/mujhe-bachao fb.com/help")]
    [InlineData("@main_nahi help@example.com 9876543210")]
    [InlineData("UP65AB1234, 221005")]
    public void Emoji_links_handles_and_numbers_alone_have_no_language(string text) => Assert.Equal(LanguageGuess.Undetermined, LanguageFinder.Find(text).Code);

    [Fact]
    public void A_text_without_letters_is_surely_undetermined()
    {
        var guess = LanguageFinder.Find("112 🚓 !");
        Assert.Equal(new LanguageGuess(LanguageGuess.Undetermined, 1, Script.None), guess);
    }

    [Fact]
    public void Null_counts_as_an_empty_text() => Assert.Equal(Script.None, LanguageFinder.Find(null).Script);

    [Theory]
    [InlineData("#MujheBachaLo #KoiMeriMadadKaro", "hi-Latn")]
    [InlineData("#NobodyCaresAboutMe", "en")]
    [InlineData("#मुझे_बचा_लो", "hi")]
    public void A_hashtag_alone_is_read_by_its_words(string text, string language) => Assert.Equal(language, LanguageFinder.Find(text).Code);

    [Fact]
    public void English_hashtags_do_not_make_a_Hindi_message_English() =>
        Assert.Equal("hi", LanguageFinder.Find("मुझे बचा लो #HelpMe #SaveMe #PleaseSomebodyHelp #UPPolice").Code);

    [Theory]
    [InlineData("pleaseeeeee dooooont goooo")]
    [InlineData("𝐩𝐥𝐞𝐚𝐬𝐞 𝐝𝐨𝐧𝐭 𝐠𝐨")]
    [InlineData("ｐｌｅａｓｅ ｄｏｎｔ ｇｏ")]
    [InlineData("PLEASE DON’T GO")]
    public void Repeated_and_decorated_letters_are_read_as_plain_ones(string text) => Assert.Equal("en", LanguageFinder.Find(text).Code);

    [Theory]
    [InlineData("ज़िंदगी से थक गया हूँ, कोई फ़ोन नहीं उठाता")]
    [InlineData("वह लड़की पढ़ने गई थी")]
    [InlineData("آپ کیسے ہیں، ابّو آئے")]
    [InlineData("Vārāṇasī mein āj bahut bhīṛ hai")]
    [InlineData("mujhe café jānā hai")]
    public void Composed_and_decomposed_spelling_have_the_same_answer(string text)
    {
        Assert.NotEqual(Spelling.Composed(text), Spelling.Decomposed(text));
        Assert.Equal(LanguageFinder.Find(Spelling.Composed(text)), LanguageFinder.Find(Spelling.Decomposed(text)));
    }

    [Fact]
    public void Composed_and_decomposed_Korean_have_the_same_answer() =>
        Assert.Equal(LanguageFinder.Find("안녕 help me please"), LanguageFinder.Find("안녕 help me please"));

    [Fact]
    public void Hindi_and_Bhojpuri_that_share_their_words_are_a_close_call()
    {
        string[] shared = ["बात समझ", "घर में पानी", "दूध रोटी", "बाबा के घर", "सब लोग", "माई बाप के काम", "गाँव के लोग", "भात दाल तरकारी"];
        var marked = shared.Select(text => LanguageFinder.Find(text)).Count(guess => guess is { IsCloseCall: true, RunnerUp: not null });
        Assert.True(marked >= shared.Length / 2, $"{marked} of {shared.Length} marked");
    }

    [Fact]
    public void A_plain_sentence_is_no_close_call()
    {
        Assert.False(LanguageFinder.Find("मैं अब और नहीं जीना चाहता, मुझे माफ कर देना").IsCloseCall);
        Assert.False(LanguageFinder.Find("हम ठीक बानी, रउआ कइसन बानी भइया").IsCloseCall);
    }

    [Fact]
    public void Romanised_Bhojpuri_is_told_by_its_script()
    {
        var guess = LanguageFinder.Find("ka ho bhaiya kaisan bani rauwa");
        Assert.Equal(("bho", Script.Latn), (guess.Code, guess.Script));
    }

    [Fact]
    public void Letters_of_two_scripts_without_a_space_are_two_words() => Assert.Equal("hi", LanguageFinder.Find("मैं officeमें बैठाहूं अभी boss के साथ").Code);

    [Fact]
    public void Assamese_is_not_taken_for_Bengali() => Assert.Equal(LanguageGuess.Undetermined, LanguageFinder.Find("মোৰ ঘৰ অসমত").Code);
}

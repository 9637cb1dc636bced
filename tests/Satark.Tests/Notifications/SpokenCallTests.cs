using Satark.Cases;
using Satark.Notifications.Templates;
using Satark.Places;

namespace Satark.Tests.Notifications;

public sealed class SpokenCallTests
{
    [Fact]
    public void A_call_says_urgency_code_letter_by_letter_and_district_and_which_key_does_what()
    {
        var said = SpokenCall.Asking(Given.Case() with { Code = "K7FW" }, "Ballia", demo: false);

        Assert.StartsWith("पुलिस का सतर्क डेस्क। किसी की जान ख़तरे में है। केस के, सात, एफ़, डब्ल्यू। ज़िला बलिया।", said.Hindi, StringComparison.Ordinal);
        Assert.StartsWith("This is the police Satark desk. A life is at risk. Case K, 7, F, W. District Ballia.", said.English, StringComparison.Ordinal);
        foreach (var (hindi, english) in new[] { ("एक दबाएँ", "press 1"), ("दो दबाएँ", "press 2"), ("तीन दबाएँ", "press 3"), ("नौ दबाएँ", "press 9") })
        {
            Assert.Contains(hindi, said.Hindi, StringComparison.Ordinal);
            Assert.Contains(english, said.English, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(3, 3, "आपके लिए 3 केस हैं। एक-एक करके पूछा जाएगा, सबसे ज़रूरी पहले।", "There are 3 cases for you. You are asked about one after the other, the most urgent first.")]
    [InlineData(12, 3, "आपके लिए 12 केस हैं। अभी इनमें से 3 के बारे में एक-एक करके पूछा जाएगा, सबसे ज़रूरी पहले।", "There are 12 cases for you. You are asked about 3 of them now, one after the other, the most urgent first.")]
    [InlineData(12, 1, "आपके लिए 12 केस हैं। अभी इनमें से एक के बारे में पूछा जाएगा।", "There are 12 cases for you. You are asked about one of them now.")]
    public void Where_several_wait_a_call_says_how_many_and_about_how_many_it_asks(int count, int asked, string hindi, string english) =>
        Assert.Equal(new SpokenWords(hindi, english), SpokenCall.Several(count, asked));

    [Fact]
    public void A_place_that_nobody_knows_and_another_state_are_said_as_that()
    {
        Assert.Contains("स्थान अभी पता नहीं है।", SpokenCall.Asking(Given.Case(), null, false).Hindi, StringComparison.Ordinal);
        Assert.Contains("राज्य बिहार।", SpokenCall.Asking(Given.Case(), "Bihar", false).Hindi, StringComparison.Ordinal);
        Assert.Contains("State Bihar.", SpokenCall.Asking(Given.Case(), "Bihar", false).English, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exercise_and_a_demo_say_so_before_anything_else()
    {
        var said = SpokenCall.Asking(Given.Case(mode: CaseMode.Exercise), null, demo: true);

        Assert.StartsWith("यह केवल अभ्यास है। यह डेमो है", said.Hindi, StringComparison.Ordinal);
        Assert.StartsWith("This is an exercise. This is a demo", said.English, StringComparison.Ordinal);
        Assert.StartsWith("EXERCISE. DEMO. यह केवल अभ्यास है।", SpokenCall.Text(said, TextMarking.DemoExercise), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_has_a_name_for_each_letter_in_Hindi()
    {
        for (var i = 0; i < 5000; i += 7)
        {
            Assert.DoesNotContain(SpokenLetters.Hindi(CodeBook.Spell(i)), char.IsAsciiLetterOrDigit);
        }
    }

    [Fact]
    public void Every_district_is_said_in_Hindi()
    {
        Assert.All(Gazetteer.Default.Districts, d => Assert.Contains($"ज़िला {d.Hindi}।", SpokenCall.Asking(Given.Case(), d.English, false).Hindi, StringComparison.Ordinal));
    }
}

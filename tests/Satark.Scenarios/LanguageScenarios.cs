namespace Satark.Scenarios;

/// <summary>What language a case is in, as its page shows it.</summary>
public abstract class LanguageScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Theory]
    [InlineData("मुझे अब जीना नहीं है, बलिया में", "hi")]
    [InlineData("mujhe ab jeena nahi hai, Ballia mein", "hi-Latn")]
    [InlineData("I cannot go on. I am in Ballia.", "en")]
    [InlineData("12345", "und")]
    public async Task The_case_shows_its_language_and_its_history_tells_it_once_in_both_languages(string text, string code)
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Life("1").With("text", text));
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal((code, "built-in", "false"), (view.At("language.code"), view.At("language.by"), view.At("language.fallback")));
        Assert.InRange(view.GetProperty("language").GetProperty("confidence").GetDouble(), 0, 1);
        var line = Assert.Single(view.List("history"), h => h.At("kind") == "language-found");
        Assert.Equal(code == "und" ? "Language of the text not recognised" : $"Language of the text: {code}", line.At("text"));
        Assert.Equal(code == "und" ? "लेख की भाषा पहचानी नहीं गई" : $"लेख की भाषा: {code}", line.At("textHindi"));
    }

    [Fact]
    public async Task An_update_in_another_language_changes_it_and_one_without_a_text_does_not()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        Assert.Equal("en", (await desk.CaseAsync(id)).At("language.code"));

        await partner.RaiseAsync(Alerts.Life("1").With("text", null).With("detectedAt", null));
        await host.SettleAsync();
        Assert.Equal("en", (await desk.CaseAsync(id)).At("language.code"));

        await partner.RaiseAsync(Alerts.Life("1").With("text", "मुझे अब जीना नहीं है"));
        await host.SettleAsync();
        var view = await desk.CaseAsync(id);
        Assert.Equal("hi", view.At("language.code"));
        Assert.Equal(2, view.List("history").Count(h => h.At("kind") == "language-found"));
    }
}

public sealed class LanguageScenariosInOrder() : LanguageScenarios(MessageOrder.AsTheyCome);

public sealed class LanguageScenariosTwiceAndShuffled() : LanguageScenarios(MessageOrder.TwiceAndShuffled);

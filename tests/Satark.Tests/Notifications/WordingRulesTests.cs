using Satark.Notifications;
using Satark.Notifications.Templates;

namespace Satark.Tests.Notifications;

public sealed class WordingRulesTests
{
    [Theory]
    [InlineData("The person committed suicide")]
    [InlineData("a failed attempt")]
    [InlineData("a successful rescue of nobody")]
    [InlineData("took pills on the bridge")]
    [InlineData("hanging")]
    [InlineData("The victim")]
    [InlineData("a shocking case")]
    [InlineData("उसने आत्महत्या की")]
    [InlineData("ज़हर")]
    public void A_text_against_the_guidance_is_found(string text) => Assert.NotEmpty(WordingRules.Faults(text));

    [Theory]
    [InlineData("The person died by suicide")]
    [InlineData("The person attempted suicide")]
    [InlineData("LIFE AT RISK: case AC4F, Ballia")]
    [InlineData("जान को ख़तरा")]
    public void A_text_as_the_guidance_wants_it_passes(string text) => Assert.Empty(WordingRules.Faults(text));

    [Fact]
    public void A_mail_without_helplines_at_its_foot_is_found()
    {
        Assert.Equal(2, WordingRules.MailFaults(new MailText("Case AC4F", "Call 112 or Tele-MANAS 14416\n\n-- \nSatark")).Count());
        Assert.Single(WordingRules.MailFaults(new MailText("Case AC4F", "Hello\n\n-- \n112; Tele-MANAS 144160")));
        Assert.Empty(WordingRules.MailFaults(new MailText("Case AC4F", "Hello\n\n-- \nEmergency 112; Tele-MANAS 14416")));
    }

    [Fact]
    public void The_helplines_that_come_with_Satark_have_no_fault_and_a_date() =>
        Assert.Multiple(() => Assert.Empty(new HelplineOptions().Faults()), () => Assert.All(HelplineOptions.Known, h => Assert.NotEqual(default, h.CheckedOn)));

    [Fact]
    public void A_helpline_without_number_or_date_is_named()
    {
        var faults = new HelplineOptions { Helplines = [new("Emergency", "आपात सेवा", "", default, InMails: true)] }.Faults().ToList();

        Assert.Contains(faults, f => f.StartsWith("Satark:Helplines:0:Number", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("Satark:Helplines:0:CheckedOn", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("14416", StringComparison.Ordinal));
    }
}

using Satark.Tips;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;
using Satark.Tips.Weighing;

namespace Satark.Tests.Tips.Desk;

public sealed class TipRulesTests
{
    [Theory]
    [InlineData("Daroga ji har mahine hafta lete hain", true)]
    [InlineData("थाने के सिपाही पैसे लेते हैं, सब मिले हुए हैं", true)]
    [InlineData("पुलिस की मिलीभगत से जुआ चलता है", true)]
    [InlineData("پولیس رشوت لیتی ہے", true)]
    [InlineData("The inspector takes money from them", true)]
    [InlineData("थानेदार खुद गांजा बेचता है", true)]
    [InlineData("पुलिस वाले गांजा बेचते हैं", true)]
    [InlineData("پولیس والے خود بیچتے ہیں", true)]
    [InlineData("Head constable Ram Singh is selling smack from his house", true)]
    [InlineData("daroga ji beat my brother in the lockup till he died", true)]
    [InlineData("दरोगा को हर महीने पैसा जाता है", true)]
    [InlineData("The S.H.O. brings it in his jeep", true)]
    [InlineData("Kotwali ke paas sharab bikti hai", false)]
    [InlineData("Please send police, they sell ganja", false)]
    [InlineData("थाने के पीछे शराब बनती है", false)]
    [InlineData("Gram pradhan rishwat leta hai", false)]
    [InlineData("", false)]
    public void Police_are_part_of_it_where_an_officer_is_named_or_they_stand_beside_a_word_of_wrong(string text, bool expected) => Assert.Equal(expected, TipRules.NamesPolice(text));

    [Theory]
    [InlineData("Pul par sipahi ko maar rahe hain", false)]
    [InlineData("Daroga rishwat lekar ladki ko le gaya", true)]
    public void Where_a_life_is_at_stake_a_rank_alone_keeps_nobody_away(string text, bool expected)
    {
        Assert.True(TipRules.NamesPolice(text));
        Assert.Equal(expected, TipRules.IsConflicted(GivenTip.Content() with { What = text, NamesPolice = false, Category = "other", LifeRisk = true }));
    }

    [Theory]
    [InlineData("Sharab bik rahi hai", Sensitivity.Routine)]
    [InlineData("उसके पास तमंचा है", Sensitivity.Sensitive)]
    [InlineData("They threaten everybody", Sensitivity.Sensitive)]
    [InlineData("नाबालिग लड़कियों को लाते हैं", Sensitivity.HighlySensitive)]
    [InlineData("Vidhayak ka bhai hai", Sensitivity.HighlySensitive)]
    public void Words_give_a_class(string text, Sensitivity expected) => Assert.Equal(expected, TipRules.OfText(text));

    [Fact]
    public void A_voice_a_film_or_many_pictures_make_a_tip_sensitive()
    {
        Assert.Equal(Sensitivity.Routine, TipRules.OfMedia([MediaKind.Photo, MediaKind.Photo]));
        Assert.Equal(Sensitivity.Sensitive, TipRules.OfMedia([MediaKind.Photo, MediaKind.Photo, MediaKind.Document]));
        Assert.Equal(Sensitivity.Sensitive, TipRules.OfMedia([MediaKind.Audio]));
        Assert.Equal(Sensitivity.Sensitive, TipRules.OfMedia([MediaKind.Video]));
    }

    [Fact]
    public void The_categories_that_concern_police_are_those_of_the_questionnaire() =>
        Assert.Equal(Questionnaire.Default.Categories.Where(c => c.NamesPolice).Select(c => c.Id), Questionnaire.Default.Categories.Where(c => TipRules.ConcernsPolice(c.Id)).Select(c => c.Id));

    [Fact]
    public void An_informer_who_says_so_is_believed() => Assert.True(TipRules.IsConflicted(GivenTip.Content() with { NamesPolice = true }));
}

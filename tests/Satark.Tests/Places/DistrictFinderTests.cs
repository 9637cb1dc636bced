using Satark.Places;

namespace Satark.Tests.Places;

public sealed class DistrictFinderTests
{
    private static readonly DistrictFinder Finder = new(Gazetteer.Default);

    [Theory]
    [InlineData("I live in Ballia, please help", "ballia")]
    [InlineData("Main BALLIA se hoon", "ballia")]
    [InlineData("Ballia's bus stand", "ballia")]
    [InlineData("#Ballia", "ballia")]
    [InlineData("Allahabad ke paas", "prayagraj")]
    [InlineData("Rae\r\nBareli", "rae-bareli")]
    [InlineData("G. B. Nagar", "gautam-buddha-nagar")]
    public void A_district_named_in_Latin_script_is_found(string text, string id) => Assert.Equal([id], Ids(text));

    [Theory]
    [InlineData("मैं बलिया में रहता हूँ", "ballia")]
    [InlineData("बलिया से", "ballia")]
    [InlineData("वह बलिया।", "ballia")]
    [InlineData("ग़ाज़ीपुर के पास", "ghazipur")]
    [InlineData("घर चन्दौली है", "chandauli")]
    [InlineData("राय बरेली", "rae-bareli")]
    [InlineData("नोएडा सेक्टर 62", "gautam-buddha-nagar")]
    public void A_district_named_in_Hindi_with_a_postposition_is_found(string text, string id) => Assert.Equal([id], Ids(text));

    [Theory]
    [InlineData("میں لکھنؤ میں ہوں", "lucknow")]
    [InlineData("ضلع بلیا، اتر پردیش", "ballia")]
    [InlineData("گورکھپور سے", "gorakhpur")]
    [InlineData("الہ آباد کے پاس", "prayagraj")]
    [InlineData("علی‌گڑھ", "aligarh")]
    public void A_district_named_in_Urdu_is_found(string text, string id) => Assert.Equal([id], Ids(text));

    [Theory]
    [InlineData("Balliapur")]
    [InlineData("बलियापुर")]
    [InlineData("agra_lover wrote this")]
    [InlineData("agra123")]
    [InlineData("Kanp ur")]
    [InlineData("uttarkashi mein")]
    public void A_part_of_a_word_names_no_district(string text) => Assert.Empty(Finder.FindInText(text));

    [Theory]
    [InlineData("Rae Bareli", "rae-bareli")]
    [InlineData("Kanpur Dehat", "kanpur-dehat")]
    [InlineData("कानपुर देहात", "kanpur-dehat")]
    [InlineData("Fatehpur Sikri", "agra")]
    [InlineData("Chhatrapati Shahuji Maharaj Nagar", "amethi")]
    [InlineData("Lakhimpur-Kheri", "lakhimpur-kheri")]
    public void Of_overlapping_names_the_longest_counts(string text, string id) => Assert.Equal([id], Ids(text));

    [Fact]
    public void A_comma_or_full_stop_parts_names()
    {
        Assert.Equal(["kanpur-nagar", "etah"], Ids("Kanpur, Etah"));
        Assert.Empty(Finder.FindInText("Rae, Bhadoh"));
        Assert.Equal(["bareilly"], Ids("Rae, Bareli"));
    }

    [Fact]
    public void Each_mention_says_what_was_found_where()
    {
        const string text = "from Ballia to इलाहाबाद";
        var mentions = Finder.FindInText(text);

        Assert.Equal(["Ballia", "इलाहाबाद"], mentions.Select(mention => mention.Name));
        Assert.Equal(["Ballia", "इलाहाबाद"], mentions.Select(mention => text.Substring(mention.Position, mention.Length)));
        Assert.All(mentions, mention => Assert.False(mention.IsAmbiguous));
    }

    [Theory]
    [InlineData("जिला बस्ती")]
    [InlineData("ज़िला: बस्ती")]
    [InlineData("बस्ती जनपद")]
    [InlineData("बस्ती जिले के लोग")]
    [InlineData("बस्ती से हूँ")]
    [InlineData("मऊ में")]
    [InlineData("मऊ के पास")]
    [InlineData("Distt. Banda")]
    [InlineData("district Etah")]
    [InlineData("Gonda district")]
    [InlineData("zila Basti")]
    [InlineData("mau mein")]
    [InlineData("found near Banda")]
    [InlineData("ضلع بستی")]
    [InlineData("سنبھل میں")]
    public void A_common_word_with_a_cue_beside_it_is_a_district(string text) => Assert.False(Assert.Single(Finder.FindInText(text)).IsAmbiguous);

    [Theory]
    [InlineData("यह बस्ती गरीब है")]
    [InlineData("संभल कर चलो")]
    [InlineData("संभल के रहना")]
    [InlineData("sambhal ke rehna")]
    [InlineData("achha banda hai")]
    [InlineData("acchi basti")]
    [InlineData("Gonda")]
    [InlineData("मऊ। से")]
    [InlineData("basti में")]
    [InlineData("from बस्ती")]
    [InlineData("اچھی بستی")]
    [InlineData("Ambedkar Nagar")]
    [InlineData("भीमनगर")]
    public void A_common_word_without_a_cue_is_ambiguous(string text) => Assert.True(Assert.Single(Finder.FindInText(text)).IsAmbiguous);

    [Fact]
    public void A_word_for_district_belongs_to_the_name_after_it()
    {
        var mentions = Finder.FindInText("Vill Mau Zila Ballia");
        Assert.Equal([("mau", true), ("ballia", false)], mentions.Select(mention => (mention.District.Id, mention.IsAmbiguous)));
    }

    [Theory]
    [InlineData("बलिया")]
    [InlineData("उन्नाव")]
    [InlineData("Unnao")]
    public void A_name_that_is_no_common_word_needs_no_cue(string text) => Assert.False(Assert.Single(Finder.FindInText(text)).IsAmbiguous);

    [Theory]
    [InlineData("ग़ाज़ियाबाद और हापुड़ और आज़मगढ़ और बदायूँ")]
    [InlineData("الہ آباد، مئو میں، لکھنؤ، اناؤ")]
    [InlineData("Vārāṇasī, Prayāgrāj, Baliyā")]
    public void Composed_and_decomposed_text_give_the_same_districts(string text)
    {
        Assert.NotEqual(Spelling.Composed(text), Spelling.Decomposed(text));
        var composed = Finder.FindInText(Spelling.Composed(text));
        var decomposed = Finder.FindInText(Spelling.Decomposed(text));

        Assert.True(composed.Length >= 3, $"only {composed.Length} found");
        Assert.Equal(
            composed.Select(mention => (mention.District.Id, mention.Name, mention.IsAmbiguous)),
            decomposed.Select(mention => (mention.District.Id, mention.Name, mention.IsAmbiguous)));
    }

    [Fact]
    public void Every_name_of_the_gazetteer_is_found_in_a_sentence() => Assert.All(Gazetteer.Default.Districts, district =>
        Assert.All((string[])[district.English, district.Hindi, district.Urdu, .. district.OtherNames], name =>
        {
            var mention = Assert.Single(Finder.FindInText($"xyz {name}, xyz"));
            Assert.Same(district, mention.District);
            Assert.Equal((4, name.Length), (mention.Position, mention.Length));
        }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u0000 \u093C \u200D \uFE0F ")]
    [InlineData("\uD800 \uDC00\uD800 😭")]
    [InlineData("Patna, Bihar")]
    public void A_text_without_a_district_gives_none(string? text) => Assert.Empty(Finder.FindInText(text));

    private static IEnumerable<string> Ids(string text) => Finder.FindInText(text).Select(mention => mention.District.Id);
}

using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;

namespace Satark.Tests.Places.Finding;

public sealed class PlaceFinderTests
{
    private static readonly PlaceFinder Finder = new(Gazetteer.Default);

    public static TheoryData<string> Districts => [.. Gazetteer.Default.Districts.Select(district => district.Id)];

    [Theory]
    [MemberData(nameof(Districts))]
    public void Every_district_is_found_by_each_of_its_names(string id)
    {
        var district = Gazetteer.Default.Find(id)!;
        foreach (var name in (string[])[district.English, district.Hindi, district.Urdu, .. district.OtherNames])
        {
            var text = name[0] switch
            {
                < '\u0250' => $"main {name} me rehta hu",
                < '\u0700' => $"میں {name} میں رہتا ہوں",
                _ => $"मैं {name} में रहता हूं",
            };
            Assert.Equal((name, id), (name, Finder.Find(text).MaxBy(mention => mention.Confidence)?.Candidates[0].District));
        }
    }

    [Fact]
    public void Where_somebody_is_counts_and_where_they_come_from_hardly()
    {
        var mentions = Finder.Find("born in Ballia, now at Nashik station");
        Assert.Equal([PlaceRole.Origin, PlaceRole.Here], mentions.Select(mention => mention.Role));
        Assert.True(mentions[0].Confidence <= 0.15);
        Assert.True(mentions[1].Confidence >= 0.9);
        Assert.Equal(("MH", null, "Nashik"), (mentions[1].Candidates[0].State, mentions[1].Candidates[0].District, mentions[1].Candidates[0].Name));
        Assert.NotNull(mentions[1].Candidates[0].Spot);
    }

    [Fact]
    public void A_place_and_its_district_are_one_mention_of_the_finer_of_them()
    {
        const string text = "main Rasra, Ballia me hu";
        var mention = Assert.Single(Finder.Find(text));
        Assert.Equal("Rasra, Ballia", text.Substring(mention.Start, mention.Length));
        Assert.Equal(("ballia", "Rasra, Ballia", "Rasra"), (mention.Candidates[0].District, mention.Candidates[0].Name, mention.Candidates[0].Station));
        Assert.True(mention.Confidence > 0.85);
    }

    [Fact]
    public void The_chief_station_is_that_of_the_district_beside_it()
    {
        var mention = Assert.Single(Finder.Find("thana Kotwali, jila Ballia"));
        Assert.Equal(("ballia", "Kotwali Ballia"), (mention.Candidates[0].District, mention.Candidates[0].Station));
    }

    [Fact]
    public void A_name_of_two_states_gives_both_and_is_less_certain()
    {
        var mention = Assert.Single(Finder.Find("Hamirpur me hu"));
        Assert.Equal(["UP", "HP"], mention.Candidates.Select(candidate => candidate.State).Take(2));
        Assert.InRange(mention.Confidence, 0.4, 0.8);

        mention = Assert.Single(Finder.Find("Hamirpur, Himachal me hu"));
        Assert.Equal("HP", mention.Candidates[0].State);
        Assert.True(mention.Confidence > 0.85);
    }

    [Fact]
    public void Somebody_else_counts_only_where_they_are_at_risk()
    {
        Assert.Equal(PlaceRole.SomebodyElse, Assert.Single(Finder.Find("mera bhai Kanpur mein rehta hai")).Role);
        Assert.Equal(PlaceRole.Here, Assert.Single(Finder.Find("mera bhai Kanpur mein zeher khane wala hai")).Role);
    }

    [Theory]
    [InlineData("एक यूज़र आत्महत्या करने जा रहा है, उसकी मदद कीजिए। उसने लिखा है: अब और नहीं, प्रयागराज में हूँ", "prayagraj")]
    [InlineData("She is about to kill herself, please help her. She posted: \"I am in Rasra, Ballia, goodbye\"", "ballia")]
    [InlineData("He will kill himself, please help. Post: abhi Gorakhpur mein hoon, alvida", "gorakhpur")]
    public void Who_says_I_in_quoted_words_is_the_one_to_be_found(string text, string area) =>
        Assert.Contains(Finder.Find(text), mention => mention is { Role: PlaceRole.Here, Confidence: >= 0.7 } && mention.Candidates[0].District == area);

    [Theory]
    [InlineData("एक यूज़र आत्महत्या करने जा रहा है, उसकी मदद कीजिए। उसने बहुत कुछ लिखा है। मैं प्रयागराज में हूँ")]
    [InlineData("He will kill himself, please help him. I wrote to you: I am in Ballia")]
    public void Who_says_I_for_themselves_is_not(string text) => Assert.All(Finder.Find(text), mention => Assert.InRange(mention.Confidence, 0, 0.5));

    [Fact]
    public void A_place_abroad_is_not_named_and_makes_the_native_place_doubtful()
    {
        var mention = Assert.Single(Finder.Find("Dubai mein hoon, ghar Ballia"));
        Assert.Equal("ballia", mention.Candidates[0].District);
        Assert.True(mention.Confidence <= 0.2);
    }

    [Theory]
    [InlineData("lucknowpolice")]
    [InlineData("banaras_lover")]
    public void A_handle_alone_never_places_anybody(string handle) =>
        Assert.All(Finder.Find($"@{handle} dekho"), mention => Assert.True(mention.Confidence < 0.5));

    [Fact]
    public void The_words_of_a_link_say_nothing() => Assert.Empty(Finder.Find("https://example.com/kanpur/lucknow www.kanpur.in/a"));

    [Theory]
    [InlineData("main कानपुर में hu", "कानपुर")]
    [InlineData("लखनऊमें हूं", "लखनऊ")]
    [InlineData("kanpurme hu", "kanpur")]
    [InlineData("#savelucknow", "lucknow")]
    public void A_mention_lies_where_the_name_stands(string text, string name)
    {
        var mention = Assert.Single(Finder.Find(text));
        Assert.Equal(name, text.Substring(mention.Start, mention.Length));
    }
}

using Satark.Places;

namespace Satark.Tests.Places;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Gazetteer = Gazetteer.Default;

    [Fact]
    public void Uttar_Pradesh_has_exactly_75_districts() => Assert.Equal(75, Gazetteer.Districts.Length);

    [Fact]
    public void Every_id_is_unique_and_the_slug_of_the_English_name()
    {
        Assert.Equal(75, Gazetteer.Districts.Select(district => district.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Gazetteer.Districts, district => Assert.Equal(district.English.ToLowerInvariant().Replace(' ', '-'), district.Id));
        Assert.All(Gazetteer.Districts, district => Assert.Matches("^[a-z]+(-[a-z]+)*$", district.Id));
    }

    [Fact]
    public void Every_Hindi_name_is_in_Devanagari_and_every_Urdu_name_in_Arabic_script()
    {
        Assert.All(Gazetteer.Districts, district => Assert.Matches(@"^[\u0900-\u097F ]+$", district.Hindi));
        Assert.All(Gazetteer.Districts, district => Assert.Matches(@"^[\u0900-\u097F ]+$", district.HeadquartersHindi));

        // Urdu's own letters, so that no look-alike from an Arabic keyboard (ي, ك, ه) slips in.
        Assert.All(Gazetteer.Districts, district => Assert.Matches("^[آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھءیئے ]+$", district.Urdu));
    }

    [Fact]
    public void The_table_is_stored_in_normal_form_C() =>
        // Form C composes Arabic letters and accents, but parts the letters with nukta.
        Assert.All(Gazetteer.Districts.SelectMany(Names), name => Assert.DoesNotMatch(@"[\u0300-\u036F\u0653-\u0655\u0958-\u095F]", name));

    [Fact]
    public void Every_name_leads_to_its_own_district() =>
        Assert.All(Gazetteer.Districts, district => Assert.All(Names(district), name => Assert.Same(district, Gazetteer.FindByName(name))));

    [Fact]
    public void No_other_name_is_listed_twice()
    {
        var names = Gazetteer.Districts.SelectMany(district => district.OtherNames).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_headquarters_lies_in_the_state() => Assert.All(Gazetteer.Districts, district =>
    {
        Assert.InRange(district.Latitude, 23.87, 30.41);
        Assert.InRange(district.Longitude, 77.08, 84.64);
    });

    [Fact]
    public void No_two_headquarters_share_a_place() =>
        Assert.Equal(75, Gazetteer.Districts.Select(district => (district.Latitude, district.Longitude)).Distinct().Count());

    [Fact]
    public void There_are_18_ranges_in_8_zones_and_each_range_lies_in_one_zone()
    {
        var ranges = Gazetteer.Districts.Select(district => (district.Range, district.Zone)).Distinct().ToList();
        Assert.Equal(18, ranges.Count);
        Assert.Equal(18, ranges.Select(pair => pair.Range).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(8, ranges.Select(pair => pair.Zone).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_range_lists_its_districts()
    {
        Assert.Equal(["azamgarh", "ballia", "mau"], Gazetteer.InRange("Azamgarh").Select(district => district.Id));
        Assert.Empty(Gazetteer.InRange("Nowhere"));
    }

    [Fact]
    public void Seven_districts_are_commissionerates() => Assert.Equal(
        ["agra", "gautam-buddha-nagar", "ghaziabad", "kanpur-nagar", "lucknow", "prayagraj", "varanasi"],
        Gazetteer.Districts.Where(district => district.IsCommissionerate).Select(district => district.Id));

    [Fact]
    public void A_district_is_found_by_its_id_only()
    {
        Assert.Equal("Lakhimpur Kheri", Gazetteer.Find("lakhimpur-kheri")?.English);
        Assert.Null(Gazetteer.Find("Lakhimpur Kheri"));
    }

    [Fact]
    public void A_desk_is_named_after_its_district()
    {
        var ballia = Gazetteer.Find("ballia")!;
        Assert.Equal("District control room, Ballia", ballia.DeskEnglish);
        Assert.Equal("जिला नियंत्रण कक्ष, बलिया", ballia.DeskHindi);
    }

    [Theory]
    [InlineData("ALLAHABAD", "prayagraj")]
    [InlineData(" इलाहाबाद ", "prayagraj")]
    [InlineData("फ़ैज़ाबाद", "ayodhya")]
    [InlineData("बनारस", "varanasi")]
    [InlineData("noida", "gautam-buddha-nagar")]
    [InlineData("गौतमबुद्धनगर", "gautam-buddha-nagar")]
    [InlineData("Kheri", "lakhimpur-kheri")]
    [InlineData("Lakhimpur", "lakhimpur-kheri")]
    [InlineData("raebareli", "rae-bareli")]
    [InlineData("सम्भल", "sambhal")]
    [InlineData("झाँसी", "jhansi")]
    [InlineData("جونپور", "jaunpur")]
    [InlineData("علي گڑھ", "aligarh")]
    [InlineData("Vārāṇasī", "varanasi")]
    [InlineData("Kanpur", "kanpur-nagar")]
    public void A_name_is_found_in_any_spelling_and_script(string name, string id)
    {
        Assert.Equal(id, Gazetteer.FindByName(name)?.Id);
        Assert.Equal(id, Gazetteer.FindByName(Spelling.Composed(name))?.Id);
        Assert.Equal(id, Gazetteer.FindByName(Spelling.Decomposed(name))?.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Patna")]
    [InlineData("Ballia district")]
    [InlineData("\uD800")]
    public void Anything_but_a_whole_name_is_not_found(string name) => Assert.Null(Gazetteer.FindByName(name));

    [Fact]
    public void India_has_28_states_and_8_union_territories()
    {
        Assert.Equal(28, Gazetteer.States.Count(state => !state.IsUnionTerritory));
        Assert.Equal(8, Gazetteer.States.Count(state => state.IsUnionTerritory));
        Assert.Equal(36, Gazetteer.States.Select(state => state.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Gazetteer.States, state => Assert.Matches(@"^[\u0900-\u097F ]+$", state.Hindi));
    }

    [Theory]
    [InlineData("CG", "Chhattisgarh")]
    [InlineData("OD", "Odisha")]
    [InlineData("TS", "Telangana")]
    [InlineData("UK", "Uttarakhand")]
    [InlineData("DH", "Dadra and Nagar Haveli and Daman and Diu")]
    public void State_codes_are_those_of_2023(string code, string english) => Assert.Equal(english, Gazetteer.FindState(code)?.English);

    private static IEnumerable<string> Names(District district) => [district.English, district.Hindi, district.Urdu, .. district.OtherNames];
}

using Satark.Places;
using Xunit.Abstractions;

namespace Satark.Tests.Places;

/// <summary>That the built-in tables hold what a desk of Uttar Pradesh needs, counted.</summary>
public sealed class GazetteerCompletenessTests(ITestOutputHelper output)
{
    private static readonly Gazetteer Gazetteer = Gazetteer.Default;

    [Fact]
    public void Each_of_75_districts_has_names_hierarchy_codes_and_neighbours()
    {
        Assert.Equal(75, Gazetteer.Districts.Length);
        Assert.Equal(8, Gazetteer.Districts.Select(district => district.Zone).Distinct().Count());
        Assert.Equal(18, Gazetteer.Districts.Select(district => district.Range).Distinct().Count());
        Assert.Equal(7, Gazetteer.Districts.Count(district => district.IsCommissionerate));
        Assert.All(Gazetteer.Districts, district =>
        {
            Assert.All((string[])[district.English, district.Hindi, district.Urdu, district.Headquarters, district.HeadquartersHindi], text => Assert.NotEmpty(text));
            Assert.NotEmpty(district.Neighbours);
            Assert.Contains(Gazetteer.PinRanges, range => range.District == district && !range.IsUnverified);
            Assert.Contains(Gazetteer.StdCodes, code => code.Districts.Contains(district));
            Assert.Single(Gazetteer.VehicleCodes, code => code.District == district);
        });
    }

    [Fact]
    public void The_tables_are_as_full_as_they_should_be()
    {
        var kinds = Gazetteer.Places.CountBy(place => place.Kind).ToDictionary();
        var settlements = kinds[PlaceKind.Town] + kinds[PlaceKind.PoliceStation] + kinds[PlaceKind.Quarter];
        var landmarks = kinds.Where(kind => kind.Key is not (PlaceKind.Tehsil or PlaceKind.Town or PlaceKind.Village or PlaceKind.PoliceStation or PlaceKind.Quarter)).Sum(kind => kind.Value);
        output.WriteLine($"{kinds[PlaceKind.Tehsil]} tehsils, {settlements} towns, stations and quarters, {landmarks} landmarks, {Gazetteer.Cities.Length} cities elsewhere");
        output.WriteLine($"{Gazetteer.Places.Count(place => place.IsUnverified)} places unverified, {Gazetteer.Places.Count(place => place.Spot is not null)} with a point");
        Assert.Equal(350, kinds[PlaceKind.Tehsil]);
        Assert.True(settlements >= 600);
        Assert.True(landmarks >= 200);
        Assert.True(Gazetteer.Cities.Length >= 300);
        Assert.Equal(36, Gazetteer.States.Length);
        Assert.All(Gazetteer.States, state => Assert.False(state.PinPrefixes.IsEmpty || state.VehicleLetters.IsEmpty || state.Capital.Length == 0, state.Code));
    }

    [Theory]
    [InlineData("prayagraj", "Allahabad", "इलाहाबाद", "الہ آباد", "Ilahabad", "Prayag", "प्रयाग")]
    [InlineData("ayodhya", "Faizabad", "फैज़ाबाद", "فیض آباد", "Fyzabad")]
    [InlineData("varanasi", "Banaras", "Benares", "Kashi", "बनारस", "काशी", "بنارس", "کاشی")]
    [InlineData("amroha", "J P Nagar", "J.P. Nagar", "JP Nagar", "Jyotiba Phule Nagar", "ज्योतिबा फुले नगर", "जेपी नगर")]
    [InlineData("kasganj", "Kanshiram Nagar", "Kanshi Ram Nagar", "कांशीराम नगर", "कांशीरामनगर")]
    [InlineData("hathras", "Mahamaya Nagar", "महामाया नगर", "महामायानगर", "مہامایا نگر")]
    [InlineData("shamli", "Prabuddh Nagar", "प्रबुद्ध नगर", "प्रबुद्धनगर")]
    [InlineData("sambhal", "Bhim Nagar", "Bheem Nagar", "भीम नगर", "भीमनगर", "Bahjoi", "सम्भल")]
    [InlineData("hapur", "Panchsheel Nagar", "पंचशील नगर", "Panchsheelnagar")]
    [InlineData("amethi", "Chhatrapati Shahuji Maharaj Nagar", "CSM Nagar", "Gauriganj", "गौरीगंज", "छत्रपति शाहूजी महाराज नगर")]
    [InlineData("bhadohi", "Sant Ravidas Nagar", "Sant Ravi Das Nagar", "संत रविदास नगर", "Gyanpur")]
    [InlineData("kanpur-dehat", "Ramabai Nagar", "रमाबाई नगर", "Kanpur Rural")]
    [InlineData("kanpur-nagar", "Kanpur", "कानपुर", "Cawnpore")]
    [InlineData("kushinagar", "Padrauna", "पडरौना")]
    [InlineData("jalaun", "Orai", "उरई", "اورئی")]
    [InlineData("sant-kabir-nagar", "Khalilabad", "खलीलाबाद", "خلیل آباد")]
    [InlineData("sonbhadra", "Robertsganj", "राबर्ट्सगंज", "रॉबर्ट्सगंज", "رابرٹس گنج")]
    [InlineData("chitrakoot", "Karwi", "Karvi", "कर्वी")]
    [InlineData("lakhimpur-kheri", "Kheri", "Lakhimpur", "लखीमपुर", "खीरी")]
    [InlineData("mau", "Maunath Bhanjan", "Mau Nath Bhanjan", "मऊनाथ भंजन")]
    [InlineData("mirzapur", "मीरजापुर", "मिर्ज़ापुर", "Mirjapur")]
    [InlineData("rae-bareli", "Raebareli", "Rai Bareli", "Rae Bareilly", "Raibareli", "Raebareilly", "राय बरेली", "राएबरेली")]
    [InlineData("gautam-buddha-nagar", "Noida", "Greater Noida", "GB Nagar", "G.B. Nagar", "Gautam Budh Nagar", "नोएडा", "गौतमबुद्धनगर", "نوئیڈا")]
    [InlineData("farrukhabad", "Fatehgarh", "फतेहगढ़", "فتح گڑھ")]
    public void Former_and_colloquial_names_lead_to_their_district(string id, params string[] names) =>
        Assert.All(names, name => Assert.Equal(id, Gazetteer.FindByName(name)?.Id));

    [Theory]
    [InlineData("Mughalsarai", "chandauli")]
    [InlineData("मुगलसराय", "chandauli")]
    [InlineData("مغل سرائے", "chandauli")]
    [InlineData("Mati", "kanpur-dehat")]
    public void Towns_that_districts_are_known_by_lead_there(string name, string id) => Assert.Contains(id, Gazetteer.HoldersOf(name));

    [Theory]
    [InlineData("Akbarpur", "ambedkar-nagar", "kanpur-dehat")]
    [InlineData("Naugarh", "chandauli", "siddharthnagar")]
    [InlineData("Nawabganj", "barabanki", "bareilly")]
    public void Names_of_several_districts_lead_to_all_of_them(string name, params string[] ids)
    {
        Assert.Null(Gazetteer.FindByName(name));
        Assert.Subset(Gazetteer.HoldersOf(name).ToHashSet(), ids.ToHashSet());
    }

    [Theory]
    [InlineData("Kashipur", "UK")]
    [InlineData("काशीपुर", "UK")]
    public void A_name_that_begins_like_one_of_ours_is_its_own(string name, string state)
    {
        Assert.Null(Gazetteer.FindByName(name));
        Assert.Contains(state, Gazetteer.HoldersOf(name));
        Assert.DoesNotContain("varanasi", Gazetteer.HoldersOf(name));
    }
}

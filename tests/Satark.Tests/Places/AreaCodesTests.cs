using Satark.Places;

namespace Satark.Tests.Places;

public sealed class AreaCodesTests
{
    private static readonly Gazetteer Gazetteer = Gazetteer.Default;

    [Fact]
    public void Neighbours_are_districts_and_name_each_other()
    {
        Assert.All(Gazetteer.Districts, district => Assert.NotEmpty(district.Neighbours));
        Assert.All(Gazetteer.Districts, district => Assert.DoesNotContain(district.Id, district.Neighbours));
        Assert.All(Gazetteer.Districts, district => Assert.All(district.Neighbours, id => Assert.Contains(district.Id, Gazetteer.Find(id)!.Neighbours)));
    }

    [Fact]
    public void Neighbours_are_not_far_apart() => Assert.All(Gazetteer.Districts, district => Assert.All(district.Neighbours, id =>
    {
        var other = Gazetteer.Find(id)!;
        Assert.InRange(111.2 * double.Hypot(district.Latitude - other.Latitude, (district.Longitude - other.Longitude) * 0.89), 10, 200);
    }));

    [Fact]
    public void Neighbours_beyond_the_border_are_known()
    {
        Assert.Equal(["BR", "BR", "BR", "BR"], Gazetteer.Find("ballia")!.OutsideNeighbours.Select(neighbour => neighbour.StateCode));
        Assert.Contains(new OutsideNeighbour("NP", "Rupandehi"), Gazetteer.Find("maharajganj")!.OutsideNeighbours);
        Assert.Empty(Gazetteer.Find("lucknow")!.OutsideNeighbours);
    }

    [Theory]
    [InlineData(226001, "lucknow")]
    [InlineData(226010, "lucknow")]
    [InlineData(208001, "kanpur-nagar")]
    [InlineData(221001, "varanasi")]
    [InlineData(221005, "varanasi")]
    [InlineData(277001, "ballia")]
    [InlineData(211001, "prayagraj")]
    [InlineData(282001, "agra")]
    [InlineData(281001, "mathura")]
    [InlineData(273001, "gorakhpur")]
    [InlineData(201301, "gautam-buddha-nagar")]
    [InlineData(201001, "ghaziabad")]
    [InlineData(250001, "meerut")]
    [InlineData(243001, "bareilly")]
    [InlineData(284001, "jhansi")]
    [InlineData(247001, "saharanpur")]
    [InlineData(262701, "lakhimpur-kheri")]
    [InlineData(272001, "basti")]
    [InlineData(276001, "azamgarh")]
    [InlineData(233001, "ghazipur")]
    public void The_PIN_code_of_a_headquarters_says_the_district(int pin, string district)
    {
        var found = Gazetteer.FindPin(pin)!;
        Assert.Equal(district, found.District?.Id);
        Assert.Contains("UP", found.States.Select(state => state.Code));
        Assert.False(found.IsUnverified);
    }

    [Theory]
    [InlineData(800001, "BR")]
    [InlineData(110001, "DL")]
    [InlineData(422001, "MH")]
    [InlineData(700001, "WB")]
    [InlineData(403001, "GA")]
    public void A_PIN_code_of_another_state_says_the_state(int pin, string state)
    {
        var found = Gazetteer.FindPin(pin)!;
        Assert.Null(found.District);
        Assert.Equal([state], found.States.Select(one => one.Code));
    }

    [Fact]
    public void A_PIN_code_on_a_border_leaves_the_state_open()
    {
        Assert.Equal(["UP", "UK"], Gazetteer.FindPin(247667)!.States.Select(state => state.Code)); // Roorkee
        Assert.Null(Gazetteer.FindPin(247667)!.District);
        Assert.Null(Gazetteer.FindPin(000001));
        Assert.Null(Gazetteer.FindPin(999999));
    }

    [Fact]
    public void PIN_ranges_do_not_overlap_and_every_district_has_some()
    {
        Assert.All(Gazetteer.PinRanges.Zip(Gazetteer.PinRanges.Skip(1)), pair => Assert.True(pair.First.Last < pair.Second.First));
        Assert.Equal(75, Gazetteer.PinRanges.Select(range => range.District).Distinct().Count());
        Assert.All(Gazetteer.PinRanges, range => Assert.Contains("UP", Gazetteer.FindPin(range.First)!.States.Select(state => state.Code)));
    }

    [Theory]
    [InlineData("0522", "lucknow")]
    [InlineData("0512", "kanpur-nagar")]
    [InlineData("05498", "ballia")]
    [InlineData("0542", "varanasi")]
    [InlineData("0532", "prayagraj")]
    [InlineData("0562", "agra")]
    [InlineData("0551", "gorakhpur")]
    public void A_telephone_area_code_says_the_district(string code, string district) =>
        Assert.Equal([district], Gazetteer.FindStdCode(code)!.Districts.Select(one => one.Id));

    [Fact]
    public void Telephone_area_codes_are_well_formed_and_every_district_has_one()
    {
        Assert.All(Gazetteer.StdCodes, code => Assert.Matches("^0[1-5][0-9]{2,3}$", code.Code));
        Assert.Equal(75, Gazetteer.StdCodes.Where(code => !code.IsUnverified).SelectMany(code => code.Districts).Distinct().Count());
        Assert.Equal(["gautam-buddha-nagar", "ghaziabad"], Gazetteer.FindStdCode("0120")!.Districts.Select(one => one.Id));
        Assert.Null(Gazetteer.FindStdCode("022"));
    }

    [Theory]
    [InlineData("UP32", "lucknow")]
    [InlineData("UP60", "ballia")]
    [InlineData("UP65", "varanasi")]
    [InlineData("UP70", "prayagraj")]
    [InlineData("UP78", "kanpur-nagar")]
    [InlineData("UP16", "gautam-buddha-nagar")]
    [InlineData("UP14", "ghaziabad")]
    [InlineData("UP80", "agra")]
    [InlineData("UP85", "mathura")]
    [InlineData("UP53", "gorakhpur")]
    public void A_number_plate_says_the_district_of_registration(string code, string district) =>
        Assert.Equal(district, Gazetteer.FindVehicleCode(code)?.District?.Id);

    [Fact]
    public void Each_district_has_one_code_on_number_plates_and_each_state_its_letters()
    {
        var codes = Gazetteer.VehicleCodes.Where(code => code.District is not null).ToList();
        Assert.Equal(75, codes.Count);
        Assert.Equal(75, codes.Select(code => code.District).Distinct().Count());
        Assert.All(codes, code => Assert.InRange(int.Parse(code.Code[2..]), 11, 96));
        Assert.Equal("OD", Gazetteer.FindVehicleCode("OR")?.State.Code);
        Assert.Equal("TS", Gazetteer.FindVehicleCode("TG")?.State.Code);
        Assert.Equal("UK", Gazetteer.FindVehicleCode("UA")?.State.Code);
        Assert.Null(Gazetteer.FindVehicleCode("UP99"));
    }
}

using Satark.Places;
using Satark.Places.Import;

namespace Satark.Tests.Places.Import;

public sealed class PlaceListTests
{
    private const string Header = "name,hindi,urdu,kind,district,latitude,longitude,accuracy_km,other_names\n";

    [Fact]
    public void An_official_list_is_read_in_any_order_of_columns()
    {
        var list = PlaceList.Read("\uFEFFDistrict,Name,Hindi,Kind,Longitude,Latitude\r\nबलिया,\"Bansdih, new\",बांसडीह,police-station,84.22,25.88\r\n\r\n", Gazetteer.Default);
        Assert.Empty(list.Faults);
        var place = Assert.Single(list.Places);
        Assert.Equal("ballia/police-station/bansdih-new", place.Id);
        Assert.Equal(new Spot(25.88, 84.22, 1), place.Spot);
        Assert.Equal([PlaceList.Official], place.Basis.AsEnumerable());
        Assert.False(place.IsUnverified);
    }

    [Theory]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,84.15,25.76,,", "latitude and longitude are the wrong way round")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,19.07,72.88,,", "the point 19.07, 72.88 lies outside Uttar Pradesh")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,28.6,77.4,,", "the point lies more than 130 km from Ballia, from where Ballia is run")]
    [InlineData("Rasra,रसड़ा,,tehsil,patna,25.8,84.1,,", "'patna' is no district of Uttar Pradesh")]
    [InlineData("Rasra,रसड़ा,,thesil,ballia,25.8,84.1,,", "'thesil' is no kind of place")]
    [InlineData("Rasra,Rasra,,tehsil,ballia,25.8,84.1,,", "the Hindi name is not in Devanagari")]
    [InlineData("Rasra,रसड़ा,Rasra,tehsil,ballia,25.8,84.1,,", "the Urdu name is not in Arabic script")]
    [InlineData("रसड़ा,रसड़ा,,tehsil,ballia,25.8,84.1,,", "the name is not in Latin letters")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,\"25,8\",84.1,,", "latitude '25,8' is no number")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,,84.1,,", "'latitude' is empty")]
    [InlineData(",रसड़ा,,tehsil,ballia,25.8,84.1,,", "'name' is empty")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,25.8,84.1,0,", "the accuracy is not between 0 and 100 km")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,25.8,84.1", "7 fields instead of 9")]
    [InlineData("Rasra,रस\uFFFDड़ा,,tehsil,ballia,25.8,84.1,,", "some letters are lost: the file is not UTF-8")]
    [InlineData("Rasra,\"रसड़ा,,tehsil,ballia,25.8,84.1,,", "a quote is opened and never closed")]
    public void A_fault_says_its_line_and_what_is_wrong(string row, string what)
    {
        var list = PlaceList.Read(Header + "Bansdih,बांसडीह,,tehsil,ballia,25.88,84.22,2,\n" + row + "\n", Gazetteer.Default);
        Assert.Contains(new ImportFault(3, what), list.Faults);
        Assert.Equal("Bansdih", Assert.Single(list.Places).Name);
    }

    [Fact]
    public void Lines_are_counted_across_line_breaks_in_quotes()
    {
        var list = PlaceList.Read(Header + "A,अ,,town,ballia,25.8,84.1,,\"x|\ny\"\nB,B,,town,ballia,25.8,84.1,,\n", Gazetteer.Default);
        Assert.Equal([new ImportFault(4, "the Hindi name is not in Devanagari")], list.Faults.AsEnumerable());
    }

    [Fact]
    public void A_row_that_repeats_another_is_a_fault()
    {
        var list = PlaceList.Read(Header + "A,अ,,town,ballia,25.8,84.1,,\na,अ,,town,Ballia,25.9,84.1,,\n", Gazetteer.Default);
        Assert.Equal([new ImportFault(3, "'a' of this kind and district stands already on line 2")], list.Faults.AsEnumerable());
        Assert.Single(list.Places);
    }

    [Fact]
    public void A_list_without_its_columns_is_not_read()
    {
        Assert.Equal([new ImportFault(1, "the list is empty")], PlaceList.Read("", Gazetteer.Default).Faults.AsEnumerable());
        var faults = PlaceList.Read("name,hindi,district,latitude,lat\nA,B,C,D,E\n", Gazetteer.Default).Faults;
        Assert.Equal(
            ["the column 'kind' is missing", "the column 'longitude' is missing", "the column 'lat' is unknown and not read"],
            faults.Select(fault => fault.What));
        Assert.Equal(
            [new ImportFault(1, "the column 'name' stands twice")],
            PlaceList.Read("name,name,hindi,kind,district,latitude,longitude\n", Gazetteer.Default).Faults.AsEnumerable());
    }

    [Fact]
    public void Any_text_gives_an_answer()
    {
        var random = new Random(4);
        const string letters = "\",\n\r|ab;1.-रن\uD800\uFEFF\0";
        for (var i = 0; i < 2000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)])]);
            Assert.NotNull(PlaceList.Read(Header + text, Gazetteer.Default));
            Assert.NotNull(PlaceList.Read(text, Gazetteer.Default));
        }
    }
}

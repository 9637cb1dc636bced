using Satark.Places;
using Satark.Places.Import;
using Satark.Places.Official;

namespace Satark.Tests.Places.Import;

public sealed class PlaceListTests
{
    private static readonly ImportContext Context = new(Gazetteer.Default);

    private const string Header = "name,hindi,urdu,kind,district,latitude,longitude,accuracy_km,other_names\n";

    [Fact]
    public void An_official_list_is_read_in_any_order_of_columns()
    {
        var list = PlaceList.Read("\uFEFFDistrict,Name,Hindi,Kind,Longitude,Latitude\r\nबलिया,\"Bansdih, new\",बांसडीह,police-station,84.22,25.88\r\n\r\n", Context);
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
    [InlineData("Rasra,रसड़ा,,tehsil,Balllia,25.8,84.1,,", "'Balllia' is no district of Uttar Pradesh; is it Ballia?")]
    [InlineData("Rasra,रसड़ा,,tehsil,जौनपूर,25.8,84.1,,", "'जौनपूर' is no district of Uttar Pradesh; is it जौनपुर?")]
    [InlineData("Rasra,रसड़ा,,tehsil,,25.8,84.1,,", "'district' is empty")]
    [InlineData("Rasra,रसड़ा,,thesil,ballia,25.8,84.1,,", "'thesil' is no kind of place")]
    [InlineData("Rasra,Rasra,,tehsil,ballia,25.8,84.1,,", "the Hindi name is not in Devanagari")]
    [InlineData("Rasra,रसड़ा,Rasra,tehsil,ballia,25.8,84.1,,", "the Urdu name is not in Arabic script")]
    [InlineData("रसड़ा,रसड़ा,,tehsil,ballia,25.8,84.1,,", "the name is not in Latin letters")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,\"25,8\",84.1,,", "latitude '25,8' is no number: write it with a point, as in 25.76")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,25°70'N,84.1,,", "latitude '25°70'N' is no number")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,,84.1,,", "'latitude' is empty")]
    [InlineData(",,,tehsil,ballia,25.8,84.1,,", "'name' is empty")]
    [InlineData(",नया थाना,,police-station,ballia,25.8,84.1,,", "it has no English name, and none is known: add it in a column 'name'")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,25.8,84.1,0,", "the accuracy is not between 0 and 100 km")]
    [InlineData("Rasra,रसड़ा,,tehsil,ballia,25.8,84.1", "7 fields instead of 9")]
    [InlineData("Rasra,रस\uFFFDड़ा,,tehsil,ballia,25.8,84.1,,", "some letters are lost: save the file as UTF-8 ('CSV UTF-8' in a spreadsheet)")]
    [InlineData("Rasra,\"रसड़ा,,tehsil,ballia,25.8,84.1,,", "a quote is opened and never closed")]
    public void A_fault_says_its_line_and_what_is_wrong(string row, string what)
    {
        var list = PlaceList.Read(Header + "Bansdih,बांसडीह,,tehsil,ballia,25.88,84.22,2,\n" + row + "\n", Context);
        Assert.Contains((3, what), list.Faults.Where(fault => !fault.IsRemark).Select(fault => (fault.Line, fault.What)));
        Assert.Equal("Bansdih", Assert.Single(list.Places).Name);
    }

    [Fact]
    public void Lines_are_counted_across_line_breaks_in_quotes()
    {
        var list = PlaceList.Read(Header + "A,अ,,town,ballia,25.8,84.1,,\"x|\ny\"\nB,B,,town,ballia,25.8,84.1,,\n", Context);
        Assert.Equal([new ImportFault(4, "the Hindi name is not in Devanagari") { Of = "B" }], list.Faults.AsEnumerable());
    }

    [Fact]
    public void A_row_that_repeats_another_is_a_fault()
    {
        var list = PlaceList.Read(Header + "A,अ,,town,ballia,25.8,84.1,,\na,अ,,town,Ballia,25.9,84.1,,\n", Context);
        Assert.Equal("3: a: one of this name, kind and district stands already on line 2: leave one out, or tell them apart by name", Assert.Single(list.Faults).ToString());
        Assert.Single(list.Places);
    }

    [Fact]
    public void A_list_without_its_columns_is_not_read()
    {
        Assert.Equal([new ImportFault(1, "the list is empty")], PlaceList.Read("", Context).Faults.AsEnumerable());
        var faults = PlaceList.Read("name,hindi,district,latitude,lat,remarks\nA,B,C,D,E,F\n", Context).Faults;
        Assert.Equal(
            [
                "the column 'kind' is missing: add it, or say what all rows are with --kind, as in --kind stations", "the column 'longitude' is missing",
                "two columns are called 'latitude'", "the column 'remarks' is not read",
            ],
            faults.Select(fault => fault.What));
        Assert.Equal([false, false, false, true], faults.Select(fault => fault.IsRemark));
        Assert.Empty(PlaceList.Read("name,kind\nA,town\n", Context).Places);
    }

    [Theory]
    [InlineData("\uFEFFname;district;kind;lat;long\r\nRasra;ballia;tehsil;25.85;83.86\r\n")]
    [InlineData("sep=;\nname;district;kind;lat;long\nRasra;ballia;tehsil;25.85;83.86")]
    [InlineData("Name\tDISTT.\tType\tLatitude\tLongitude\nRasra\tDistrict Ballia\tTehsils\t25.85\t83.86")]
    [InlineData("Tehsils of the state,,,\n,,,\nTehsil,जनपद,Lat/Long,Remarks\nRASRA,BALLIA,\"25.85, 83.86\",\n,,,\n")]
    [InlineData("\"name\",\"district\",\"kind\",\"lat\",\"lng\"\n\"Rasra\",\"बलिया\",\"तहसील\",\"25°51'00\"\"N\",\"83°51.6'E\"")]
    [InlineData("name,district,kind,lat,lng\nRasra,जनपद बलिया,tahsil,25°51'00\"N,83°51.6'E")]
    [InlineData("नाम,ज़िला,प्रकार,अक्षांश,देशांतर\nरसड़ा,बलिया,तहसील,25.85,83.86")]
    public void What_offices_send_is_read_as_it_is(string csv)
    {
        var list = PlaceList.Read(csv, Context);
        Assert.Empty(list.Faults.Where(fault => !fault.IsRemark));
        var place = Assert.Single(list.Places);
        Assert.Equal(("ballia/tehsil/rasra", "Rasra", "रसड़ा"), (place.Id, place.Name, place.Hindi));
        Assert.Equal(25.85, place.Spot!.Value.Latitude, 5);
        Assert.Equal(83.86, place.Spot!.Value.Longitude, 5);
    }

    [Fact]
    public void A_column_of_stations_says_what_the_rows_are_and_the_words_around_a_name_are_dropped()
    {
        var list = PlaceList.Read("Police Station,District,Lat,Long\nPS BANSDIH,Ballia,25.88,84.22\nथाना रसड़ा,Ballia,25.85,83.86\nNew Thana,Ballia,25.85,83.86\n", Context);
        Assert.Empty(list.Faults);
        Assert.Equal(["Bansdih", "Rasra", "New"], list.Places.Select(place => place.Name));
        Assert.All(list.Places, place => Assert.Equal(PlaceKind.PoliceStation, place.Kind));
        Assert.Equal("New", list.Places[2].Hindi);
    }

    [Fact]
    public void What_holds_for_all_rows_is_said_once()
    {
        var list = PlaceList.Read("name,lat,lon\nMadhuban,26.1,83.7\n", Context with { Kind = "police-station", District = Gazetteer.Default.Find("mau") });
        Assert.Equal("mau/police-station/madhuban", Assert.Single(list.Places).Id);
    }

    [Fact]
    public void Rows_of_other_states_are_passed_over()
    {
        var list = PlaceList.Read("name,state,district,kind,lat,lon\nRasra,Uttar Pradesh,Ballia,town,25.85,83.86\nGarh,BIHAR,Balrampur,town,25,85\nX,Chhattisgarh,Balrampur,town,23,83\n", Context);
        Assert.Equal("Rasra", Assert.Single(list.Places).Name);
        Assert.Equal("2 rows of other states are passed over", Assert.Single(list.Faults).What);
    }

    [Fact]
    public void A_point_beyond_its_district_is_a_fault_where_boundaries_are_known_and_a_remark_where_not()
    {
        const string csv = "name,hindi,district,kind,lat,lon\nA,अ,ballia,town,26.9,81.0\nB,ब,ballia,town,25.9,83.95\n";
        Assert.Equal(["the point lies more than 130 km from Ballia, from where Ballia is run"], PlaceList.Read(csv, Context).Faults.Select(fault => fault.What));

        var far = PlaceList.Read("name,hindi,district,kind,lat,lon\nC,स,ballia,town,25.35,83.0\n", Context);
        Assert.Equal("2: C: note: the point is nearest to Varanasi, which has no border with Ballia: is it right?", Assert.Single(far.Faults).ToString());
        Assert.Single(far.Places);

        static Area Square(string district, double west, double east) => new(
            district, null, "UP", Gazetteer.Default.Find(district), [[new(25.5, west), new(25.5, east), new(26.3, east), new(26.3, west), new(25.5, west)]]);
        var known = Context with { Areas = new AreaIndex([Square("ballia", 84, 84.5), Square("mau", 83.4, 84)], 75) };
        Assert.Equal(["B"], PlaceList.Read("name,hindi,district,kind,lat,lon\nB,ब,ballia,town,25.9,83.99\n", known).Places.Select(place => place.Name));
        Assert.Equal(
            "by the imported boundaries the point lies in Mau, not in Ballia",
            Assert.Single(PlaceList.Read("name,hindi,district,kind,lat,lon\nB,ब,ballia,town,25.9,83.9\n", known).Faults).What);
    }

    [Fact]
    public void Any_text_gives_an_answer()
    {
        var random = new Random(4);
        const string letters = "\",\n\r|ab;1.-रن\uD800\uFEFF\0";
        for (var i = 0; i < 2000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)])]);
            Assert.NotNull(PlaceList.Read(Header + text, Context));
            Assert.NotNull(PlaceList.Read(text, Context));
        }
    }
}

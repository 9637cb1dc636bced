using System.Text;
using Satark.Places;
using Satark.Places.Import;

namespace Satark.Tests.Places.Import;

public sealed class AreaListTests
{
    private static readonly ImportContext Context = new(Gazetteer.Default);

    private const string Square = "[[84,25.5],[84.5,25.5],[84.5,26],[84,26],[84,25.5]]";
    private const string Metres =
        "the coordinates are metres of a map projection, not degrees: convert the file to WGS 84 (ogr2ogr -f GeoJSON -t_srs EPSG:4326 out.geojson in.geojson)";

    private const string Hole = "[[84.1,25.6],[84.2,25.6],[84.2,25.7],[84.1,25.7],[84.1,25.6]]";

    [Fact]
    public void A_polygon_holds_the_points_within_and_not_those_in_its_hole()
    {
        var list = Read(Feature("\"district\":\"बलिया\"", $$"""{"type":"Polygon","coordinates":[{{Square}},{{Hole}}]}"""));
        Assert.Empty(list.Faults);
        var area = Assert.Single(list.Areas);
        Assert.Equal(("Ballia", null, "ballia"), (area.Name, area.Kind, area.District!.Id));
        Assert.True(area.Contains(25.76, 84.15));
        Assert.False(area.Contains(25.65, 84.15));
        Assert.False(area.Contains(26.5, 84.15));
        Assert.False(area.Contains(25.76, 83.9));
    }

    [Fact]
    public void A_station_can_have_several_parts()
    {
        var list = Read(Feature(
            "\"district\":\"ballia\",\"kind\":\"police-station\",\"name\":\"Bansdih\"",
            """{"type":"MultiPolygon","coordinates":[[[[84,25.5],[84.1,25.5],[84.1,25.6],[84,25.5]]],[[[84.3,25.5],[84.4,25.5],[84.4,25.6],[84.3,25.5]]]]}"""));
        var area = Assert.Single(list.Areas);
        Assert.Equal(PlaceKind.PoliceStation, area.Kind);
        Assert.True(area.Contains(25.52, 84.09));
        Assert.True(area.Contains(25.52, 84.39));
        Assert.False(area.Contains(25.52, 84.2));
    }

    [Fact]
    public void A_point_on_a_common_boundary_lies_in_exactly_one_of_two_areas()
    {
        var list = Read(
            Feature("\"district\":\"mau\"", """{"type":"Polygon","coordinates":[[[83.5,25.5],[84,25.5],[84,26],[83.5,26],[83.5,25.5]]]}"""),
            Feature("\"district\":\"ballia\"", $$"""{"type":"Polygon","coordinates":[{{Square}}]}"""));
        Assert.Equal(1, list.Areas.Count(area => area.Contains(25.7, 84)));
        Assert.Equal(1, list.Areas.Count(area => area.Contains(25.5, 83.7)));
    }

    [Theory]
    [InlineData("\"district\":\"patna\"", "{}", "'patna' is no district of Uttar Pradesh")]
    [InlineData("\"kind\":\"thana\",\"name\":\"x\"", "{}", "the property 'district' is missing")]
    [InlineData("\"NAME\":\"Balllia\"", "{}", "'Balllia' is no district of Uttar Pradesh; is it Ballia?")]
    [InlineData("\"district\":\"ballia\"", "null", "the feature has no geometry with coordinates")]
    [InlineData("\"district\":\"ballia\",\"kind\":\"tahna\"", "{}", "'tahna' is no kind of place")]
    [InlineData("\"district\":\"ballia\",\"kind\":\"police-station\"", "{}", "the property 'name' is missing")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Point","coordinates":[84,25]}""", "a geometry of type 'Point' has no area: only Polygon and MultiPolygon have")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[]}""", "the area is empty")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[1]}""", "a ring is no array of positions")]
    [InlineData("\"district\":\"ballia\"", """{"type":"MultiPolygon","coordinates":[1]}""", "a polygon is no array of rings")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[84,25.5],[84.5,25.5],[84,25.5]]]}""", "a ring has 3 different positions in a row, its first again at the end among them; it needs at least 4")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[540000,2850000],[540100,2850000]]]}""", Metres)]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[84,1e999]]]}""", "a position is no pair of numbers")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[25.5,84],[25.5,84.5]]]}""", "latitude and longitude are the wrong way round")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[72.8,19],[72.9,19]]]}""", "the point 19, 72.8 lies outside Uttar Pradesh")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[84,"25"]]]}""", "a position is no pair of numbers")]
    [InlineData("\"district\":\"\\ud800\"", "{}", "some letters are lost: a text is not valid Unicode")]
    public void A_fault_says_its_line_and_what_is_wrong(string properties, string geometry, string what)
    {
        var list = Read(Feature("\"district\":\"mau\"", $$"""{"type":"Polygon","coordinates":[{{Square}}]}"""), Feature(properties, geometry));
        Assert.Equal([(4, what)], list.Faults.Select(fault => (fault.Line, fault.What)));
        Assert.Equal("mau", Assert.Single(list.Areas).District!.Id);
    }

    [Fact]
    public void An_area_that_repeats_another_is_a_fault()
    {
        var feature = Feature("\"district\":\"mau\"", $$"""{"type":"Polygon","coordinates":[{{Square}}]}""");
        Assert.Equal(
            "4: Mau: an area of this name, kind and district stands already on line 3: make one MultiPolygon of them, or leave one out",
            Assert.Single(Read(feature, feature).Faults).ToString());
    }

    [Fact]
    public void Rings_may_be_open_run_either_way_and_touch_themselves()
    {
        const string eight = "[[84,25.5],[84.2,25.7],[84.4,25.5],[84.4,25.9],[84.2,25.7],[84,25.9]]"; // touches itself in the middle, and is not closed
        var list = Read(Feature("\"district\":\"ballia\"", $$"""{"type":"Polygon","coordinates":[{{eight}}]}"""));
        Assert.Equal("3: ballia: note: a ring does not end where it begins: it is closed", Assert.Single(list.Faults).ToString());
        var area = Assert.Single(list.Areas);
        Assert.True(area.Contains(25.7, 84.05));
        Assert.True(area.Contains(25.7, 84.35));
        Assert.False(area.Contains(25.55, 84.2));

        const string reversedHole = "[[84.1,25.6],[84.1,25.7],[84.2,25.7],[84.2,25.6],[84.1,25.6]]";
        foreach (var hole in (string[])[Hole, reversedHole])
        {
            Assert.False(Read(Feature("\"district\":\"ballia\"", $$"""{"type":"Polygon","coordinates":[{{Square}},{{hole}}]}""")).Areas[0].Contains(25.65, 84.15));
        }
    }

    [Theory]
    [InlineData("\"DISTRICT\":\"BALLIA\",\"ST_NM\":\"Uttar Pradesh\"", "UP/ballia//")]
    [InlineData("\"NAME_1\":\"Uttar Pradesh\",\"NAME_2\":\"Ballia\"", "UP/ballia//")]
    [InlineData("\"dtname\":\"Allahabad\"", "UP/prayagraj//")]
    [InlineData("\"Dist_Name\":\"बलिया\",\"PS_NAME\":\"PS BANSDIH\"", "UP/ballia/PoliceStation/Bansdih")]
    [InlineData("\"kind\":\"states\",\"name\":\"Bihar\"", "BR///")]
    public void The_usual_names_of_properties_are_understood(string properties, string key)
    {
        var list = Read(Feature(properties, $$"""{"type":"Polygon","coordinates":[{{Square}}]}"""));
        Assert.Empty(list.Faults);
        Assert.Equal(key, Assert.Single(list.Areas).Key);
    }

    [Fact]
    public void A_district_of_another_state_with_a_name_of_ours_is_passed_over()
    {
        var list = Read(Feature("\"DISTRICT\":\"Pratapgarh\",\"ST_NM\":\"Rajasthan\"", """{"type":"Polygon","coordinates":[[[74,24],[75,24],[75,25],[74,24]]]}"""));
        Assert.Empty(list.Areas);
        Assert.Equal("1 features of other states are passed over", Assert.Single(list.Faults).What);
    }

    [Fact]
    public void Coordinates_of_another_system_are_refused()
    {
        var json = """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32644"}},"features":[]}""";
        Assert.StartsWith("the coordinates are in urn:ogc:def:crs:EPSG::32644: convert", Assert.Single(AreaList.Read(Encoding.UTF8.GetBytes(json), Context).Faults).What, StringComparison.Ordinal);
        var usual = json.Replace("EPSG::32644", "OGC:1.3:CRS84", StringComparison.Ordinal);
        Assert.Equal("the list is empty", Assert.Single(AreaList.Read(Encoding.UTF8.GetBytes(usual), Context).Faults).What);
    }

    [Theory]
    [InlineData("", 1, "the file is no valid JSON from here on")]
    [InlineData("[]", 1, "this is no GeoJSON FeatureCollection")]
    [InlineData("{\"features\":{}}", 1, "this is no GeoJSON FeatureCollection")]
    [InlineData("{\"type\":\"Feature\"}", 1, "this is no GeoJSON FeatureCollection")]
    [InlineData("{\"features\":[\n{},\n{]}", 3, "the file is no valid JSON from here on")]
    public void What_is_no_such_file_is_said_so(string json, int line, string what) =>
        Assert.Contains(new ImportFault(line, what), AreaList.Read(Encoding.UTF8.GetBytes(json), Context).Faults);

    [Fact]
    public void Any_bytes_give_an_answer()
    {
        var random = new Random(4);
        var valid = Encoding.UTF8.GetBytes(Collection(Feature("\"district\":\"mau\",\"kind\":\"town\",\"name\":\"मऊ\"", $$"""{"type":"Polygon","coordinates":[{{Square}}]}""")));
        var broken = 0;
        for (var i = 0; i < 3000; i++)
        {
            var bytes = (byte[])valid.Clone();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            broken += AreaList.Read(bytes.AsSpan(0, random.Next(2) == 0 ? bytes.Length : random.Next(bytes.Length)), Context).Faults.IsEmpty ? 0 : 1;
        }

        Assert.InRange(broken, 1000, 3000);
    }

    private static string Feature(string properties, string geometry) => $$$"""{"type":"Feature","properties":{{{{properties}}}},"geometry":{{{geometry}}}}""";

    private static string Collection(params string[] features) => "{\"type\":\"FeatureCollection\",\n\"features\":[\n" + string.Join(",\n", features) + "\n]}";

    private static AreaList Read(params string[] features) => AreaList.Read(Encoding.UTF8.GetBytes(Collection(features)), Context);
}

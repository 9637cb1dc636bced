using System.Text;
using Satark.Places;
using Satark.Places.Import;

namespace Satark.Tests.Places.Import;

public sealed class AreaListTests
{
    private const string Square = "[[84,25.5],[84.5,25.5],[84.5,26],[84,26],[84,25.5]]";
    private const string Hole = "[[84.1,25.6],[84.2,25.6],[84.2,25.7],[84.1,25.7],[84.1,25.6]]";

    [Fact]
    public void A_polygon_holds_the_points_within_and_not_those_in_its_hole()
    {
        var list = Read(Feature("\"district\":\"बलिया\"", $$"""{"type":"Polygon","coordinates":[{{Square}},{{Hole}}]}"""));
        Assert.Empty(list.Faults);
        var area = Assert.Single(list.Areas);
        Assert.Equal(("Ballia", null, "ballia"), (area.Name, area.Kind, area.District.Id));
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
    [InlineData("\"name\":\"x\"", "{}", "the property 'district' is missing")]
    [InlineData("\"district\":\"ballia\"", "null", "the feature has no geometry with coordinates")]
    [InlineData("\"district\":\"ballia\",\"kind\":\"thana\"", "{}", "'thana' is no kind of place")]
    [InlineData("\"district\":\"ballia\",\"kind\":\"police-station\"", "{}", "the property 'name' is missing")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Point","coordinates":[84,25]}""", "a geometry of type 'Point' has no area")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[]}""", "the area is empty")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[1]}""", "a ring is no array of positions")]
    [InlineData("\"district\":\"ballia\"", """{"type":"MultiPolygon","coordinates":[1]}""", "a polygon is no array of rings")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[84,25.5],[84.5,25.5],[84,25.5]]]}""", "a ring has 3 positions instead of at least 4")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[84,25.5],[84.5,25.5],[84.5,26],[84,26]]]}""", "a ring does not end where it begins")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[25.5,84],[25.5,84.5]]]}""", "latitude and longitude are the wrong way round")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[72.8,19],[72.9,19]]]}""", "the point 19, 72.8 lies outside Uttar Pradesh")]
    [InlineData("\"district\":\"ballia\"", """{"type":"Polygon","coordinates":[[[84,"25"]]]}""", "a position is no pair of numbers")]
    [InlineData("\"district\":\"\\ud800\"", "{}", "some letters are lost: a text is not valid Unicode")]
    public void A_fault_says_its_line_and_what_is_wrong(string properties, string geometry, string what)
    {
        var list = Read(Feature("\"district\":\"mau\"", $$"""{"type":"Polygon","coordinates":[{{Square}}]}"""), Feature(properties, geometry));
        Assert.Equal([new ImportFault(4, what)], list.Faults.AsEnumerable());
        Assert.Equal("mau", Assert.Single(list.Areas).District.Id);
    }

    [Fact]
    public void An_area_that_repeats_another_is_a_fault()
    {
        var feature = Feature("\"district\":\"mau\"", $$"""{"type":"Polygon","coordinates":[{{Square}}]}""");
        Assert.Equal([new ImportFault(4, "'Mau' stands already on line 3")], Read(feature, feature).Faults.AsEnumerable());
    }

    [Theory]
    [InlineData("", 1, "the file is no valid JSON from here on")]
    [InlineData("[]", 1, "this is no GeoJSON FeatureCollection")]
    [InlineData("{\"features\":{}}", 1, "this is no GeoJSON FeatureCollection")]
    [InlineData("{\"type\":\"Feature\"}", 1, "this is no GeoJSON FeatureCollection")]
    [InlineData("{\"features\":[\n{},\n{]}", 3, "the file is no valid JSON from here on")]
    public void What_is_no_such_file_is_said_so(string json, int line, string what) =>
        Assert.Contains(new ImportFault(line, what), AreaList.Read(Encoding.UTF8.GetBytes(json), Gazetteer.Default).Faults);

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
            broken += AreaList.Read(bytes.AsSpan(0, random.Next(2) == 0 ? bytes.Length : random.Next(bytes.Length)), Gazetteer.Default).Faults.IsEmpty ? 0 : 1;
        }

        Assert.InRange(broken, 1000, 3000);
    }

    private static string Feature(string properties, string geometry) => $$$"""{"type":"Feature","properties":{{{{properties}}}},"geometry":{{{geometry}}}}""";

    private static string Collection(params string[] features) => "{\"type\":\"FeatureCollection\",\n\"features\":[\n" + string.Join(",\n", features) + "\n]}";

    private static AreaList Read(params string[] features) => AreaList.Read(Encoding.UTF8.GetBytes(Collection(features)), Gazetteer.Default);
}

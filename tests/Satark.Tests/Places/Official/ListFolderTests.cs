using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Places;
using Satark.Places.Import;
using Satark.Places.Official;

namespace Satark.Tests.Places.Official;

public sealed class ListFolderTests : IDisposable
{
    private const string Table = "name,hindi,kind,district,lat,lon,other_names\n\"Nayapura, new\",नयापुरा,police-station,ballia,25.88,84.22,Naya|\"\"Pura\"\"\nRasra,,tehsil,ballia,25.8512345678,83.86,\n";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly string _path = Path.Combine(Path.GetTempPath(), "satark-places-" + Path.GetRandomFileName());

    private ListFolder Folder => new(_path);

    public void Dispose()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }

    [Fact]
    public void What_was_put_in_is_read_as_it_was()
    {
        var reading = Read(Table);
        var list = Folder.Put("stations", "thana.csv", Encoding.UTF8.GetBytes(Table), reading, Now);
        Assert.Equal(("stations", "thana.csv", 2, 0, 0, Now), (list.Name, list.Source, list.Places, list.Areas, list.LeftOut, list.ImportedAt));
        var read = Folder.Read(Gazetteer.Default);
        Assert.Empty(read.Faults);
        Assert.Equal([list], read.Lists.AsEnumerable());
        Assert.Equal(JsonSerializer.Serialize(reading.Places.Select(Plain)), JsonSerializer.Serialize(read.Places.Select(Plain)));
        Assert.Equal(["import.lock"], Directory.EnumerateFiles(_path).Select(Path.GetFileName).Except([list.File, "manifest.json"]).DefaultIfEmpty("import.lock"));
    }

    [Fact]
    public void Boundaries_come_back_as_they_were()
    {
        const string json = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"district":"ballia"},"geometry":{"type":"Polygon","coordinates":[[[84,25.5],[84.5,25.5],[84.5,26],[84,25.5]],[[84.3,25.6],[84.4,25.6],[84.4,25.7],[84.3,25.6]]]}},
            {"type":"Feature","properties":{"kind":"state","name":"Bihar"},"geometry":{"type":"Polygon","coordinates":[[[85,25.5],[85.5,25.5],[85.5,26],[85,25.5]]]}}
            ]}
            """;
        Folder.Put("areas", "up.geojson", Encoding.UTF8.GetBytes(json), Read(json), Now);
        var areas = Folder.Read(Gazetteer.Default).Areas;
        Assert.Equal(2, areas.Count);
        Assert.Equal("ballia", areas.Find(25.55, 84.3)?.District);
        Assert.Null(areas.Find(25.65, 84.37));
        Assert.Equal("BR", areas.Find(25.55, 85.3)?.State);
    }

    [Fact]
    public void A_list_takes_the_place_of_the_one_of_its_name_and_can_be_removed()
    {
        Folder.Put("stations", "old.csv", [], Read(Table), Now);
        Folder.Put("towns", "towns.csv", [], Read("name,kind,district,lat,lon\nRasra,town,ballia,25.85,83.86\n"), Now);
        Folder.Put("stations", "new.csv", [], Read("name,kind,district,lat,lon\nBansdih,police-station,ballia,25.88,84.22\n"), Now);
        Assert.Equal(["towns.csv", "new.csv"], Folder.Lists().Select(list => list.Source));
        Assert.Equal(2, Directory.EnumerateFiles(_path, "*.csv").Count());
        Assert.True(Folder.Remove("stations"));
        Assert.False(Folder.Remove("stations"));
        Assert.Equal("Rasra", Assert.Single(Folder.Read(Gazetteer.Default).Places).Name);
        Assert.Single(Directory.EnumerateFiles(_path, "*.csv"));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing_and_is_no_fault()
    {
        Assert.Equal((0, 0), (Folder.Read(Gazetteer.Default).Places.Length, Folder.Read(Gazetteer.Default).Faults.Length));
        Assert.False(Folder.Remove("stations"));
        Assert.False(Directory.Exists(_path));
        Assert.Same(OfficialLists.None, new ReadOfficialLists(NullLogger<ReadOfficialLists>.Instance).Handle());
    }

    [Theory]
    [InlineData("{", "the manifest of the official places is broken: remove the folder and import the lists again")]
    [InlineData("", "the manifest of the official places is broken: remove the folder and import the lists again")]
    [InlineData("{\"version\":2,\"lists\":[]}", "the manifest of the official places is of another version of Satark: import the lists again with this one")]
    [InlineData("{\"version\":1,\"lists\":[null]}", "the manifest of the official places is of another version of Satark: import the lists again with this one")]
    [InlineData("{\"version\":1,\"lists\":[{\"name\":\"x\"}]}", "the manifest of the official places is of another version of Satark: import the lists again with this one")]
    [InlineData("{\"version\":1}", "the manifest of the official places is of another version of Satark: import the lists again with this one")]
    [InlineData("null", "the manifest of the official places is of another version of Satark: import the lists again with this one")]
    public void A_broken_manifest_leaves_the_built_in_tables_and_says_what_to_do(string manifest, string fault)
    {
        Directory.CreateDirectory(_path);
        File.WriteAllText(Path.Combine(_path, "manifest.json"), manifest);
        var read = Folder.Read(Gazetteer.Default);
        Assert.Equal([fault], read.Faults.AsEnumerable());
        Assert.Empty(read.Places);
    }

    [Fact]
    public void A_list_that_was_changed_or_is_gone_is_left_out_and_the_others_are_used()
    {
        var changed = Folder.Put("changed", "a.csv", [], Read(Table), Now);
        var gone = Folder.Put("gone", "b.csv", [], Read("name,kind,district,lat,lon\nRasra,town,ballia,25.85,83.86\n"), Now);
        Folder.Put("sound", "c.csv", [], Read("name,kind,district,lat,lon\nBansdih,police-station,ballia,25.88,84.22\n"), Now);
        File.AppendAllText(Path.Combine(_path, changed.File), "x");
        File.Delete(Path.Combine(_path, gone.File));
        var read = Folder.Read(Gazetteer.Default);
        Assert.Equal(
            ["the official list 'changed' was changed since it was imported: import a.csv again", "the official list 'gone' is gone from its folder: import b.csv again"],
            read.Faults.AsEnumerable());
        Assert.Equal("Bansdih", Assert.Single(read.Places).Name);
    }

    [Fact]
    public void A_manifest_leads_nowhere_outside_its_folder()
    {
        Directory.CreateDirectory(_path);
        var outside = Path.Combine(Path.GetTempPath(), "satark-outside-" + Path.GetRandomFileName() + ".csv");
        File.WriteAllText(outside, Table);
        try
        {
            var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(outside)));
            File.WriteAllText(Path.Combine(_path, "manifest.json"), $$"""
                {"version":1,"lists":[{"name":"x","file":{{JsonSerializer.Serialize("../" + Path.GetFileName(outside))}},"sha256":"{{digest}}","source":"x","sourceSha256":"","importedAt":"2026-11-22T00:00:00Z","places":1,"areas":0,"leftOut":0}]}
                """);
            Assert.Equal(["the official list 'x' is gone from its folder: import x again"], Folder.Read(Gazetteer.Default).Faults.AsEnumerable());
        }
        finally
        {
            File.Delete(outside);
        }
    }

    [Fact]
    public void Two_imports_at_once_do_not_lose_a_list()
    {
        Directory.CreateDirectory(_path);
        using var other = new FileStream(Path.Combine(_path, "import.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Throws<IOException>(() => Folder.Put("stations", "a.csv", [], Read(Table), Now));
    }

    [Fact]
    public void A_table_of_networks_is_read_too_and_a_broken_one_names_no_path()
    {
        Directory.CreateDirectory(_path);
        var file = Path.Combine(_path, "networks.txt");
        File.WriteAllText(file, "network,state,district\n203.0.113.0/24,UP,ballia\n");
        var read = new ReadOfficialLists(NullLogger<ReadOfficialLists>.Instance, Folder, new PlacesOptions { IpTable = file }).Handle();
        Assert.NotNull(read.Networks);
        Assert.Empty(read.Faults);

        File.AppendAllText(file, "nonsense,XX,\n");
        read = new ReadOfficialLists(NullLogger<ReadOfficialLists>.Instance, Folder, new PlacesOptions { IpTable = file }).Handle();
        Assert.Null(read.Networks);
        Assert.Equal(["the table of Satark:Places:IpTable cannot be used: the log says why"], read.Faults.AsEnumerable());
    }

    private static ListReading Read(string text)
    {
        var reading = ListReading.Read(Encoding.UTF8.GetBytes(text), new ImportContext(Gazetteer.Default));
        Assert.Equal(0, reading.Faulty);
        return reading;
    }

    private static object Plain(Place place) => new { place.Id, place.Name, place.Hindi, place.Urdu, place.Spot, place.OtherNames, place.Basis, place.IsUnverified };
}

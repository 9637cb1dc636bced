using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Satark.Local.Commands;
using Satark.Local.Tests.Storage;
using Satark.Places;
using Satark.Places.Official;

namespace Satark.Local.Tests.CommandLine;

/// <summary><c>places import|list|remove</c>, and what a Satark that starts makes of their folder.</summary>
public sealed class PlacesVerbTests : IDisposable
{
    private const string Header = "Police Station,District,Lat,Long\n";

    private readonly TestFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Lists => Path.Combine(Data, "places");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_wrong_row_stops_all_and_is_named_with_its_line()
    {
        var file = Write("thana.csv", Header + "Bansdih,Ballia,25.88,84.22\nRasra,Balllia,25.85,83.86\n");
        var (code, output, error) = Run("places", "import", file, "--data", Data);
        Assert.Equal(2, code);
        Assert.Equal($"{file}:3: Rasra: 'Balllia' is no district of Uttar Pradesh; is it Ballia?\n", error);
        Assert.Contains("2 rows, 1 right, 1 wrong", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Lists));
    }

    [Fact]
    public void What_is_right_is_taken_where_that_is_said_and_a_check_writes_nothing()
    {
        var file = Write("Thana List.csv", Header + "Bansdih,Ballia,25.88,84.22\nRasra,Balllia,25.85,83.86\n");
        Assert.Equal(0, Run("places", "import", file, "--data", Data, "--skip-faulty", "--check").Code);
        Assert.False(Directory.Exists(Lists));
        Assert.Equal(0, Run("places", "import", file, "--data", Data, "--skip-faulty").Code);
        var (code, output, error) = Run("places", "list", "--data", Data);
        Assert.Equal((0, ""), (code, error));
        Assert.Matches("^thana-list\t1 places\t0 areas\t1 left out\t[-0-9: ]+Z\tThana List.csv\tin use\n$", output);
    }

    [Fact]
    public void A_list_can_lie_in_another_folder_and_be_removed()
    {
        var (file, folder) = (Write("thana.csv", Header + "Bansdih,Ballia,25.88,84.22\n"), Path.Combine(_folder.Path, "azure"));
        Assert.Equal(0, Run("places", "import", file, "--out", folder, "--name", "stations").Code);
        Assert.True(File.Exists(Path.Combine(folder, "manifest.json")));
        Assert.Contains("in the place of thana.csv", Run("places", "import", file, "--out", folder, "--name", "stations").Output, StringComparison.Ordinal);
        Assert.Equal(1, Run("places", "remove", "nothing", "--out", folder).Code);
        Assert.Equal(0, Run("places", "remove", "stations", "--out", folder).Code);
        Assert.Equal("", Run("places", "list", "--out", folder).Output);
    }

    [Fact]
    public void Points_and_areas_of_files_of_one_name_are_two_lists()
    {
        Assert.Equal(0, Run("places", "import", Write("thana.csv", Header + "Bansdih,Ballia,25.88,84.22\n"), "--data", Data).Code);
        Assert.Equal(0, Run("places", "import", Write("thana.geojson", """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"district":"ballia","thana":"Bansdih"},"geometry":{"type":"Polygon","coordinates":[[[84,25.5],[84.5,25.5],[84.5,26],[84,26],[84,25.5]]]}}]}
            """), "--data", Data).Code);
        Assert.Equal(["thana", "thana-areas"], new ListFolder(Lists).Lists().Select(list => list.Name));
    }

    [Theory]
    [InlineData("There is no file", "nowhere.csv")]
    [InlineData("There is no kind 'planets'", "thana.csv", "--kind", "planets")]
    [InlineData("There is no district 'Atlantis'", "thana.csv", "--district", "Atlantis")]
    [InlineData("A list's name has only", "thana.csv", "--name", "../up")]
    [InlineData("A list's name has only", "थाना.csv")]
    public void What_cannot_be_is_said_in_a_sentence(string sentence, string file, params string[] more)
    {
        Write("thana.csv", Header);
        Write("थाना.csv", Header);
        var (code, _, error) = Run([.. (string[])["places", "import", Path.Combine(_folder.Path, file), "--data", Data], .. more]);
        Assert.Equal(1, code);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_satark_that_starts_uses_the_lists()
    {
        var before = Gazetteer.Default.Places.First(place => place.Kind == PlaceKind.PoliceStation && place.IsUnverified);
        var row = FormattableString.Invariant($"{before.Name},{before.District.English},{before.District.Latitude},{before.District.Longitude}\n");
        Assert.Equal(0, Run("places", "import", Write("thana.csv", Header + row), "--data", Data).Code);
        Assert.Equal(0, Run("places", "import", Write("ballia.geojson", """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"DISTRICT":"BALLIA"},"geometry":{"type":"Polygon","coordinates":[[[84,25.5],[84.5,25.5],[84.5,26],[84,26],[84,25.5]]]}}]}
            """), "--data", Data).Code);
        await using var host = await StartAsync();
        Assert.False(host.Services.GetRequiredService<Gazetteer>().FindPlace(before.Id)!.IsUnverified);
        Assert.Equal("ballia", host.Services.GetRequiredService<AreaIndex>().Find(25.7, 84.2)?.District);
        Assert.DoesNotContain("official list", await EngineAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_satark_with_a_broken_list_starts_with_the_built_in_tables_and_says_so()
    {
        Assert.Equal(0, Run("places", "import", Write("thana.csv", Header + "Bansdih,Ballia,25.88,84.22\n"), "--data", Data).Code);
        File.AppendAllText(Directory.EnumerateFiles(Lists, "*.csv").Single(), "garbage\n");
        Assert.Equal(2, Run("places", "list", "--data", Data).Code);
        await using (var host = await StartAsync())
        {
            Assert.Same(Gazetteer.Default, host.Services.GetRequiredService<Gazetteer>());
            Assert.Contains("the official list 'thana' was changed since it was imported: import thana.csv again", await EngineAsync(host), StringComparison.Ordinal);
        }

        File.WriteAllText(Path.Combine(Lists, "manifest.json"), "{");
        Assert.Equal("The manifest of the official places is broken: remove the folder and import the lists again.\n", Run("places", "remove", "thana", "--data", Data).Error);
        await using var again = await StartAsync();
        Assert.Contains("the manifest of the official places is broken", await EngineAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_satark_reads_its_table_of_networks_and_starts_without_one_and_with_a_broken_one()
    {
        var table = Write("networks.csv", "network,state,district\n203.0.113.0/24,UP,ballia\n");
        await using (var host = await StartAsync(table))
        {
            Assert.NotNull(host.Services.GetRequiredService<OfficialLists>().Networks);
            Assert.Same(host.Services.GetRequiredService<OfficialLists>().Networks, host.Services.GetService<Places.Evidence.Networks.IpTable>());
            Assert.NotNull(host.Services.GetRequiredService<Places.Evidence.ReportEvidence>());
        }

        await using (var host = await StartAsync())
        {
            Assert.NotNull(host.Services.GetRequiredService<Places.Evidence.ReportEvidence>());
            Assert.DoesNotContain("IpTable", await EngineAsync(host), StringComparison.Ordinal);
        }

        File.AppendAllText(table, "nonsense,XX,\n");
        await using var broken = await StartAsync(table);
        Assert.NotNull(broken.Services.GetRequiredService<Places.Evidence.ReportEvidence>());
        Assert.Contains("the table of Satark:Places:IpTable cannot be used: the log says why", await EngineAsync(broken), StringComparison.Ordinal);
    }

    private static async Task<string> EngineAsync(LocalHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        return System.Text.RegularExpressions.Regex.Unescape(await http.GetStringAsync(new Uri("/health/engine", UriKind.Relative)));
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, text, Encoding.UTF8);
        return file;
    }

    private Task<LocalHost> StartAsync(string? networks = null) => LocalHost.StartAsync(
        new LocalOptions { DataFolder = Data, Port = 0, Settings = new Dictionary<string, string?> { ["Satark:Places:IpTable"] = networks } }, CancellationToken.None);

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var root = SatarkCommand.Make(new OwnHouse(args, output));
        var code = root.Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}

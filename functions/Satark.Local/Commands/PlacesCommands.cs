using System.CommandLine;
using System.Text;
using Satark.Places;
using Satark.Places.Import;
using Satark.Places.Official;

namespace Satark.Local.Commands;

/// <summary><c>places import|list|remove</c>: an installation's official lists of places and boundaries.</summary>
internal static class PlacesCommands
{
    private const int LongestName = 40;
    private const string AreasSuffix = "-areas";

    public static Command Make() => new("places", "Official lists of places and boundaries, beside the built-in tables.") { Import(), List(), Remove() };

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "A table of places with coordinates (CSV) or their areas (GeoJSON, WGS 84)." };
        var kind = new Option<string?>("--kind") { Description = "What the rows are, where the file does not say: stations, districts, states, towns, tehsils, hospitals, …", HelpName = "KIND" };
        var district = new Option<string?>("--district") { Description = "The one district of all rows, where the file does not say.", HelpName = "NAME" };
        var name = new Option<string?>("--name") { Description = "What the list is called here; without it, as the file (boundaries with '-areas' behind). It takes the place of a list of that name.", HelpName = "NAME" };
        var check = new Option<bool>("--check") { Description = "Says what is wrong and writes nothing." };
        var skip = new Option<bool>("--skip-faulty") { Description = "Takes what is right and leaves out what is wrong. Without it, one wrong row stops all." };
        var data = SatarkCommand.DataOption();
        var to = FolderOption();
        var command = new Command("import", "Reads an official list, says line by line what is wrong with it, and puts it into use at the next start.") { file, kind, district, name, check, skip, data, to };
        command.SetAction(parse => Guard(parse, () =>
        {
            var (source, error) = (parse.GetValue(file)!, parse.InvocationConfiguration.Error);
            var folder = Folder(parse, data, to);
            var called = parse.GetValue(name) ?? ListName(source);
            if (Slug(called) != called || called.Length == 0)
            {
                error.WriteLine($"A list's name has only a-z, 0-9 and dashes, at most {LongestName}: give it one with --name, as in --name stations.");
                return 1;
            }

            if (!File.Exists(source))
            {
                error.WriteLine($"There is no file {source}.");
                return 1;
            }

            if (parse.GetValue(kind) is { } word && KindWords.Find(word) is null)
            {
                error.WriteLine($"There is no kind '{word}': stations, districts, states, tehsils, towns, villages, quarters, or a kind of landmark such as hospitals, bridges, ghats.");
                return 1;
            }

            District? only = null;
            if (parse.GetValue(district) is { } text && (only = Gazetteer.Default.Find(text) ?? Gazetteer.Default.FindByName(text)) is null)
            {
                error.WriteLine($"There is no district '{text}'.");
                return 1;
            }

            if (new FileInfo(source).Length > ListReading.MostBytes)
            {
                error.WriteLine($"{source} is larger than {ListReading.MostBytes >> 20} MiB: simplify its areas to about 10 m (ogr2ogr -simplify 0.0001), or cut it into several.");
                return 1;
            }

            var import = new PlacesImport(folder, called, parse.InvocationConfiguration.Output, error)
            {
                Kind = parse.GetValue(kind) is { } said ? KindWords.Find(said) : null,
                District = only,
                OnlyChecks = parse.GetValue(check),
                SkipsFaulty = parse.GetValue(skip),
            };
            return import.Run(source, TimeProvider.System.GetUtcNow());
        }));
        return command;
    }

    private static Command List()
    {
        var (data, from) = (SatarkCommand.DataOption(), FolderOption());
        var command = new Command("list", "Lists the official lists, and whether they can be used.") { data, from };
        command.SetAction(parse => Guard(parse, () =>
        {
            var folder = Folder(parse, data, from);
            var read = folder.Read(Gazetteer.Default);
            foreach (var list in folder.Lists())
            {
                parse.InvocationConfiguration.Output.WriteLine(
                    $"{list.Name}\t{list.Places} places\t{list.Areas} areas\t{list.LeftOut} left out\t{list.ImportedAt:u}\t{list.Source}\t{(read.Lists.Contains(list) ? "in use" : "cannot be used")}");
            }

            foreach (var fault in read.Faults)
            {
                parse.InvocationConfiguration.Error.WriteLine(fault);
            }

            return read.Faults.IsEmpty ? 0 : 2;
        }));
        return command;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("name") { Description = "The list, as 'places list' names it." };
        var (data, from) = (SatarkCommand.DataOption(), FolderOption());
        var command = new Command("remove", "Takes an official list out of use, from the next start on.") { name, data, from };
        command.SetAction(parse => Guard(parse, () =>
        {
            var (called, folder) = (parse.GetValue(name)!, Folder(parse, data, from));
            if (!folder.Remove(called))
            {
                parse.InvocationConfiguration.Error.WriteLine($"There is no list '{called}' in {folder.Path}; 'places list' names them.");
                return 1;
            }

            parse.InvocationConfiguration.Output.WriteLine($"'{called}' is removed from {folder.Path}. A running Satark uses it until it is started again.");
            return 0;
        }));
        return command;
    }

    private static Option<string?> FolderOption() => new("--out") { Description = "The folder of the lists, instead of the data folder's: for an installation in Azure, functions/Satark.Functions/places.", HelpName = "DIR" };

    private static ListFolder Folder(ParseResult parse, Option<string> data, Option<string?> to) => new(
        parse.GetValue(to) ?? LocalServices.PlacesFolder(new ConfigurationBuilder().AddEnvironmentVariables().Build(), parse.GetValue(data)!));

    // thana.csv and thana.geojson are two lists: the one has their points, the other their areas.
    private static string ListName(string source) => Slug(Path.GetFileNameWithoutExtension(source)) is { Length: > 0 } slug
        ? Path.GetExtension(source).Contains("json", StringComparison.OrdinalIgnoreCase) ? Slug(slug[..Math.Min(slug.Length, LongestName - AreasSuffix.Length)] + AreasSuffix) : slug
        : "";

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            slug.Append(char.IsAsciiLetterOrDigit(c) ? c : '-');
        }

        var whole = string.Join('-', slug.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
        return whole.Length > LongestName ? whole[..LongestName].TrimEnd('-') : whole;
    }

    private static int Guard(ParseResult parse, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (InvalidDataException broken)
        {
            parse.InvocationConfiguration.Error.WriteLine($"{char.ToUpperInvariant(broken.Message[0])}{broken.Message[1..]}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            parse.InvocationConfiguration.Error.WriteLine(error.Message);
        }

        return 1;
    }
}

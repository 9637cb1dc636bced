using System.CommandLine;
using System.Text;
using Satark.Local.Posters;
using Satark.Places;
using Satark.Tips.Questionnaires;

namespace Satark.Local.Commands;

/// <summary><c>poster</c>: sheets of A4 with QR codes that lead to the informers' number and form.</summary>
internal static class PosterCommand
{
    public static Command Make()
    {
        var district = new Option<string?>("--district") { Description = "One district, by id or name in any script.", HelpName = "ID" };
        var range = new Option<string?>("--range") { Description = "One police range, by its English name: its own sheet and one for each of its districts.", HelpName = "NAME" };
        var folder = new Option<string>("--out") { Description = "The folder for the sheets; made if it is not there.", HelpName = "DIR", Required = true };
        var number = new Option<string?>("--whatsapp") { Description = "The WhatsApp number in international form; without it, setting Satark:Relay:Number.", HelpName = "NUMBER" };
        var url = new Option<string?>("--url") { Description = "Where the web form is; without it, setting Satark:PublicUrl.", HelpName = "URL" };
        var command = new Command("poster", "Writes posters with QR codes, a file each to open and print: all ranges and districts, or those that are named.") { district, range, folder, number, url };
        command.SetAction(parse => Run(
            parse.InvocationConfiguration, parse.GetValue(district), parse.GetValue(range), parse.GetValue(folder)!, parse.GetValue(number), parse.GetValue(url)));
        return command;
    }

    private static int Run(InvocationConfiguration io, string? district, string? range, string folder, string? number, string? url)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var doors = PosterDoors.Read(Given(number) ?? Given(settings["Satark:Relay:Number"]), Given(url) ?? Given(settings["Satark:PublicUrl"]));
        var sheets = SheetsOf(district, range);
        if ((doors.Refusal ?? sheets.Refusal) is { } refusal)
        {
            io.Error.WriteLine(refusal.Text);
            return 1;
        }

        try
        {
            Directory.CreateDirectory(folder);
            foreach (var sheet in sheets.Value)
            {
                File.WriteAllText(Path.Combine(folder, sheet.FileName + ".html"), PosterPage.Of(sheet, doors.Value).ToString(), new UTF8Encoding(false));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            io.Error.WriteLine(error.Message);
            return 1;
        }

        io.Output.WriteLine($"{sheets.Value.Length} {(sheets.Value.Length == 1 ? "poster" : "posters")} in {Path.GetFullPath(folder)}: open in a browser and print on A4.");
        if (doors.Value.Number is null || doors.Value.Form is null)
        {
            io.Error.WriteLine(doors.Value.Number is null
                ? "They have no WhatsApp code: give --whatsapp for one."
                : "They have no code for the web form, which asks for no number: give --url for one.");
        }

        return 0;
    }

    private static Outcome<PosterFor[]> SheetsOf(string? district, string? range)
    {
        var places = Gazetteer.Default;
        if (district is not null && range is not null)
        {
            return new Refusal(RefusalKind.Invalid, "Give --district or --range, not both: a range's sheets hold those of its districts.");
        }

        if (district is not null)
        {
            return (places.Find(district) ?? places.FindByName(district)) is { } one
                ? new PosterFor[] { PosterFor.Of(one) }
                : new Refusal(RefusalKind.Invalid, $"There is no district '{district}'. Its id is its English name with dashes, as in lakhimpur-kheri.");
        }

        var ranges = places.Districts.Select(d => d.Range).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => range is null || string.Equals(name, range.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return ranges.Count == 0
            ? new Refusal(RefusalKind.Invalid, $"There is no range '{range}'. Ranges are: {string.Join(", ", places.Districts.Select(d => d.Range).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}.")
            : ranges.SelectMany(name => places.InRange(name).Select(PosterFor.Of).Prepend(OfRange(name))).ToArray();
    }

    private static PosterFor OfRange(string name) =>
        Questionnaire.Default.Ranges.GetValueOrDefault(name) is { } names ? PosterFor.OfRange(name, names.Hi, names.Ur) : PosterFor.OfRange(name, name, name);

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

using System.CommandLine;
using Satark.Local.Demo.Night;

namespace Satark.Local.Commands;

/// <summary><c>demo night</c>: plays a night at the desk and checks that it tells one story.</summary>
internal static class DemoCommand
{
    public static Command Make() => new("demo", "Plays on a demo desk of its own what Satark does.") { Night() };

    private static Command Night()
    {
        var data = new Option<string?>("--data")
        {
            Description = "A new folder, which stays afterwards ('scripts/run --data DIR' opens it again). Without it the night's folder is removed at its end.",
            HelpName = "DIR",
        };
        var port = Serving.PortOption(0);
        var fast = new Option<bool>("--fast") { Description = "Leaves no time to look: only checks." };
        var command = new Command("night", "A mail in Hindi, a storm, a call answered with 2, a shift change, a lost connection: in about three minutes.") { data, port, fast };
        command.SetAction((parse, token) => PlayAsync(parse, parse.GetValue(data), parse.GetValue(port), parse.GetValue(fast), token));
        return command;
    }

    private static async Task<int> PlayAsync(ParseResult parse, string? data, int port, bool fast, CancellationToken cancellationToken)
    {
        var error = parse.InvocationConfiguration.Error;
        if (data is not null && Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
        {
            await error.WriteLineAsync($"The folder {Path.GetFullPath(data)} is not empty. A night begins with nothing: name a new folder, or leave --data out.").ConfigureAwait(false);
            return 1;
        }

        var own = data is null ? Directory.CreateTempSubdirectory("satark-night-") : null;
        try
        {
            await NightPlay.RunAsync(data ?? own!.FullName, port, fast, parse.InvocationConfiguration.Output, cancellationToken).ConfigureAwait(false);
            return 0;
        }
        catch (Exception trouble) when (trouble is NightTrouble or HttpRequestException)
        {
            await error.WriteLineAsync($"✗ {trouble.Message}").ConfigureAwait(false);
            return 2;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("The night was ended before its end.").ConfigureAwait(false);
            return 1;
        }
        finally
        {
            own?.Delete(recursive: true);
        }
    }
}

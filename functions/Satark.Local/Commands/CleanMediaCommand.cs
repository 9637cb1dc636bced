using System.CommandLine;
using Satark.Http.Media;

namespace Satark.Local.Commands;

/// <summary><c>clean-media</c>: what this program starts itself with to make the copy of one medium. Needs no data folder, and has no key.</summary>
internal static class CleanMediaCommand
{
    public static Command Make()
    {
        var command = new Command(CleanMediaVerb.Name, "Makes the copy of one medium without its metadata: from standard input to standard output. Started by this program itself.") { Hidden = true };
        command.SetAction(async (_, token) =>
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            return await CleanMediaVerb.RunAsync(input, output, token).ConfigureAwait(false);
        });
        return command;
    }
}

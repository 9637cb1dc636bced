using System.CommandLine;
using Satark.Enrichment.Lines;

namespace Satark.Local.Commands;

/// <summary><c>enrich</c>: language, place and urgency of messages, one a line. Needs no data folder.</summary>
internal static class EnrichCommand
{
    public static Command Make()
    {
        var command = new Command("enrich", "Reads messages from standard input, {\"id\", \"text\"} on each line, and prints for each its language, place and urgency, on one line.");
        command.SetAction(async (parse, token) =>
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            var done = await EnrichLines.BuiltIn().HandleAsync(input, output, token).ConfigureAwait(false);
            if (done.Faults == 0)
            {
                return 0;
            }

            await parse.InvocationConfiguration.Error.WriteLineAsync($"{done.Faults} of {done.Lines} lines held no message; each has its \"error\" in the output.").ConfigureAwait(false);
            return 2;
        });
        return command;
    }
}

using System.CommandLine;
using Satark.Local.Commands;

var house = new OwnHouse(args, Console.Out);
var root = SatarkCommand.Make(house);

// A stop in order takes a few seconds: open pages, messages in hand, the last commit.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };
return await root.Parse(args).InvokeAsync(invocation).ConfigureAwait(false);

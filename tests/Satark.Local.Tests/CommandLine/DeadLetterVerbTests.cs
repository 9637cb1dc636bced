using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Satark.Local.Commands;
using Satark.Local.Relay;
using Satark.Local.Tests.Storage;
using Satark.Messaging;

namespace Satark.Local.Tests.CommandLine;

/// <summary>Dead letters of a desk and of the informers' relay, on a folder that nobody uses.</summary>
public sealed class DeadLetterVerbTests : IDisposable
{
    private static readonly string[] Subjects = ["about-somebody", "about-another", "about-a-third"];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_are_listed_without_what_they_hold_and_sent_again_once(bool isRelay)
    {
        var data = Path.Combine(_folder.Path, isRelay ? "relay" : "desk");
        var ids = new List<string>();
        if (isRelay)
        {
            RelayFolder.Prepare(data);
        }

        await OnAsync(data, isRelay, async bus =>
        {
            foreach (var subject in Subjects)
            {
                await bus.DeadLetterAsync(new Errand(subject).As("Relay.Hear", Lane.Urgent, DateTimeOffset.UnixEpoch), "FormatException", default);
            }

            ids.AddRange((await bus.DeadLettersAsync(10, default)).Select(l => l.Id));
        });

        var (code, listed, _) = await RunAsync("dead-letters", "list", "--data", data);
        Assert.Equal(0, code);
        Assert.All(ids, id => Assert.Contains(id + "\t", listed, StringComparison.Ordinal));
        Assert.Contains("\tRelay.Hear\turgent\t1\tFormatException", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("about-", listed, StringComparison.Ordinal);

        Assert.Equal(1, (await RunAsync("dead-letters", "resend", "--data", data)).Code);
        Assert.Equal(1, (await RunAsync("dead-letters", "resend", ids[0], "--all", "--data", data)).Code);
        Assert.Equal((0, "1 message is sent again."), Said(await RunAsync("dead-letters", "resend", ids[0], "--data", data)));
        var again = await RunAsync("dead-letters", "resend", ids[0], ids[1], "--data", data);
        Assert.Equal((1, "1 message is sent again."), Said(again));
        Assert.Contains($"no dead letter {ids[0]}", again.Error, StringComparison.Ordinal);
        Assert.Equal((0, "1 message is sent again."), Said(await RunAsync("dead-letters", "resend", "--all", "--data", data)));
        Assert.Equal((0, "There are no dead letters."), Said(await RunAsync("dead-letters", "list", "--data", data)));
        await OnAsync(data, isRelay, async bus => Assert.Empty(await bus.DeadLettersAsync(10, default)));
    }

    private static (int Code, string Output) Said((int Code, string Output, string Error) ran) => (ran.Code, ran.Output.Trim());

    private static async Task OnAsync(string data, bool isRelay, Func<IMessageBus, Task> work)
    {
        await using var services = isRelay ? RelayServices.Build(data) : LocalServices.Build(data);
        await work(services.GetRequiredService<IMessageBus>());
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SatarkCommand.Make(new OwnHouse(args, output)).Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}

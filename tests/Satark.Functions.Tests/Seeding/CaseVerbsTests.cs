using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Satark.Cases;
using Satark.Functions.Seeding;
using Satark.Functions.SignIn;
using Satark.Functions.Storage;
using Satark.Functions.Tests.Hosting;
using Satark.Intake;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Functions.Tests.Seeding;

/// <summary>The verbs about cases, on an installation of the emulator.</summary>
public sealed class CaseVerbsTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Officer Ravi = new("ravi", "Ravi Kumar", Role.Operator, Jurisdiction.State, null, null, true);

    private readonly EmulatedAccount _account = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Verify_proves_whole_histories_and_names_one_that_is_missing()
    {
        var (first, _) = await WithTwoCasesAsync();

        Assert.Equal(0, await RunAsync("verify"));
        Assert.Contains("2 cases, 4 events, 0 erased, 2 anchored: every history is whole", _output.ToString(), StringComparison.Ordinal);

        await OnAsync(async services =>
        {
            var key = CaseId.Parse(first);
            var row = (await services.GetRequiredService<IStore>().FindAsync(new RecordKey(key.Partition, key.Row), None))!;
            await services.GetRequiredService<IStore>().SaveAsync(new Change(key.Partition).Delete(key.Row, row.Version), None);
        });
        Assert.Equal(2, await RunAsync("verify"));
        Assert.Contains($"case {first} is missing: an anchor line names it", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erased_case_cannot_be_read_and_still_verifies()
    {
        var (first, second) = await WithTwoCasesAsync();

        Assert.Equal(0, await RunAsync("erase", first, "--for-good"));
        Assert.Equal(0, await RunAsync("verify"));

        Assert.Contains(" is erased.", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 erased, 2 anchored: every history is whole", _output.ToString(), StringComparison.Ordinal);
        await OnAsync(async services =>
        {
            var book = services.GetRequiredService<CaseBook>();
            Assert.Null(await book.ReportAsync((await book.FindAsync(first, None))!.Value, None));
            Assert.NotNull(await book.ReportAsync((await book.FindAsync(second, None))!.Value, None));
        });
    }

    [Fact]
    public async Task An_open_case_and_one_that_is_not_there_are_refused_in_words()
    {
        var open = "";
        await OnAsync(async services => open = await FindAsync(services, "goodbye"));

        Assert.Equal(1, await RunAsync("erase", open, "--for-good"));
        Assert.Contains("This case is open: close it first.", _error.ToString(), StringComparison.Ordinal);
        var before = _error.ToString().Length;
        Assert.Equal(1, await RunAsync("erase", "nonsense", "--for-good"));
        Assert.NotEqual("", _error.ToString()[before..].Trim());
    }

    [Fact]
    public async Task Nothing_is_erased_by_who_does_not_say_that_it_is_for_good()
    {
        var code = await Verbs.RunAsync(["erase", "abc-1"], () => throw new InvalidOperationException("built"), _output, _error, None);

        Assert.Equal((1, "Nothing was erased. Nobody can undo it: add --for-good if you mean it."), (code, _error.ToString().TrimEnd()));
    }

    private Task<int> RunAsync(params string[] args) => Verbs.RunAsync(args, Build, _output, _error, None);

    private async Task OnAsync(Func<IServiceProvider, Task> work)
    {
        using var host = Build();
        await host.StartAsync();
        await work(host.Services);
        await host.StopAsync();
    }

    // Two closed own finds, both named by an anchor line.
    private async Task<(string First, string Second)> WithTwoCasesAsync()
    {
        var ids = new List<string>();
        await OnAsync(async services =>
        {
            for (var i = 0; i < 2; i++)
            {
                var id = await FindAsync(services, $"goodbye {i}");
                var closed = await services.GetRequiredService<CaseBook>().MoveAsync(id, Ravi.Actor, (c, m) => c.Close(ClosingOutcome.Safe, "calm now", m), None);
                await services.GetRequiredService<CaseIndex>().EnterAsync(closed.Value, None);
                ids.Add(id);
            }

            await services.GetRequiredService<BlobAnchors>().AppendAsync(None);
        });
        return (ids[0], ids[1]);
    }

    private static async Task<string> FindAsync(IServiceProvider services, string text) =>
        (await services.GetRequiredService<OpenOwnFind>().HandleAsync(new OwnFind(null, text, null, text, null, null, null, null, null), Ravi, None)).Value.Id;

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new FunctionsSetup().All()).AddInMemoryCollection([KeyValuePair.Create<string, string?>("ServiceBusConnection", _account.ServiceBus)]);
        builder.Services.AddSatarkFunctions(builder.Configuration).AddSingleton(new Terminal(TextWriter.Null));
        _account.AddTo(builder.Services);
        return builder.Build();
    }
}

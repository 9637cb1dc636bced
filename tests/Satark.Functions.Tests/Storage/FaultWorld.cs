using Satark.Contracts;
using Satark.Functions.Storage;
using Satark.Functions.Tests.Messaging;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>One store with a clock that can be set forward, a broker on the same clock, and a way to the tables on which things can go wrong.</summary>
[Trait("Broker", "in-process")]
public abstract class FaultWorld : IAsyncLifetime, IDisposable
{
    protected static readonly CancellationToken None = CancellationToken.None;

    protected FaultWorld() => Bus = new BusClock(Clock);

    protected ShiftedClock Clock { get; } = new();

    protected OnTheWay Way { get; } = new();

    protected BusClock Bus { get; }

    protected Stores Stores { get; private set; } = null!;

    protected TableStore Store => Stores.Store;

    public virtual async Task InitializeAsync() => Stores = await Stores.NewAsync(Clock, Way);

    public async Task DisposeAsync()
    {
        Way.Instead = null;
        await Stores.DisposeAsync();
    }

    public void Dispose()
    {
        Bus.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static Change Writing(string text, params string[] messages) => Sending(new Change("p").Insert("a", new Note(text), ContractJson.Default.Note), messages);

    protected static Change Sending(Change change, params string[] messages)
    {
        foreach (var id in messages)
        {
            change.Send(new Message(id, "Tested", Lane.Urgent, DateTimeOffset.UnixEpoch, "{}"u8.ToArray()));
        }

        return change;
    }

    protected Task<Stored<Note>?> Find(string row = "a", IStore? store = null) => (store ?? Store).FindAsync("p", row, ContractJson.Default.Note, None);

    protected async Task<IReadOnlyList<string>> DeliveredAsync() => [.. (await QueueReader.DrainAsync(Stores)).Select(m => m.Id).Order(StringComparer.Ordinal)];

    protected Task<Remains> RemainsAsync() => Remains.OfAsync(Stores.AccountOf(null));

    /// <summary>The next sweep after the grace.</summary>
    protected Task<SweepReport> SweepAsync(Sweeper? sweeper = null)
    {
        Clock.Advance(Sweeper.Grace + TimeSpan.FromSeconds(1));
        return (sweeper ?? Stores.NewSweeper()).SweepAsync(None);
    }

    /// <summary>The process dies at a step, the first time that it is reached.</summary>
    private protected static Func<SaveStep, ValueTask> DieAt(SaveStep step) => reached => reached == step ? throw new DiedException() : ValueTask.CompletedTask;

    public sealed class DiedException : Exception;
}

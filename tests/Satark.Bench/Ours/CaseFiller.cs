using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Bench.Facts;
using Satark.Board;
using Satark.Cases;
using Satark.Intake;
using Satark.Local;
using Satark.Local.Messaging;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Partners;
using Satark.Storage;

namespace Satark.Bench.Ours;

/// <summary>
/// Fills a folder with a year's cases through the real intake: all but one in a hundred closed a month ago, the others open
/// and in somebody's hand. Everything that followed from them is handled before it returns.
/// </summary>
internal static class CaseFiller
{
    private const int AtOnce = 128;
    private const int OneOpenIn = 100;

    private static readonly TimeSpan Ago = TimeSpan.FromDays(30);

    /// <summary>Opens and works so many cases.</summary>
    public static async Task FillAsync(string folder, int count, CancellationToken cancellationToken)
    {
        ProgressLine.Say($"Satark: {count} cases go through the intake");
        var clock = new ShiftedClock();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddSingleton<IDesk, SilentDesk>();
        collection.AddSatarkLocal(folder, new ConfigurationBuilder().Build(), () => new Uri("http://127.0.0.1"));
        await using var services = collection.BuildServiceProvider();
        var partner = (await services.GetRequiredService<PartnerBook>().ListAsync(cancellationToken)).Single();

        clock.Set(Ago);
        var open = new List<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, options, async (i, token) =>
        {
            var caseId = await OpenAsync(services, partner, clock, i, token);
            if (i % OneOpenIn != 0)
            {
                await MoveAsync(services, caseId, static (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m), token);
                return;
            }

            lock (open)
            {
                open.Add(caseId);
            }
        });

        clock.Set(TimeSpan.Zero);
        await Parallel.ForEachAsync(open, options, async (caseId, token) => await MoveAsync(services, caseId, static (c, m) => c.Acknowledge(m), token));
        await SettleAsync(services, clock, cancellationToken);
        await SweepAsync(services, clock, cancellationToken);
    }

    // The program's own handlers, with more of them at once than a desk would want.
    private static async Task SettleAsync(ServiceProvider services, TimeProvider clock, CancellationToken cancellationToken)
    {
        ProgressLine.Say("Satark: what follows from them is handled");
        var wide = new QueueOptions { Urgent = AtOnce, Ordinary = AtOnce, Bulk = AtOnce };
        using var queue = new SqliteQueue(
            services.GetRequiredService<SqliteDatabase>(), services.GetRequiredService<Dispatcher>().DispatchAsync, wide, clock, NullLogger<SqliteQueue>.Instance);
        await queue.StartAsync(cancellationToken);
        await queue.IdleAsync(cancellationToken);
        await queue.StopAsync(cancellationToken);
    }

    // What closed a month ago left the board long ago.
    private static async Task SweepAsync(ServiceProvider services, TimeProvider clock, CancellationToken cancellationToken)
    {
        const string Board = "board";
        var store = services.GetRequiredService<IStore>();
        var oldest = clock.GetUtcNow() - BoardIndex.ClosedStays;
        var rows = await store.ListAllAsync(Board, "", SatarkJson.Default.BoardRow, cancellationToken);
        foreach (var some in rows.Where(r => r.Record.Value.ClosedAt < oldest).Chunk(Change.MaxRows))
        {
            var change = new Change(Board);
            foreach (var (row, stored) in some)
            {
                change.Delete(row, stored.Version);
            }

            await store.SaveAsync(change, cancellationToken);
        }
    }

    private static async Task<string> OpenAsync(ServiceProvider services, Partner partner, TimeProvider clock, int number, CancellationToken cancellationToken)
    {
        var id = $"fill-{number}";
        var request = new SignedAlert(partner, partner.Keys[0], SignedAlerts.Body(id, number), id, clock.GetUtcNow(), true);
        return (await services.GetRequiredService<SubmitAlert>().HandleAsync(request, cancellationToken)).Value.CaseId;
    }

    private static async Task MoveAsync(ServiceProvider services, string caseId, Func<Case, Moment, Outcome<Moved>> move, CancellationToken cancellationToken)
    {
        var by = new Actor(ActorKind.Officer, "operator", "Operator");
        var outcome = await services.GetRequiredService<CaseBook>().MoveAsync(caseId, by, move, cancellationToken);
        if (!outcome.IsOk)
        {
            throw new InvalidOperationException($"A case could not be moved: {outcome.Refusal!.Text}");
        }
    }
}

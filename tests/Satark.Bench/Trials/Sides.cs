using Satark.Bench.Facts;
using Satark.Bench.Load;
using Satark.Bench.Ours;
using Satark.Bench.Peer;

namespace Satark.Bench.Trials;

/// <summary>Does the same to each side, one after the other, each warm and with the machine to itself.</summary>
internal sealed class Sides(string folder, Plan plan)
{
    private int _used;

    /// <summary>What <paramref name="measure"/> finds of Satark and of the Alertmanager.</summary>
    public async Task<(T Ours, T Peer)> BothAsync<T>(Func<ISide, Task<T>> measure, CancellationToken cancellationToken) =>
        (await OursAsync(measure, cancellationToken), await PeerAsync(measure, notifies: true, cancellationToken));

    /// <summary>What it finds of Satark.</summary>
    public Task<T> OursAsync<T>(Func<ISide, Task<T>> measure, CancellationToken cancellationToken) =>
        MeasureAsync(async () => await SatarkSide.StartAsync(NewFolder("satark"), cancellationToken), measure, true, cancellationToken);

    /// <summary>What it finds of the Alertmanager.</summary>
    public Task<T> PeerAsync<T>(Func<ISide, Task<T>> measure, bool notifies, CancellationToken cancellationToken) =>
        MeasureAsync(async () => await PeerSide.StartAsync(NewFolder("peer"), notifies, cancellationToken), measure, notifies, cancellationToken);

    private async Task<T> MeasureAsync<T>(Func<Task<ISide>> start, Func<ISide, Task<T>> measure, bool notifies, CancellationToken cancellationToken)
    {
        await using var side = await start();
        await WarmAsync(side, notifies, cancellationToken);
        return await measure(side);
    }

    private async Task WarmAsync(ISide side, bool notifies, CancellationToken cancellationToken)
    {
        ProgressLine.Say($"{side.Name}: warming up with {plan.WarmUp} alerts");
        var series = side.Series("warm", plan.WarmUp);
        using var generator = await Generator.ConnectAsync(side.Port, 8, cancellationToken);
        await generator.FlatOutAsync(series, TimeSpan.FromSeconds(60), cancellationToken);
        series.ThrowIfRefused();
        if (notifies)
        {
            await series.ArrivedAsync(side.Arrivals, TimeSpan.FromSeconds(30), cancellationToken);
        }

        // What it set off besides comes to rest.
        await Quiet.WaitAsync(side.Process, cancellationToken);
    }

    private string NewFolder(string name) => Path.Combine(folder, $"{name}-{++_used}");
}

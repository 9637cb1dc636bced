using System.Diagnostics;
using Satark.Bench.Load;
using Satark.Bench.Trials;

namespace Satark.Bench.Peer;

/// <summary>The Alertmanager with a fresh folder and our webhook.</summary>
internal sealed class PeerSide : ISide
{
    private readonly string _folder;
    private readonly Webhook _webhook;
    private readonly Child _child;

    private PeerSide(string folder, Webhook webhook, Child child, Arrivals arrivals)
    {
        _folder = folder;
        _webhook = webhook;
        _child = child;
        Arrivals = arrivals;
    }

    /// <inheritdoc/>
    public string Name => "Alertmanager";

    /// <inheritdoc/>
    public int Port => _child.Port;

    /// <inheritdoc/>
    public Process Process => _child.Process;

    /// <inheritdoc/>
    public Arrivals Arrivals { get; }

    /// <summary>Starts both; without <paramref name="notifies"/> it only takes alerts and tells nobody.</summary>
    public static async Task<PeerSide> StartAsync(string folder, bool notifies, CancellationToken cancellationToken)
    {
        var arrivals = new Arrivals();
        var webhook = new Webhook(arrivals);
        var child = await Alertmanager.StartAsync(folder, notifies ? webhook.Port : null, cancellationToken);
        return new PeerSide(folder, webhook, child, arrivals);
    }

    /// <inheritdoc/>
    public Series Series(string name, int count) => Alertmanager.Series(Port, name, count);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        await _webhook.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

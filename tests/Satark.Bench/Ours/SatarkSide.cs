using System.Diagnostics;
using Satark.Bench.Load;
using Satark.Bench.Trials;

namespace Satark.Bench.Ours;

/// <summary>Satark with a fresh folder and one open page.</summary>
internal sealed class SatarkSide : ISide
{
    private readonly SatarkFolder _folder;
    private readonly Child _child;
    private readonly DeskPage _page;

    private SatarkSide(SatarkFolder folder, Child child, DeskPage page, Arrivals arrivals)
    {
        _folder = folder;
        _child = child;
        _page = page;
        Arrivals = arrivals;
    }

    /// <inheritdoc/>
    public string Name => "Satark";

    /// <inheritdoc/>
    public int Port => _child.Port;

    /// <inheritdoc/>
    public Process Process => _child.Process;

    /// <inheritdoc/>
    public Arrivals Arrivals { get; }

    /// <summary>Makes the folder, starts the process, opens the page.</summary>
    public static async Task<SatarkSide> StartAsync(string path, CancellationToken cancellationToken)
    {
        var folder = await SatarkFolder.MakeAsync(path, cancellationToken);
        var child = await SatarkProcess.StartAsync(folder.Path, cancellationToken);
        var arrivals = new Arrivals();
        return new SatarkSide(folder, child, await DeskPage.OpenAsync(child.Port, folder.SignIn, arrivals, cancellationToken), arrivals);
    }

    /// <inheritdoc/>
    public Series Series(string name, int count) => _folder.Alerts.Series(Port, name, count);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _child.DisposeAsync();
        _folder.Dispose();
    }
}

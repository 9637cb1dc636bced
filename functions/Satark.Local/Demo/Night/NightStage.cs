using System.Text.Json;

namespace Satark.Local.Demo.Night;

/// <summary>What the scenes share: the running desk, its doors, and its officers.</summary>
internal sealed class NightStage : IAsyncDisposable
{
    private readonly string _folder;
    private readonly double _scale;
    private readonly List<string> _cases = [];
    private NightServer _server;

    private NightStage(string folder, double scale, NightServer server, Teller teller, NightDoors doors, NightDesk sana, NightDesk ravi) =>
        (_folder, _scale, _server, Teller, Doors, Sana, Ravi) = (folder, scale, server, teller, doors, sana, ravi);

    /// <summary>Who tells it.</summary>
    public Teller Teller { get; }

    /// <summary>The partner's and the phones' doors.</summary>
    public NightDoors Doors { get; }

    /// <summary>The operator who stays.</summary>
    public NightDesk Sana { get; }

    /// <summary>The operator who goes home.</summary>
    public NightDesk Ravi { get; }

    /// <summary>The night's cases, in the order in which they came.</summary>
    public IReadOnlyList<string> Cases => _cases;

    /// <summary>Starts a desk in a new folder and brings two operators to their boards.</summary>
    public static async Task<NightStage> OpenAsync(string folder, int port, double scale, Teller teller, CancellationToken cancellationToken)
    {
        var server = await NightServer.StartAsync(folder, port, scale, cancellationToken).ConfigureAwait(false);
        try
        {
            var access = await new DemoFile(folder).ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw new NightTrouble("The demo says nowhere how to get in.");
            await teller.LineAsync($"Open this link and keep the page beside this window:\n\n    {server.FirstLink}\n").ConfigureAwait(false);
            return new NightStage(
                folder, scale, server, teller, new NightDoors(server.Url, access),
                await NightDesk.SignInAsync(server.Url, access.Desk, "sana", cancellationToken).ConfigureAwait(false),
                await NightDesk.SignInAsync(server.Url, access.Desk, "ravi", cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A case of the night: from now on board, phone and history must agree about it after each scene.</summary>
    public void Watch(string caseId) => _cases.Add(caseId);

    /// <summary>The board's row of a case, once it is as expected.</summary>
    public async Task<JsonElement> RowAsync(string what, string caseId, Func<JsonElement, bool> isSo, CancellationToken cancellationToken) =>
        (await Night.Teller.UntilAsync(
            what,
            15,
            async () => (await Sana.RowsAsync(cancellationToken).ConfigureAwait(false)).Where(r => r.Text("id") == caseId && isSo(r)).Select(r => new Found(r)).FirstOrDefault(),
            cancellationToken).ConfigureAwait(false)).Element;

    /// <summary>A message on the phones, once it is there.</summary>
    public async Task<JsonElement> MessageAsync(string what, Func<JsonElement, bool> isIt, CancellationToken cancellationToken) =>
        (await Night.Teller.UntilAsync(
            what,
            20,
            async () => (await Sana.OutboxAsync(cancellationToken).ConfigureAwait(false)).Where(isIt).Select(m => new Found(m)).FirstOrDefault(),
            cancellationToken).ConfigureAwait(false)).Element;

    /// <summary>A line that the case's history must have.</summary>
    /// <exception cref="NightTrouble">It has none such.</exception>
    public async Task<string> LineAsync(string caseId, string kind, string by, CancellationToken cancellationToken) =>
        (await Sana.CaseAsync(caseId, cancellationToken).ConfigureAwait(false)).Items("history").LastOrDefault(e => e.Text("kind") == kind && e.Text("by") == by).Text("text")
            ?? throw new NightTrouble($"The history has no line '{kind}' by {by}.");

    /// <summary>Says that board, phone and history agree about every case so far.</summary>
    /// <returns>How each stands.</returns>
    /// <exception cref="NightTrouble">They do not.</exception>
    public async Task<IReadOnlyList<Standing>> AgreeAsync(CancellationToken cancellationToken)
    {
        var all = new List<Standing>();
        foreach (var id in _cases)
        {
            all.Add(await Agreement.FindAsync(Sana, id, cancellationToken).ConfigureAwait(false));
        }

        await Teller.SayAsync($"✓ Board, phone and history agree about {(all.Count == 1 ? "the case" : $"all {all.Count} cases")}: "
            + $"{all.Sum(s => s.Messages)} messages on the phones, {all.Sum(s => s.Lines)} lines of history.").ConfigureAwait(false);
        return all;
    }

    /// <summary>Takes the power away.</summary>
    public Task KillAsync() => _server.KillAsync();

    /// <summary>Starts again on the same folder and port.</summary>
    public async Task ReturnAsync(CancellationToken cancellationToken)
    {
        var port = _server.Url.Port;
        await _server.DisposeAsync().ConfigureAwait(false);
        _server = await NightServer.StartAsync(_folder, port, _scale, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Proves every history, as <c>scripts/satark verify</c> does.</summary>
    /// <returns>What it says.</returns>
    /// <exception cref="NightTrouble">A history has a fault.</exception>
    public async Task<string> VerifyAsync(CancellationToken cancellationToken)
    {
        var (code, said) = await NightServer.RunAsync(cancellationToken, "verify", "--data", _folder).ConfigureAwait(false);
        return code == 0 ? said : throw new NightTrouble($"The histories are not proven: {said}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Doors.Dispose();
        Sana.Dispose();
        Ravi.Dispose();
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private sealed record Found(JsonElement Element);
}

namespace Satark.Scenarios;

/// <summary>
/// The ground of all scenarios. Each scenario class is abstract and has two sealed heirs, one for each
/// <see cref="MessageOrder"/>, so that no scenario runs in one order only (<c>ScenarioRulesTests</c> looks).
/// </summary>
public abstract class ScenarioTest(MessageOrder order) : IAsyncLifetime
{
    private readonly List<TestHost> _hosts = [];

    /// <summary>How messages come.</summary>
    public MessageOrder Order { get; } = order;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>Starts a host whose messages come in this scenario's order.</summary>
    protected async Task<TestHost> StartAsync(HostSetup? setup = null)
    {
        var host = await TestHost.StartAsync((setup ?? new HostSetup()) with { Order = Order });
        _hosts.Add(host);
        return host;
    }
}

namespace Satark.Local;

/// <summary>A web process of this host, the desk's or the relay's, from its address to its end.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private readonly LocalAddress _address;
    private readonly WebApplication _app;
    private bool _started;

    /// <summary>Binds the address, then builds; a build that fails leaves the address free.</summary>
    /// <exception cref="ArgumentException">No IP address.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public WebProcess(string bind, int port, Func<LocalAddress, WebApplication> build)
    {
        _address = new LocalAddress(bind, port);
        try
        {
            _app = build(_address);
        }
        catch
        {
            _address.Dispose();
            throw;
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => _address.Url;

    /// <summary>The services of the running process.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a host and gives it back; one that fails to start is thrown away.</summary>
    public static async Task<T> StartedAsync<T>(T host, Func<T, Task> start)
        where T : IAsyncDisposable
    {
        try
        {
            await start(host).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Answers from now on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _app.StartAsync(cancellationToken).ConfigureAwait(false);
        _started = true;
    }

    /// <summary>Returns once the process was asked to stop and has stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops and frees the address. In order first: open pages are told before what serves them is gone. What never started cannot be stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_started)
        {
            await _app.StopAsync().ConfigureAwait(false);
        }

        await _app.DisposeAsync().ConfigureAwait(false);
        _address.Dispose();
    }
}
